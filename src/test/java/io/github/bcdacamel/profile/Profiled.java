package io.github.bcdacamel.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Lines in, the document out. */
final class Profiled {

    static final ProfileLimits LIMITS = new ProfileLimits(5_000, 1 << 20, 10_000, Set.of());
    static final DriftLimits DRIFT = new DriftLimits(10, 20, 100);

    private static final JsonMapper JSON = new JsonMapper();

    private Profiled() {}

    static Profile profile(String... lines) {
        return profile(LIMITS, 1, List.of(Arrays.asList(lines)));
    }

    /** @param files the lines of each */
    static Profile profile(ProfileLimits limits, int threads, List<List<String>> files) {
        List<NdjsonFile> sources = new ArrayList<>();
        for (List<String> lines : files) {
            sources.add(file("Patient.%04d.ndjson".formatted(sources.size() + 1), String.join("\n", lines) + "\n"));
        }
        return profile(limits, threads, sources.toArray(NdjsonFile[]::new));
    }

    static Profile profile(NdjsonFile file) {
        return profile(LIMITS, 1, file);
    }

    private static Profile profile(ProfileLimits limits, int threads, NdjsonFile... files) {
        try {
            return new Profiler(limits, threads).profile(List.of(files));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static NdjsonFile file(String name, String content) {
        return new NdjsonFile(name, () -> new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
    }

    static ProfileReport report(Profile profile) {
        return ProfileReport.of(profile, null, ProfileReport.Before.none("Nothing."), DRIFT, TableColumns.NONE, "test");
    }

    static JsonNode document(Profile profile) {
        try {
            return JSON.readTree(report(profile).json());
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static JsonNode document(String... lines) {
        return document(profile(lines));
    }

    /** What is counted at that path, or nothing. */
    static JsonNode path(JsonNode document, String type, String path) {
        for (JsonNode entry : document.path("resources").path(type).path("paths")) {
            if (entry.path("path").asText().equals(path)) {
                return entry;
            }
        }
        return JSON.missingNode();
    }

    static List<String> paths(JsonNode document, String type) {
        List<String> paths = new ArrayList<>();
        document.path("resources")
                .path(type)
                .path("paths")
                .forEach(entry -> paths.add(entry.path("path").asText()));
        return paths;
    }

    /** As {@code count system code}. */
    static List<String> slices(JsonNode document, String type, String path) {
        List<String> slices = new ArrayList<>();
        for (JsonNode list : document.path("resources").path(type).path("slices")) {
            if (list.path("path").asText().equals(path)) {
                list.path("by")
                        .forEach(slice -> slices.add(slice.path("count").asText() + " "
                                + slice.path("system").asText()
                                + (slice.has("code") ? " " + slice.path("code").asText() : "")));
            }
        }
        return slices;
    }

    /** A profile of that many Patients with these keys, as it is read back. */
    static ProfileReport.Before before(String... lines) {
        return ProfileReport.Before.of(
                "20261101T000000Z", report(profile(lines)).json());
    }
}
