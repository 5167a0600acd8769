package io.github.bcdacamel.landing;

import java.io.File;
import java.nio.file.Path;

/**
 * A file that stands under its final name in the landing, for destinations. A route {@code deliver-to-…} finds it in the
 * variable {@code delivery}.
 *
 * @param name within the export's folder, such as {@code ndjson/Patient.0001.ndjson}
 * @param path where it stands
 * @param size in bytes, as it stands there
 * @param sha256 of these bytes, hexadecimal; for a data file known from the pass that verified it
 * @param isOfFeed whether it stands beside the export's folder, in the feed's: the export's part of the feed's tables
 */
public record FileToDeliver(
        String feed, String exportId, String name, Path path, long size, String sha256, boolean isOfFeed) {

    public FileToDeliver {
        FileToLand.checkFolder(feed);
        FileToLand.checkFolder(exportId);
    }

    /** A file of the export's folder. */
    public FileToDeliver(String feed, String exportId, String name, Path path, long size, String sha256) {
        this(feed, exportId, name, path, size, sha256, false);
    }

    /** The same place in every destination, below its prefix: {@code <feed>/<export>/<name>}, or {@code <feed>/<name>}. */
    public String key() {
        return isOfFeed ? feed + "/" + name : feed + "/" + exportId + "/" + name;
    }

    /** For components that take files. */
    public File file() {
        return path.toFile();
    }
}
