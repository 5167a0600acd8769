package io.github.bcdacamel.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The ledger's statements, each in a file {@code ledger/sql/<name>.sql} of the class path, with named parameters. */
final class SqlFile {

    private static final Map<String, String> READ = new ConcurrentHashMap<>();

    private SqlFile() {}

    /** @throws IllegalArgumentException when there is no such file */
    static String read(String name) {
        return READ.computeIfAbsent(name, SqlFile::load);
    }

    private static String load(String name) {
        try (InputStream file = SqlFile.class.getResourceAsStream("/ledger/sql/" + name + ".sql")) {
            if (file == null) {
                throw new IllegalArgumentException("There is no statement ledger/sql/" + name + ".sql.");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
