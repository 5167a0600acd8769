package io.github.bcdacamel.simulator;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** The content of a data file, compressed and inflated, corrupted where a scenario says so. {@link DataEndpoint} frames it. */
final class FileCorrupter {

    private static final int TRAILER = 8;

    /** Stands for a byte that is not UTF-8; no text has this character. */
    private static final String NOT_UTF8 = "\uffff";

    private static final List<Fault> LINES = List.of(
            Fault.BROKEN_LINE,
            Fault.WRONG_TYPE,
            Fault.NOT_UTF8,
            Fault.TWO_OBJECTS,
            Fault.CRLF,
            Fault.BLANK_LINE,
            Fault.CUT_LINE,
            Fault.NO_LAST_NEWLINE,
            Fault.BLANK_FILE);

    /** The stored gzip as it is sent, without the empty member, and the same inflated. */
    record Content(List<BodyPart> encoded, List<BodyPart> decoded) {}

    private final DataFileStore files;
    private final ScenarioPlayer scenarios;

    FileCorrupter(DataFileStore files, ScenarioPlayer scenarios) {
        this.files = files;
        this.scenarios = scenarios;
    }

    Content content(EndpointCall call, OutputFile file) {
        for (Fault fault : LINES) {
            Optional<Scenario> scenario = scenarios.take(fault, call);
            if (scenario.isPresent()) {
                return content(made(fault, file, scenario.get()));
            }
        }
        Optional<Scenario> bomb = scenarios.take(Fault.GZIP_BOMB, call);
        if (bomb.isPresent()) {
            return content(bomb(file, bomb.get().number()));
        }
        Optional<Scenario> endless = scenarios.take(Fault.ENDLESS_FILE, call);
        if (endless.isPresent()) {
            return endless(file, endless.get().argument().equals("line"));
        }
        Optional<Scenario> late = scenarios.take(Fault.LATE_MEMBER, call);
        if (late.isPresent()) {
            return late(file, late.get());
        }
        return scenarios.happens(Fault.CORRUPT_GZIP, call) ? corrupt(file.stored()) : content(file.stored());
    }

    private static Content content(StoredFile stored) {
        return new Content(List.of(BodyPart.FileRange.stored(stored)), List.of(BodyPart.FileRange.inflated(stored)));
    }

    /** Endless gzip members that do not compress so well that they look like a bomb. */
    private static Content endless(OutputFile file, boolean oneLine) {
        byte[] noise = new byte[30_000];
        new Random(1).nextBytes(noise);
        String text = Base64.getEncoder().encodeToString(noise);
        byte[] block = (oneLine ? text : "{\"id\":\"" + text + "\",\"resourceType\":\"" + file.type() + "\"}\n")
                .getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream member = new ByteArrayOutputStream();
        try (GzipWriter gzip = new GzipWriter(member)) {
            gzip.write(block);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Content(List.of(new BodyPart.Endless(member.toByteArray())), List.of(new BodyPart.Endless(block)));
    }

    /** With a wrong first byte of the checksum. */
    private static Content corrupt(StoredFile stored) {
        byte[] trailer = new byte[TRAILER];
        try (RandomAccessFile file = new RandomAccessFile(stored.path().toFile(), "r")) {
            file.seek(stored.size() - TRAILER);
            file.readFully(trailer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        trailer[0] ^= 0x55;
        return new Content(
                List.of(
                        BodyPart.FileRange.stored(stored).slice(0, stored.size() - TRAILER),
                        new BodyPart.Bytes(trailer)),
                content(stored).decoded());
    }

    private Content late(OutputFile file, Scenario scenario) {
        long half = file.stored().lines() / 2;
        StoredFile first =
                lines(List.of("first", file.stored()), file, (number, line) -> number <= half ? line + "\n" : "");
        StoredFile second =
                lines(List.of("second", file.stored()), file, (number, line) -> number > half ? line + "\n" : "");
        List<BodyPart> encoded = new ArrayList<>(content(first).encoded());
        encoded.add(new BodyPart.Pause(scenario.duration()));
        encoded.addAll(content(second).encoded());
        return new Content(encoded, content(file.stored()).decoded());
    }

    private StoredFile bomb(OutputFile file, int megabytes) {
        return files.get(List.of(Fault.GZIP_BOMB, file.type(), megabytes), out -> {
                    byte[] block = "a".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
                    write(out, "{\"id\":\"");
                    for (int n = 0; n < megabytes; n++) {
                        out.write(block);
                    }
                    write(out, "\",\"resourceType\":\"" + file.type() + "\"}\n");
                    return 1;
                })
                .join();
    }

    private StoredFile made(Fault fault, OutputFile file, Scenario scenario) {
        long last = file.stored().lines();
        long at = fault == Fault.CUT_LINE
                        || fault == Fault.NO_LAST_NEWLINE
                        || fault == Fault.BLANK_FILE
                        || scenario.number() == 0
                ? last
                : Math.min(last, scenario.number());
        return lines(List.of(fault, file.stored(), at), file, (number, line) -> {
            if (fault == Fault.BLANK_FILE) {
                return "";
            }
            return number == at ? corrupted(fault, line, file.type()) : line + "\n";
        });
    }

    private static String corrupted(Fault fault, String line, String type) {
        return switch (fault) {
            case BROKEN_LINE -> line.substring(0, line.length() - 2) + "\n";
            case CUT_LINE -> line.substring(0, line.length() / 2);
            case NO_LAST_NEWLINE -> line;
            case BLANK_LINE -> "\n";
            case NOT_UTF8 -> line.replaceFirst("\"id\":\"", "\"id\":\"" + NOT_UTF8) + "\n";
            case TWO_OBJECTS -> line + line + "\n";
            case CRLF -> line + "\r\n";
            default -> line.replace("\"resourceType\":\"" + type + "\"", "\"resourceType\":\"Basic\"") + "\n";
        };
    }

    private interface Change {
        String of(long number, String line);
    }

    private StoredFile lines(List<Object> key, OutputFile file, Change change) {
        return files.get(key, out -> {
                    long count = 0;
                    BodyPart whole = BodyPart.FileRange.inflated(file.stored());
                    try (BufferedReader lines =
                            new BufferedReader(new InputStreamReader(whole.open(), StandardCharsets.UTF_8))) {
                        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                            count++;
                            write(out, change.of(count, line));
                        }
                    }
                    return count;
                })
                .join();
    }

    private static void write(OutputStream out, String text) throws IOException {
        String[] pieces = text.split(NOT_UTF8, -1);
        for (int n = 0; n < pieces.length; n++) {
            if (n > 0) {
                out.write(0xff);
            }
            out.write(pieces[n].getBytes(StandardCharsets.UTF_8));
        }
    }
}
