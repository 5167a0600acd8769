package io.github.bcdacamel.ledger;

/**
 * What a destination said of a file that it holds.
 *
 * @param name of the file within the export's folder
 * @param location the file's full address there
 * @param checksum null where the destination has none
 */
public record Delivery(String name, String destination, String location, String checksum) {}
