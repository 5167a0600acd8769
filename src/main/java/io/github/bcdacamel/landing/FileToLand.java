package io.github.bcdacamel.landing;

import java.util.regex.Pattern;

/**
 * One file to land: which it is, and what the server said of it. Its names come from the checked type and the index,
 * never from an address, so that a hostile manifest shapes no path.
 *
 * @param feed the feed's name, one folder
 * @param exportId the export's id, one folder
 * @param kind output, error or deleted
 * @param type the manifest's type, which every line must have as its {@code resourceType}
 * @param index from 1, counted within kind and type
 * @param count the server's number of resources, or null
 * @param fileSize the server's number of bytes, encoded or decoded, or null
 * @param sha256 the server's checksum of the encoded or decoded bytes, hexadecimal or Base64, or null
 * @param attemptId another for each attempt, because an attempt writes only files of its own
 */
public record FileToLand(
        String feed,
        String exportId,
        FileKind kind,
        String type,
        int index,
        Long count,
        Long fileSize,
        String sha256,
        String attemptId) {

    private static final Pattern FOLDER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern TYPE = Pattern.compile("[A-Za-z]{1,64}");
    private static final Pattern ATTEMPT = Pattern.compile("[A-Za-z0-9-]{1,40}");

    public FileToLand {
        checkFolder(feed);
        checkFolder(exportId);
        if (!TYPE.matcher(type).matches()) {
            throw new IllegalArgumentException("The type of a file must be 1 to 64 letters.");
        }
        if (index < 1) {
            throw new IllegalArgumentException("The index of a file counts from 1, not from " + index + ".");
        }
        if (!ATTEMPT.matcher(attemptId).matches()) {
            throw new IllegalArgumentException("The id of an attempt must be 1 to 40 letters, digits and hyphens.");
        }
    }

    /** The name within the export's folder, inflated: {@code ndjson/Patient.0001.ndjson}. */
    public String name() {
        return kind.folder() + "/" + numbered() + ".ndjson";
    }

    /** What the partial files of every attempt at this file begin with: {@code ndjson-Patient.0001.} */
    String partialPrefix() {
        return kind.folder() + "-" + numbered() + ".";
    }

    private String numbered() {
        return "%s.%04d".formatted(type, index);
    }

    static void checkFolder(String name) {
        if (!FOLDER.matcher(name).matches()) {
            throw new IllegalArgumentException("A feed or export id must be 1 to 64 letters, digits, '.', '_' and '-',"
                    + " and begin with a letter or digit.");
        }
    }
}
