package io.github.bcdacamel.ledger;

/**
 * Where a file is, as its job says now.
 *
 * @param pauseSeconds how long to wait before it is fetched there
 */
public record FreshAddress(String name, String url, long pauseSeconds) {}
