package io.github.bcdacamel.ledger;

/**
 * A file of a manifest that gets a row.
 *
 * @param kind the name of a FileKind
 * @param number from 1, counted within kind and type
 * @param url checked
 * @param expectedLines this and what follows as far as the server says it; else null
 */
public record NewFile(
        String feed,
        String exportId,
        String name,
        String kind,
        String type,
        int number,
        String url,
        Long expectedLines,
        Long expectedBytes,
        String expectedSha256) {}
