package io.github.bcdacamel.database;

import io.github.bcdacamel.landing.LandedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** Lets nothing into the database that is not what was built: compares files with their checksums, and rows with their number. */
final class PartGuard {

    private static final String ACTION =
            "If another process builds tables or marts, wait for it; otherwise verify says which file is damaged";

    /** Writes a file. */
    interface Writer {
        void write(Path csv) throws IOException;
    }

    /** Sends a file. */
    interface Sender {
        long send(Path csv) throws SQLException, IOException;
    }

    void requireSame(Path file, String sha256) throws IOException {
        if (!Files.isRegularFile(file) || !LandedFile.sha256(file).equals(sha256)) {
            throw new DatabaseException(file + " is not, or no longer, what was built", ACTION);
        }
    }

    /** Brings the rows of a file by way of one that is there for this alone. */
    long copy(long expected, Path file, Writer writer, Sender sender, Path temporary) throws SQLException, IOException {
        Path csv = temporary.resolve("rows.csv");
        try {
            writer.write(csv);
            long rows = sender.send(csv);
            if (rows != expected) {
                throw new DatabaseException(
                        "%s should have %d rows, and %d arrived".formatted(file, expected, rows), ACTION);
            }
            return rows;
        } finally {
            Files.deleteIfExists(csv);
        }
    }
}
