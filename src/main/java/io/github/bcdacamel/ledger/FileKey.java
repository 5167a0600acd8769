package io.github.bcdacamel.ledger;

/** The key of a file's row. As text it travels through the download queue, readable by any broker. */
public record FileKey(String feed, String exportId, String name) {

    /** Reads {@code feed/export/name}. Anybody may write to a queue: the ledger decides whether there is such a file. */
    public static FileKey of(String text) {
        String[] parts = text.split("/", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException(
                    "The download queue delivered something that is not a file of an export.");
        }
        return new FileKey(parts[0], parts[1], parts[2]);
    }

    @Override
    public String toString() {
        return feed + "/" + exportId + "/" + name;
    }
}
