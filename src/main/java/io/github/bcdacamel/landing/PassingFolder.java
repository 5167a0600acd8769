package io.github.bcdacamel.landing;

import java.io.IOException;
import java.nio.file.Path;

/** A folder that is deleted when it is closed, and also if Ctrl-C or SIGTERM ends the process before. */
public final class PassingFolder implements AutoCloseable {

    private final Path folder;
    private final Thread ended;

    /** @param folder need not be there yet */
    public PassingFolder(Path folder) {
        this.folder = folder;
        this.ended = new Thread(this::deleteQuietly, "delete-" + folder.getFileName());
        Runtime.getRuntime().addShutdownHook(ended);
    }

    public Path path() {
        return folder;
    }

    private void deleteQuietly() {
        // Whoever fills it may still be at work.
        for (int i = 0; i < 5; i++) {
            try {
                DurableFiles.deleteTree(folder);
                return;
            } catch (IOException again) {
                // the next round
            }
        }
    }

    @Override
    public void close() throws IOException {
        try {
            Runtime.getRuntime().removeShutdownHook(ended);
        } catch (IllegalStateException ending) {
            // the hook runs already
        }
        DurableFiles.deleteTree(folder);
    }
}
