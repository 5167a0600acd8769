package io.github.bcdacamel.profile;

import io.github.bcdacamel.json.JsonReader;
import io.github.bcdacamel.json.LineReader;
import io.github.bcdacamel.json.NotJsonException;
import io.github.bcdacamel.json.WrittenText;
import io.github.bcdacamel.profile.Profile.BadLine;
import io.github.bcdacamel.profile.Profile.FileCounts;
import io.github.bcdacamel.profile.RecordProfiler.UnexpectedTypeException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Profiles one file after the other, for one thread. First it trusts the file to be what verification has proven, lines that are
 * JSON objects of one type, and reads each byte once. A file that is not is read again, each line checked before it
 * is counted, so that a bad line leaves no trace but that it is counted as one.
 */
final class FileProfiler {

    private static final WrittenText RESOURCE_TYPE = WrittenText.of("resourceType");

    private static final String NOT_ONE_OBJECT = "is not one JSON object";

    private final ProfileLimits limits;
    private final LineReader lines;
    private final JsonReader json = new JsonReader();
    /** The type of the line that was checked last. */
    private String found;

    FileProfiler(ProfileLimits limits) {
        this.limits = limits;
        this.lines = new LineReader(limits.maxLineSize());
    }

    Profile profile(NdjsonFile file) throws IOException {
        try {
            return trusted(file);
        } catch (NotJsonException | UnexpectedTypeException verifiedItIsNot) {
            return checked(file);
        }
    }

    private Profile trusted(NdjsonFile file) throws IOException {
        Profile profile = new Profile(limits);
        RecordProfiler records = new RecordProfiler(profile, json);
        ResourceProfile resource = null;
        long counted = 0;
        try (InputStream content = file.content().open()) {
            lines.begin(content);
            while (lines.next()) {
                if (resource == null) {
                    resource = profile.resource(typeOf(lines.buffer(), lines.start()));
                }
                int end = records.count(resource, true, lines.buffer(), lines.start());
                if (!lines.endsAfter(end) || lines.isTooLong()) {
                    throw new NotJsonException();
                }
                counted++;
            }
        }
        String type = resource == null ? ResourceProfile.NO_TYPE : resource.type;
        profile.files.add(new FileCounts(file.name(), type, lines.bytes(), counted, 0, 0, List.of()));
        return profile;
    }

    private Profile checked(NdjsonFile file) throws IOException {
        Profile profile = new Profile(limits);
        RecordProfiler records = new RecordProfiler(profile, json);
        List<BadLine> firstBadLines = new ArrayList<>();
        String type = ResourceProfile.NO_TYPE;
        long counted = 0;
        long others = 0;
        long bad = 0;
        try (InputStream content = file.content().open()) {
            lines.begin(content);
            while (lines.next()) {
                String wrong = wrong();
                if (wrong != null) {
                    bad++;
                    if (firstBadLines.size() < ProfileLimits.MAX_BAD_LINES_NAMED) {
                        firstBadLines.add(new BadLine(lines.number(), lines.offset(), wrong));
                    }
                    continue;
                }
                type = counted == 0 ? found : type;
                others += found.equals(type) ? 0 : 1;
                records.count(profile.resource(found), false, lines.buffer(), lines.start());
                counted++;
            }
        }
        profile.files.add(
                new FileCounts(file.name(), type, lines.bytes(), counted, others, bad, List.copyOf(firstBadLines)));
        return profile;
    }

    /** Why this line is not counted; null when it is one JSON object. */
    private String wrong() {
        if (lines.isTooLong()) {
            return "is longer than " + limits.maxLineSize() + " bytes";
        }
        try {
            found = typeOf(lines.buffer(), lines.start());
            return lines.endsAfter(json.position()) ? null : NOT_ONE_OBJECT;
        } catch (NotJsonException notRead) {
            return notRead.isLimit() ? JsonReader.LIMIT : NOT_ONE_OBJECT;
        }
    }

    /** The type of the resource that begins here; reads it to its end. */
    private String typeOf(byte[] buffer, int start) throws NotJsonException {
        String found = null;
        json.begin(buffer, start);
        for (boolean more = json.enterObject(); more; more = json.next()) {
            boolean isType = json.isAt(RESOURCE_TYPE);
            json.name();
            isType |= json.isEscaped() && json.decoded().equals("resourceType");
            if (isType && found == null && json.peek() == '"') {
                json.text();
                found = NamePolicy.type(json.decoded());
            } else {
                json.skip();
            }
        }
        return found == null ? ResourceProfile.NO_TYPE : found;
    }
}
