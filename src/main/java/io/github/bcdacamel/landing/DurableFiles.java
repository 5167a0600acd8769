package io.github.bcdacamel.landing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Folders 0700 and files 0600 from their first byte, because they hold enrollees' data; and what it takes on a POSIX
 * file system until a file and its name survive a power cut: sync the file, rename it, sync its folder.
 */
public final class DurableFiles {

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private DurableFiles() {}

    /** Makes the folder and those above it that are missing; one that is there keeps its mode. */
    public static void create(Path folder) throws IOException {
        Files.createDirectories(folder, only("rwx------"));
    }

    /** A new file of our own; never one that is there already, nor where a symbolic link leads. */
    public static FileChannel createFile(Path file) throws IOException {
        return FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), only("rw-------"));
    }

    static FileChannel append(Path file) throws IOException {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            requirePlain(file);
        }
        Set<OpenOption> options =
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS);
        return FileChannel.open(file, options, only("rw-------"));
    }

    /** Opens a plain file for reading. Whatever else has the name, such as a link or a pipe, is refused and not waited for. */
    public static InputStream open(Path file) throws IOException {
        requirePlain(file);
        return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** All of a plain file. */
    public static byte[] read(Path file) throws IOException {
        try (InputStream content = open(file)) {
            return content.readAllBytes();
        }
    }

    /** Opening a pipe would wait for somebody to write into it. */
    public static void requirePlain(Path file) throws IOException {
        if (!Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .isRegularFile()) {
            throw new FileSystemException(file.toString(), null, "it is no plain file");
        }
    }

    /** Syncs a file or a folder to the disk. */
    public static void sync(Path path) throws IOException {
        if (!POSIX && Files.isDirectory(path)) {
            return;
        }
        OpenOption option = Files.isDirectory(path) ? StandardOpenOption.READ : StandardOpenOption.WRITE;
        try (FileChannel channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }

    static void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    static void write(FileChannel channel, byte[] bytes, int offset, int length) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes, offset, length);
        while (rest.hasRemaining()) {
            channel.write(rest);
        }
    }

    /** A whole new content under this name, or the old one; nothing between. Clears away what a crash left of this before. */
    public static void writeWhole(Path file, byte[] content) throws IOException {
        Path folder = file.getParent();
        String prefix = "." + file.getFileName() + ".";
        try (Stream<Path> siblings = Files.list(folder)) {
            for (Path sibling : siblings.toList()) {
                String name = sibling.getFileName().toString();
                if (name.startsWith(prefix) && name.endsWith(".part")) {
                    Files.deleteIfExists(sibling);
                }
            }
        }
        Path partial = folder.resolve(prefix + UUID.randomUUID() + ".part");
        try {
            try (FileChannel channel = createFile(partial)) {
                write(channel, content, 0, content.length);
                channel.force(true);
            }
            rename(partial, file);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(partial);
            throw e;
        }
        sync(folder);
    }

    /** Deletes a file, or a folder with all that is in it; does nothing if there is none. Follows no link: those are deleted. */
    public static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException fault) throws IOException {
                if (fault != null) {
                    throw fault;
                }
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Takes all rights of others away from what another program has made. */
    public static void keepPrivate(Path path) throws IOException {
        if (POSIX) {
            Files.setPosixFilePermissions(
                    path, PosixFilePermissions.fromString(Files.isDirectory(path) ? "rwx------" : "rw-------"));
        }
    }

    private static FileAttribute<?>[] only(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
