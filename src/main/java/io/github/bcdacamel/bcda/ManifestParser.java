package io.github.bcdacamel.bcda;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.KnownFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.camel.Body;

/**
 * Reads manifests of HL7 Bulk Data STU 1 to 4, BCDA's included: leniently where nothing depends on it (unknown fields,
 * missing counts, {@code error} or {@code outcome}), strictly where data could be lost or misplaced (transactionTime,
 * output, types, a field given twice). Addresses are only taken out; {@link AddressGuard} judges them.
 */
public final class ManifestParser {

    // A field given twice would make the first list of files vanish without a word.
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Pattern TYPE = Pattern.compile("[A-Za-z]{1,64}");

    private final int mostFiles;

    /** @param mostFiles a manifest that names more files is refused */
    public ManifestParser(int mostFiles) {
        this.mostFiles = mostFiles;
    }

    public Manifest read(@Body String json) {
        JsonNode manifest = parse(json);
        if (!manifest.isObject()) {
            throw refused("it is not a JSON object");
        }
        JsonNode transactionTime = manifest.path("transactionTime");
        if (!transactionTime.isTextual()
                || InstantParser.fhir(transactionTime.textValue()).isEmpty()) {
            throw refused("its transactionTime is "
                    + (transactionTime.isMissingNode()
                            ? "missing"
                            : "not a FHIR instant, such as 2026-01-31T00:00:00Z"));
        }
        if (!manifest.path("output").isArray()) {
            throw refused("it has no list named output");
        }
        List<OutputItem> error = items(manifest, "error", "OperationOutcome");
        error.addAll(items(manifest, "outcome", "OperationOutcome"));
        Manifest read = new Manifest(
                transactionTime.textValue(),
                manifest.path("request").textValue(),
                requiresAccessToken(manifest.path("requiresAccessToken")),
                items(manifest, "output", null),
                error,
                items(manifest, "deleted", "Bundle"),
                next(manifest.path("link")));
        if (read.files() > mostFiles) {
            throw refused(
                    "it names " + read.files() + " files, more than the " + mostFiles + " that the settings allow");
        }
        return read;
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(ResponseInspector.withoutByteOrderMark(json == null ? "" : json));
        } catch (JsonProcessingException broken) {
            // Neither the message nor the cause goes on: both quote the body.
            JsonLocation location = broken.getLocation();
            String where = location == null
                    ? ""
                    : " (it breaks off or is wrong at line " + location.getLineNr() + ", column "
                            + location.getColumnNr() + ")";
            throw refused("it is not JSON, or gives a field twice" + where);
        }
    }

    private static List<OutputItem> items(JsonNode manifest, String list, String defaultType) {
        JsonNode nodes = manifest.path(list);
        List<OutputItem> items = new ArrayList<>();
        if (nodes.isMissingNode() || nodes.isNull()) {
            return items;
        }
        if (!nodes.isArray()) {
            throw refused("its " + list + " is not a list");
        }
        for (JsonNode node : nodes) {
            items.add(item(node, list + "[" + items.size() + "]", defaultType));
        }
        return items;
    }

    private static OutputItem item(JsonNode node, String where, String defaultType) {
        JsonNode type = node.path("type");
        String name = node.isObject() && (type.isMissingNode() || type.isNull()) ? defaultType : type.textValue();
        if (name == null) {
            throw refused(where + " has no type");
        }
        if (!TYPE.matcher(name).matches()) {
            throw refused(where + " has the type \"" + shown(name) + "\", which is not a FHIR type");
        }
        String url = node.path("url").textValue();
        if (url == null || url.isBlank()) {
            throw refused(where + " has no url");
        }
        JsonNode length = extension(node, "file_length");
        Long fileSize = number(node.path("fileSize"));
        return new OutputItem(
                name,
                url,
                number(node.path("count")),
                fileSize != null ? fileSize : length == null ? null : number(value(length)),
                checksum(extension(node, "checksum")));
    }

    private static String checksum(JsonNode extension) {
        String checksum =
                extension == null ? null : extension.path("valueString").textValue();
        return checksum == null ? null : checksum.strip().toLowerCase(Locale.ROOT);
    }

    /** FHIR's shape, a list of {url, value[x]}; the plain object of STU3 carries nothing we know. */
    private static JsonNode extension(JsonNode item, String name) {
        for (JsonNode extension : item.path("extension")) {
            if (extension.path("url").asText("").endsWith("/" + name)) {
                return extension;
            }
        }
        return null;
    }

    private static JsonNode value(JsonNode extension) {
        return extension.has("valueDecimal") ? extension.path("valueDecimal") : extension.path("valueInteger");
    }

    /** A whole number from zero up, written as a number or a string; anything else counts as not given. */
    private static Long number(JsonNode node) {
        try {
            long number = node.isTextual()
                    ? Long.parseLong(node.textValue().strip())
                    : node.isNumber() && node.canConvertToLong() ? node.longValue() : -1;
            return number < 0 ? null : number;
        } catch (NumberFormatException notGiven) {
            return null;
        }
    }

    private static boolean requiresAccessToken(JsonNode node) {
        return !node.asText("true").equalsIgnoreCase("false");
    }

    private static List<String> next(JsonNode links) {
        List<String> next = new ArrayList<>();
        for (JsonNode link : links) {
            String url = link.path("url").textValue();
            if (link.path("relation").asText("").equals("next") && url != null) {
                next.add(url);
            }
        }
        return next;
    }

    private static String shown(String type) {
        String escaped = type.substring(0, Math.min(40, type.length())).replaceAll("[^A-Za-z0-9._/-]", "?");
        return type.length() > 40 ? escaped + "..." : escaped;
    }

    /** The message says where and why, and quotes no content. */
    private static ExportFailure refused(String reason) {
        return KnownFailure.MANIFEST_UNUSABLE.failure("The manifest of the finished job cannot be used: " + reason
                + ". None of its files was fetched, and the next run kicks off again. If this persists, report it to the"
                + " operator of the server.");
    }
}
