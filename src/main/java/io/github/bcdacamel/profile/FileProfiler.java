package io.github.bcdacamel.profile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.bcdacamel.json.JsonText;
import io.github.bcdacamel.json.Utf8;
import io.github.bcdacamel.profile.Profile.BadLine;
import io.github.bcdacamel.profile.Profile.FileCounts;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Profiles one file after the other, for one thread. It takes for granted what verification has proven, that every line is a
 * JSON object and all are of one type, and so reads each byte once. A file that disappoints it is read again, each line
 * checked before it is counted, so that a bad line leaves no trace but that it is counted as one.
 */
final class FileProfiler {

    private final JsonFactory json = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();
    private final JsonText check = new JsonText();
    private final ProfileLimits limits;
    private final LineReader lines;

    FileProfiler(ProfileLimits limits) {
        this.limits = limits;
        this.lines = new LineReader(limits.maxLineSize());
    }

    Profile profile(NdjsonFile file) throws IOException {
        try {
            return new Trusting(file).read();
        } catch (Disappointed | LineReader.TooLongException verifiedItIsNot) {
            return new Careful(file).read();
        }
    }

    /** The type of the resource in this line; throws when it is no JSON object, or more than one. */
    private String typeOf(byte[] buffer, int start, int length) throws IOException {
        String found = ResourceProfile.NO_TYPE;
        try (JsonParser parser = json.createParser(buffer, start, length)) {
            require(buffer[start] == '{' && parser.nextToken() == JsonToken.START_OBJECT);
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean named = parser.currentName().equals("resourceType");
                JsonToken value = parser.nextToken();
                if (named && value == JsonToken.VALUE_STRING && found.equals(ResourceProfile.NO_TYPE)) {
                    found = NamePolicy.type(parser.getText());
                }
                parser.skipChildren();
            }
            require(parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null);
            return found;
        }
    }

    /** Jackson lets some bytes pass that are not UTF-8. */
    private boolean isStrict(byte[] buffer, int start, int end) {
        int after = check.value(buffer, start, end, JsonText.DEEPEST);
        return after >= 0 && JsonText.space(buffer, after, end) == end && Utf8.firstInvalid(buffer, start, end) < 0;
    }

    private static int nextRecord(byte[] buffer, int from, int end) {
        int at = from;
        while (at < end && (buffer[at] == '\n' || buffer[at] == ' ' || buffer[at] == '\t' || buffer[at] == '\r')) {
            at++;
        }
        return at;
    }

    private static void require(boolean isOneObject) throws IOException {
        if (!isOneObject) {
            throw new IOException("is not one JSON object");
        }
    }

    /** Reads blocks of lines, each byte once. */
    private final class Trusting {

        private final NdjsonFile file;
        private final Profile profile = new Profile(limits);
        private final RecordProfiler records = new RecordProfiler(profile);
        private ResourceProfile resource;
        private long counted;

        Trusting(NdjsonFile file) {
            this.file = file;
        }

        Profile read() throws IOException {
            try (InputStream content = file.content().open()) {
                long bytes = lines.readBlocks(content, this::block);
                String type = resource == null ? ResourceProfile.NO_TYPE : resource.type;
                profile.files.add(new FileCounts(file.name(), type, bytes, counted, 0, 0, List.of()));
                return profile;
            }
        }

        private void block(byte[] buffer, int start, int end) throws IOException {
            try {
                for (int at = nextRecord(buffer, start, end); at < end; at = nextRecord(buffer, at, end)) {
                    require(buffer[at] == '{');
                    if (resource == null) {
                        int newline = Utf8.newline(buffer, at, end);
                        resource = profile.resource(typeOf(buffer, at, (newline < 0 ? end : newline) - at));
                    }
                    int after = records.count(resource, true, buffer, at, end);
                    require(after - at <= limits.maxLineSize());
                    at = JsonText.space(buffer, after, end);
                    require(at == end || buffer[at] == '\n');
                    counted++;
                }
            } catch (IOException broken) {
                throw new Disappointed();
            }
        }
    }

    /** Reads line by line, and each line before it counts it. */
    private final class Careful implements LineReader.Reader {

        private final NdjsonFile file;
        private final Profile profile = new Profile(limits);
        private final RecordProfiler records = new RecordProfiler(profile);
        private final List<BadLine> firstBadLines = new ArrayList<>();
        private String type = ResourceProfile.NO_TYPE;
        private long counted;
        private long others;
        private long bad;

        Careful(NdjsonFile file) {
            this.file = file;
        }

        Profile read() throws IOException {
            try (InputStream content = file.content().open()) {
                long bytes = lines.readLines(content, this);
                profile.files.add(
                        new FileCounts(file.name(), type, bytes, counted, others, bad, List.copyOf(firstBadLines)));
                return profile;
            }
        }

        @Override
        public void line(byte[] buffer, int start, int length, long number, long offset) throws IOException {
            String found;
            try {
                found = typeOf(buffer, start, length);
                require(isStrict(buffer, start, start + length));
            } catch (IOException notJson) {
                bad(number, offset, "is not one JSON object");
                return;
            }
            type = counted == 0 ? found : type;
            others += found.equals(type) ? 0 : 1;
            records.count(profile.resource(found), false, buffer, start, start + length);
            counted++;
        }

        @Override
        public void tooLong(long number, long offset) {
            bad(number, offset, "is longer than " + limits.maxLineSize() + " bytes");
        }

        private void bad(long number, long offset, String reason) {
            bad++;
            if (firstBadLines.size() < ProfileLimits.MAX_BAD_LINES_NAMED) {
                firstBadLines.add(new BadLine(number, offset, reason));
            }
        }
    }

    /** A file is not what verification makes of one. */
    private static final class Disappointed extends IOException {
        Disappointed() {
            super("the file is read again");
        }
    }
}
