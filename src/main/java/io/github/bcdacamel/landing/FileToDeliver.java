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
 */
public record FileToDeliver(String feed, String exportId, String name, Path path, long size, String sha256) {

    public FileToDeliver {
        FileToLand.checkFolder(feed);
        FileToLand.checkFolder(exportId);
    }

    /** The same place in every destination, below its prefix: {@code <feed>/<export>/<name>}. */
    public String key() {
        return feed + "/" + exportId + "/" + name;
    }

    /** For components that take files. */
    public File file() {
        return path.toFile();
    }
}
