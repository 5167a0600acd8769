package io.github.bcdacamel.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The {@code *.ndjson} files of a folder, byte for byte, whatever version, group and time are asked for. */
record FolderSource(Path folder, Clock clock) implements ExportSource {

    @Override
    public Instant transactionTime(ExportOrder order) {
        return LoadTime.last(order.apiVersion(), clock);
    }

    @Override
    public List<Part> parts(ExportOrder order, Instant transactionTime, String type) {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.filter(path -> path.toString().endsWith(".ndjson"))
                    .filter(path -> type(path).equals(type))
                    .sorted()
                    .map(path -> new Part(path, out -> copy(path, out)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The simulator could not list " + folder + ".", e);
        }
    }

    private static String type(Path path) {
        return path.getFileName().toString().split("[.-]", 2)[0];
    }

    private static long copy(Path path, OutputStream out) throws IOException {
        long lines = 0;
        byte last = '\n';
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(path)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    lines += buffer[i] == '\n' ? 1 : 0;
                }
                last = read > 0 ? buffer[read - 1] : last;
                out.write(buffer, 0, read);
            }
        }
        return last == '\n' ? lines : lines + 1;
    }
}
