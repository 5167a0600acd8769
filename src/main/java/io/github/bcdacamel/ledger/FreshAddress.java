package io.github.bcdacamel.ledger;

/** Where a file that was gone is now. @param url checked */
public record FreshAddress(String name, String url) {}
