package io.github.bcdacamel.landing;

import static io.github.bcdacamel.landing.LandingException.Reason.NOT_OURS;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Refuses folders in which somebody else could read, replace or redirect what lands: of another user, writable by
 * everybody, or behind a symbolic link within the landing. The landing itself may be a link, and may be root's, as the
 * root of a mounted volume is. Makes and changes nothing.
 */
public final class FolderGuard {

    private static final boolean UNIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("unix");
    private static final int WRITABLE_BY_ALL = 0002;
    private static final int ROOT = 0;

    private final Path dir;
    private final boolean shared;
    private final int user;

    /** @param shared whether other owners and writers are accepted; links within the landing never are */
    public FolderGuard(Path dir, boolean shared) throws IOException {
        this(dir, shared, shared || !UNIX ? ROOT : currentUser());
    }

    FolderGuard(Path dir, boolean shared, int user) {
        this.dir = dir;
        this.shared = shared;
        this.user = user;
    }

    /**
     * Looks at the landing and at every folder from there to this one, as far as they exist.
     *
     * @throws LandingException NOT_OURS
     */
    public void check(Path folder) throws IOException {
        refuse(dir, true);
        Path current = dir;
        for (Path name : dir.relativize(folder)) {
            current = current.resolve(name);
            refuse(current, false);
        }
    }

    private void refuse(Path folder, boolean outermost) throws IOException {
        LinkOption[] options = outermost ? new LinkOption[0] : new LinkOption[] {LinkOption.NOFOLLOW_LINKS};
        if (!outermost && Files.isSymbolicLink(folder)) {
            throw new LandingException(
                    NOT_OURS,
                    "The landing does not use %s, because it is a symbolic link: links within a landing are not followed. Replace it by a folder (another disk can be mounted there), then run again. Nothing in it was touched."
                            .formatted(folder),
                    null);
        }
        if (shared || !UNIX || !Files.isDirectory(folder, options)) {
            return;
        }
        Map<String, Object> found;
        try {
            found = Files.readAttributes(folder, "unix:uid,mode", options);
        } catch (NoSuchFileException removedMeanwhile) {
            return;
        }
        int owner = (Integer) found.get("uid");
        if (owner != user && owner != ROOT) {
            throw refused(folder, "another user owns it (user id %d, the program runs as %d)".formatted(owner, user));
        }
        if (((Integer) found.get("mode") & WRITABLE_BY_ALL) != 0) {
            throw refused(folder, "everybody may write there");
        }
    }

    private static LandingException refused(Path folder, String why) {
        return new LandingException(
                NOT_OURS,
                "The landing does not use %s, because %s: others could replace patients' data in it. Give the folder to the user that runs the program, take the permission away (chmod o-w), or choose another bcda.landing.dir, then run again. bcda.landing.shared = true accepts it. Nothing in it was touched."
                        .formatted(folder, why),
                null);
    }

    /** Linux says it; elsewhere the owner of a new file does. */
    private static int currentUser() throws IOException {
        Path self = Path.of("/proc/self");
        if (Files.exists(self)) {
            return (Integer) Files.getAttribute(self, "unix:uid");
        }
        Path mine = Files.createTempFile("bcda", null);
        try {
            return (Integer) Files.getAttribute(mine, "unix:uid");
        } finally {
            Files.delete(mine);
        }
    }
}
