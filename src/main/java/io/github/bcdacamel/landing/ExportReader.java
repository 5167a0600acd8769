package io.github.bcdacamel.landing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;

/** What an export holds where it was delivered: a folder, or a store that has the same layout. */
public interface ExportReader {

    /** What size means of something that has a name and is no file. */
    long NO_FILE = -1;

    /** What size means of something that may not be looked at. */
    long UNREADABLE = -2;

    /** What is in a folder. */
    static ExportReader of(Path folder) {
        return new FolderExportReader(folder);
    }

    /** Where it is, for people. */
    String place();

    /** The size of everything there, by its name from the export, such as {@code ndjson/Patient.0001.ndjson}. */
    Map<String, Long> sizes() throws IOException;

    /** The bytes as they stand there, to be closed by the caller. */
    InputStream open(String name) throws IOException;

    /** What stands beside the export in another folder of the feed, such as {@code tables}; empty if that is not there. */
    ExportReader beside(String folder) throws IOException;
}
