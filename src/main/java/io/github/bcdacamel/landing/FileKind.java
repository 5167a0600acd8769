package io.github.bcdacamel.landing;

/** What a file of a manifest is: data ({@code output}), server errors ({@code error}, {@code outcome}), or deletions ({@code deleted}). */
public enum FileKind {
    OUTPUT("ndjson"),
    ERROR("errors"),
    DELETED("deleted");

    private final String folder;

    FileKind(String folder) {
        this.folder = folder;
    }

    /** The folder of the export in which files of this kind land. */
    public String folder() {
        return folder;
    }
}
