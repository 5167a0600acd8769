package io.github.bcdacamel.ledger;

/** The key of an export's row. */
public record ExportKey(String feed, String id) {}
