package io.github.bcdacamel.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.bcdacamel.profile.Profile.FileCounts;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Writes a profile as {@code profile.json} has it; docs/profile.md describes the form. The same input makes the same
 * document. Holds counts and names of paths; codes only where they were asked for.
 */
final class ProfileDocument {

    static final int SCHEMA_VERSION = 1;

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ProfileDocument() {}

    /** @param about null for files that no export of ours brought */
    static ObjectNode of(Profile profile, ProfiledExport about, TableColumns columns, String program) {
        ObjectNode document = JSON.objectNode();
        document.put("schemaVersion", SCHEMA_VERSION);
        document.put("program", program);
        document.set("export", MAPPER.valueToTree(about));
        ObjectNode totals = document.putObject("totals");
        totals.put("files", profile.files.size());
        totals.put("bytes", profile.files.stream().mapToLong(FileCounts::bytes).sum());
        totals.put("records", profile.records());
        totals.put("badLines", profile.badLines());
        document.set("files", files(profile.files));
        references(document, profile);
        ObjectNode resources = document.putObject("resources");
        profile.resources.forEach((type, resource) -> {
            ObjectNode counted = resource(resource, path -> columns.of(type, path));
            if (about != null && about.since() != null) {
                counted.put("olderThanSince", resource.olderThan(about.since()));
            }
            resources.set(type, counted);
        });
        return document;
    }

    private static ArrayNode files(List<FileCounts> counts) {
        ArrayNode files = JSON.arrayNode();
        for (FileCounts file : counts) {
            // A name that is not one of ours may hold an id.
            ObjectNode entry = MAPPER.valueToTree(file);
            files.add(entry.put("name", NamePolicy.isFile(file.name()) ? file.name() : "file " + (files.size() + 1)));
        }
        return files;
    }

    private static void references(ObjectNode document, Profile profile) {
        HashCounter patients = idsOf("Patient", profile);
        HashCounter coverages = idsOf("Coverage", profile);
        boolean known = !profile.patients.isFull() && !patients.isFull();
        long enrollees = profile.patients.distinct()
                + patients.missingFrom(profile.patients).distinct();
        document.set("enrollees", known ? JSON.numberNode(enrollees) : JSON.nullNode());
        ObjectNode references = document.putObject("references");
        references.set("Patient", references(profile.patients, patients, profile.resources.containsKey("Patient")));
        references.set("Coverage", references(profile.coverages, coverages, profile.resources.containsKey("Coverage")));
    }

    private static HashCounter idsOf(String type, Profile profile) {
        ResourceProfile resource = profile.resources.get(type);
        return resource == null ? new HashCounter(1) : resource.ids;
    }

    private static ObjectNode references(HashCounter referenced, HashCounter ids, boolean present) {
        ObjectNode node = JSON.objectNode();
        boolean known = present && !referenced.isFull() && !ids.isFull();
        HashCounter.Missing missing = referenced.missingFrom(ids);
        node.put("distinct", referenced.distinct());
        node.set("missing", known ? JSON.numberNode(missing.distinct()) : JSON.nullNode());
        node.set("missingReferences", known ? JSON.numberNode(missing.occurrences()) : JSON.nullNode());
        return node;
    }

    private static ObjectNode resource(ResourceProfile resource, Function<String, List<String>> columns) {
        ObjectNode node = JSON.objectNode();
        node.put("records", resource.records());
        ObjectNode ids = node.putObject("ids");
        ids.put("distinct", resource.ids.distinct());
        ids.put("repeated", resource.ids.repeated());
        ids.put("exact", !resource.ids.isFull());
        node.put("unlisted", resource.budget.unlisted());
        if (!resource.claims.isEmpty()) {
            node.set("claims", claims(resource.claims));
        }
        ArrayNode keys = node.putArray("firstLevelKeys");
        sorted(resource.root).keySet().forEach(keys::add);
        ArrayNode paths = node.putArray("paths");
        ArrayNode slices = node.putArray("slices");
        ArrayNode topCodes = node.putArray("topCodes");
        sorted(resource.root).values().forEach(child -> {
            path(child, resource, columns, paths);
            besides(child, slices, topCodes);
        });
        return node;
    }

    private static ObjectNode claims(Map<String, Map<String, Long>> counted) {
        Map<String, Long> byMonth = new TreeMap<>();
        ObjectNode claims = JSON.objectNode();
        ObjectNode byType = claims.putObject("byType");
        counted.forEach((type, months) -> {
            byType.put(type, months.values().stream().mapToLong(Long::longValue).sum());
            months.forEach((month, times) -> byMonth.merge(month, times, Long::sum));
        });
        Long unknown = byMonth.remove(ResourceProfile.NO_MONTH);
        claims.set("byMonth", MAPPER.valueToTree(byMonth));
        claims.put("withoutMonth", unknown == null ? 0 : unknown);
        return claims;
    }

    private static Map<String, PathNode> sorted(PathNode node) {
        return new TreeMap<>(node.children());
    }

    /** The path and all below it, parents first. */
    private static void path(
            PathNode node, ResourceProfile resource, Function<String, List<String>> columns, ArrayNode paths) {
        ObjectNode entry = paths.addObject();
        entry.put("path", node.path());
        entry.put("records", node.records);
        entry.put("shareOfRecords", share(node.records, resource.records()));
        entry.put("occurrences", node.occurrences());
        if (!node.name.equals(PathNode.ELEMENT)) {
            entry.put("shareOfParent", share(node.occurrences(), node.parent.types[PathNode.OBJECT]));
        }
        ObjectNode types = entry.putObject("types");
        for (int i = 0; i < node.types.length; i++) {
            if (node.types[i] > 0) {
                types.put(PathNode.TYPES[i], node.types[i]);
            }
        }
        if (node.arrays != null) {
            lengths(entry.putObject("lists"), node.arrays);
        }
        if (node.texts != null) {
            lengths(entry.putObject("texts"), node.texts);
        }
        if (node.distinct() > 0) {
            entry.put("distinct", node.distinct());
        }
        List<String> fed = node.hasValues() ? columns.apply(node.path()) : null;
        if (fed != null) {
            entry.set("columns", MAPPER.valueToTree(fed));
        }
        sorted(node).values().forEach(child -> path(child, resource, columns, paths));
        if (node.element() != null) {
            path(node.element(), resource, columns, paths);
        }
    }

    private static void lengths(ObjectNode node, LengthHistogram lengths) {
        node.put("min", lengths.min);
        node.put("max", lengths.max);
        node.put("mean", rounded(lengths.mean(), 100));
        ObjectNode histogram = node.putObject("histogram");
        for (int i = 0; i < LengthHistogram.CLASSES; i++) {
            if (lengths.histogram[i] > 0) {
                histogram.put(LengthHistogram.className(i), lengths.histogram[i]);
            }
        }
    }

    private static void besides(PathNode node, ArrayNode slices, ArrayNode topCodes) {
        if (node.slices != null && node.types[PathNode.OBJECT] > 0) {
            ObjectNode entry = slices.addObject();
            entry.put("path", node.path());
            entry.put("elements", node.types[PathNode.OBJECT]);
            entry.put("without", node.slices.without());
            entry.put("unlisted", node.slices.unlisted());
            ArrayNode by = entry.putArray("by");
            node.slices.byKey().forEach((key, slice) -> {
                ObjectNode one = by.addObject();
                one.put("system", key.system());
                if (key.code() != null) {
                    one.put("code", key.code());
                }
                one.put("count", slice.count);
                if (!slice.kinds().isEmpty()) {
                    one.set("kinds", MAPPER.valueToTree(slice.kinds()));
                }
            });
        }
        if (node.topCodes != null) {
            ObjectNode entry = topCodes.addObject();
            entry.put("path", node.path());
            entry.set("codes", MAPPER.valueToTree(node.topCodes.told()));
        }
        sorted(node).values().forEach(child -> besides(child, slices, topCodes));
        if (node.element() != null) {
            besides(node.element(), slices, topCodes);
        }
    }

    /** From 0 to 1, with four digits. */
    private static double share(long part, long whole) {
        return whole == 0 ? 0 : rounded((double) part / whole, 10_000);
    }

    private static double rounded(double number, int parts) {
        return (double) Math.round(number * parts) / parts;
    }

    static boolean isReadable(JsonNode document) {
        return document != null && document.path("schemaVersion").asInt() == SCHEMA_VERSION;
    }
}
