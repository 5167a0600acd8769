package io.github.bcdacamel.landing;

import io.github.bcdacamel.failures.Classified;
import io.github.bcdacamel.failures.FailureClass;
import io.github.bcdacamel.failures.KnownFailure;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;

/** The landing's own disk or folder said no; no server is to blame. Names the folder and what to do. */
public final class LandingException extends IOException implements Classified {

    /** Why, for a machine. */
    public enum Reason {
        DISK_FULL,
        NOT_WRITABLE,
        /** A new export found its folder taken. */
        FOLDER_EXISTS,
        /** Others own the folder or may write there, or it is a link. */
        NOT_OURS,
        /** The partial file to publish is gone, and the final one is not the same file: fetch it again. */
        PARTIAL_GONE,
        /** Anything else that reading or writing can meet. */
        FAILED
    }

    private final Reason reason;

    public LandingException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    @Override
    public FailureClass failureClass() {
        return (isRetryable() ? KnownFailure.LANDED_FILE_CHANGED : KnownFailure.DISK_REFUSED).end();
    }

    @Override
    public boolean isRetryable() {
        return reason == Reason.PARTIAL_GONE;
    }

    /** What the disk said at this path, in words. An exception that is one already stays as it is. */
    static LandingException at(Path path, Exception cause) {
        if (cause instanceof LandingException already) {
            return already;
        }
        Reason reason = reason(cause);
        String advice =
                switch (reason) {
                    case DISK_FULL -> "Make room or choose another bcda.landing.dir, then run again.";
                    case NOT_WRITABLE -> "Grant the user that runs the program write permission there, then run again.";
                    default -> "Check the disk, then run again.";
                };
        return new LandingException(
                reason,
                "The landing cannot use %s (%s; %s). %s Verified files stay as they are; partial files are continued."
                        .formatted(path, reason.name().toLowerCase(Locale.ROOT).replace('_', ' '), room(path), advice),
                cause);
    }

    private static Reason reason(Exception cause) {
        String message = String.valueOf(cause.getMessage());
        // The JDK has no type for a full disk; these are the texts of ENOSPC and EDQUOT.
        if (message.contains("No space left") || message.contains("quota exceeded")) {
            return Reason.DISK_FULL;
        }
        if (cause instanceof AccessDeniedException
                || cause instanceof ReadOnlyFileSystemException
                || message.contains("Read-only file system")
                || message.contains("Permission denied")) {
            return Reason.NOT_WRITABLE;
        }
        return Reason.FAILED;
    }

    private static String room(Path path) {
        for (Path folder = path.toAbsolutePath(); folder != null; folder = folder.getParent()) {
            try {
                return "%,d MB free".formatted(Files.getFileStore(folder).getUsableSpace() / 1_000_000);
            } catch (IOException missing) {
                // A folder that does not exist yet has the room of the one that will hold it.
            }
        }
        return "free space unknown";
    }
}
