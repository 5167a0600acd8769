package io.github.bcdacamel.landing;

/**
 * What a destination says of a file that it holds and has proven. A route {@code deliver-to-…} may leave it in the
 * variable {@code delivered}; the receipt then names it.
 *
 * @param location the file's full address there, without secrets
 * @param checksum that the destination itself has of it, with its algorithm in front; null where it has none
 */
public record DeliveryProof(String location, String checksum) {}
