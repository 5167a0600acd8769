package io.github.bcdacamel.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.bcdacamel.profile.ProfileFinding.Level;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A profile with what is remarkable in it and what has changed, ready to be written: {@code profile.json} and the page. */
public final class ProfileReport {

    public static final String JSON_NAME = "profile.json";
    public static final String HTML_NAME = "profile.html";

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final ObjectNode document;
    private final List<ProfileFinding> findings;

    private ProfileReport(ObjectNode document, List<ProfileFinding> findings) {
        this.document = document;
        this.findings = findings;
    }

    /**
     * @param about null for files that no export of ours brought
     * @param before what it is compared with
     */
    public static ProfileReport of(
            Profile profile,
            ProfiledExport about,
            Before before,
            DriftLimits limits,
            TableColumns columns,
            String program) {
        ObjectNode document = ProfileDocument.of(profile, about, columns, program);
        List<ProfileFinding> findings = new ArrayList<>(RemarkFinder.of(document));
        ObjectNode drift = document.putObject("drift");
        drift.put("comparedWith", before.name);
        drift.put("note", before.note);
        if (before.document != null) {
            findings.addAll(Drift.between(before.document, document, limits));
        }
        findings.sort((one, other) -> other.level().compareTo(one.level()));
        document.set("findings", JSON.valueToTree(findings));
        return new ProfileReport(document, findings);
    }

    public List<ProfileFinding> findings() {
        return List.copyOf(findings);
    }

    public long count(Level level) {
        return findings.stream().filter(finding -> finding.level() == level).count();
    }

    public boolean isAlarming() {
        return count(Level.ALARM) > 0;
    }

    public byte[] json() {
        try {
            return (JSON.writeValueAsString(document) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** How many records a written profile says to be older than since. */
    public static long olderThanSince(byte[] json) {
        try {
            long older = 0;
            for (JsonNode resource : JSON.readTree(json).path("resources")) {
                older += resource.path("olderThanSince").asLong();
            }
            return older;
        } catch (IOException notJson) {
            return 0;
        }
    }

    public byte[] html() {
        return ProfilePage.of(document).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The profile that another one is compared with.
     *
     * @param name how it is called, such as an export's id
     * @param note why there is none
     */
    public record Before(JsonNode document, String name, String note) {

        /** @param note why there is nothing to compare with, a sentence */
        public static Before none(String note) {
            return new Before(null, null, note);
        }

        /** @param name how it is called, such as an export's id @param json what was written as profile.json */
        public static Before of(String name, byte[] json) {
            try {
                JsonNode document = JSON.readTree(json);
                return ProfileDocument.isReadable(document)
                        ? new Before(document, name, null)
                        : none("The profile of " + name
                                + " has another form than this version reads, so nothing was compared.");
            } catch (IOException notJson) {
                return none("The profile of " + name + " cannot be read, so nothing was compared.");
            }
        }
    }
}
