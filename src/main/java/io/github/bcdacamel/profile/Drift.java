package io.github.bcdacamel.profile;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.bcdacamel.profile.ProfileFinding.Level;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What has changed from one profile to the next, worst first. Works on the documents, so that it can only use what they tell.
 * A path that vanishes takes those below it along; so does one that is new. Where few records make a difference likely by
 * chance, it is a note.
 */
final class Drift {

    /** What stood in one of twenty records at least is something that reports rely on. */
    private static final double RELIED_ON = 0.05;
    /** Fewer than this many would be expected: their absence may be chance. */
    private static final double EXPECTED = 10;

    private static final Set<String> NUMBERS = Set.of("integer", "decimal");

    private final DriftLimits limits;
    private final List<ProfileFinding> findings = new ArrayList<>();
    private final boolean bothFull;

    private Drift(DriftLimits limits, boolean bothFull) {
        this.limits = limits;
        this.bothFull = bothFull;
    }

    static List<ProfileFinding> between(JsonNode before, JsonNode now, DriftLimits limits) {
        Drift drift = new Drift(limits, isFull(before) && isFull(now));
        Set<String> types = new TreeSet<>();
        before.path("resources").fieldNames().forEachRemaining(types::add);
        now.path("resources").fieldNames().forEachRemaining(types::add);
        for (String type : types) {
            drift.resource(
                    type,
                    before.path("resources").path(type),
                    now.path("resources").path(type));
        }
        drift.findings.sort((one, other) -> other.level().compareTo(one.level()));
        return drift.findings;
    }

    private static boolean isFull(JsonNode document) {
        return document.path("export").path("since").isNull()
                || document.path("export").isNull();
    }

    private void resource(String type, JsonNode before, JsonNode now) {
        long then = before.path("records").asLong();
        long today = now.path("records").asLong();
        if (then == 0 || today == 0) {
            presence(type, then, today);
            return;
        }
        long fewer = 100 * (then - today) / then;
        if (bothFull && fewer > limits.countPercent() && then >= limits.minRecords()) {
            Level level = fewer > 50 ? Level.ALARM : Level.WARNING;
            add(level, "fewer-records", type, "", "%,d records instead of %,d: %d %% fewer.", today, then, fewer);
        }
        boolean enough = then >= limits.minRecords() && today >= limits.minRecords();
        paths(type, byPath(before), byPath(now), today, enough);
        slices(type, bySlice(before), bySlice(now), then, today, enough);
    }

    private void presence(String type, long then, long today) {
        if (today > 0) {
            add(Level.NOTE, "new-type", type, "", "New: %,d records, none last time.", today);
        } else if (then > 0) {
            String why = bothFull ? "" : " An export since a date brings only what has changed.";
            Level level = bothFull ? Level.ALARM : Level.NOTE;
            add(level, "vanished-type", type, "", "Vanished: no record, %,d last time.%s", then, why);
        }
    }

    private void paths(
            String type, Map<String, JsonNode> before, Map<String, JsonNode> now, long today, boolean enough) {
        before.forEach((path, was) -> {
            JsonNode is = now.get(path);
            if (is != null) {
                changed(type, path, was, is, enough);
            } else if (now.containsKey(parent(path)) || parent(path).isEmpty()) {
                double share = was.path("shareOfRecords").asDouble();
                Level level = vanished(share, share * today, enough);
                String form = "Vanished: it stood in %s of the records%s.";
                add(level, "vanished-path", type, path, form, TextFormat.percent(share), below(path, before.keySet()));
            }
        });
        now.forEach((path, is) -> {
            if (!before.containsKey(path)
                    && (before.containsKey(parent(path)) || parent(path).isEmpty())) {
                String share = TextFormat.percent(is.path("shareOfRecords").asDouble());
                String form = "New: in %s of the records%s.";
                add(Level.NOTE, "new-path", type, path, form, share, below(path, now.keySet()));
            }
        });
    }

    private static Level vanished(double share, double expected, boolean enough) {
        if (!enough || expected < EXPECTED) {
            return Level.NOTE;
        }
        return share >= RELIED_ON ? Level.ALARM : Level.WARNING;
    }

    private void changed(String type, String path, JsonNode was, JsonNode is, boolean enough) {
        Set<String> old = names(was.path("types"));
        Set<String> present = names(is.path("types"));
        Set<String> added = new TreeSet<>(present);
        added.removeAll(old);
        if (!added.isEmpty() && !(NUMBERS.containsAll(added) && NUMBERS.stream().anyMatch(old::contains))) {
            boolean onlyNull = added.equals(Set.of("null"));
            boolean replaced = Collections.disjoint(old, present);
            Level level = onlyNull ? Level.NOTE : replaced ? Level.ALARM : Level.WARNING;
            String form = "Its type was %s, and is %s now.";
            add(level, "changed-type", type, path, form, String.join(" or ", old), String.join(" or ", present));
        }
        String share = was.has("shareOfParent") ? "shareOfParent" : "shareOfRecords";
        double before = was.path(share).asDouble();
        double now = is.path(share).asDouble();
        if (enough && Math.abs(100 * (now - before)) > limits.sharePoints()) {
            String of = share.equals("shareOfParent") ? "the places where it can stand" : "the records";
            String form = "%s of %s instead of %s.";
            add(
                    Level.WARNING,
                    "moved-share",
                    type,
                    path,
                    form,
                    TextFormat.percent(now),
                    of,
                    TextFormat.percent(before));
        }
    }

    private void slices(
            String type, Map<String, Long> before, Map<String, Long> now, long then, long today, boolean enough) {
        before.forEach((slice, count) -> {
            if (!now.containsKey(slice)) {
                double perRecord = (double) count / then;
                Level level = vanished(perRecord, perRecord * today, enough);
                add(level, "vanished-slice", type, slice, "Vanished: there were %,d in %,d records.", count, then);
            }
        });
        now.forEach((slice, count) -> {
            if (!before.containsKey(slice)) {
                add(Level.NOTE, "new-slice", type, slice, "New: there are %,d in %,d records.", count, today);
            }
        });
    }

    private void add(Level level, String kind, String type, String path, String form, Object... values) {
        findings.add(ProfileFinding.of(level, kind, type, path, form, values));
    }

    private static Map<String, JsonNode> byPath(JsonNode resource) {
        Map<String, JsonNode> paths = new LinkedHashMap<>();
        resource.path("paths").forEach(path -> paths.put(path.path("path").asText(), path));
        return paths;
    }

    private static Map<String, Long> bySlice(JsonNode resource) {
        Map<String, Long> slices = new TreeMap<>();
        for (JsonNode list : resource.path("slices")) {
            for (JsonNode slice : list.path("by")) {
                String code = slice.path("code").asText("");
                slices.put(
                        list.path("path").asText() + " " + slice.path("system").asText()
                                + (code.isEmpty() ? "" : " " + code),
                        slice.path("count").asLong());
            }
        }
        return slices;
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Of {@code a[].b} it is {@code a[]}, of that {@code a}, of that nothing. */
    static String parent(String path) {
        return path.endsWith(PathNode.ELEMENT)
                ? path.substring(0, path.length() - PathNode.ELEMENT.length())
                : path.substring(0, Math.max(0, path.lastIndexOf('.')));
    }

    private static String below(String path, Set<String> all) {
        long below = all.stream()
                .filter(other -> other.startsWith(path + ".") || other.startsWith(path + PathNode.ELEMENT))
                .count();
        return below == 0 ? "" : TextFormat.of(", with %,d paths below it", below);
    }
}
