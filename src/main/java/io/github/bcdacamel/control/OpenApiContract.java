package io.github.bcdacamel.control;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Body;
import org.apache.camel.Header;

/**
 * Holds each request to the OpenAPI document: path, method, parameters, media type and body. Which route answers is
 * decided elsewhere ({@code rest:} in routes/control). Tests hold the answers to the same document.
 */
public final class OpenApiContract {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Pattern PARAMETER = Pattern.compile("\\{([a-z]+)}");

    private final String text;
    private final JsonNode document;

    private OpenApiContract(String text, JsonNode document) {
        this.text = text;
        this.document = document;
    }

    /** The document in the jar. */
    public static OpenApiContract packaged() {
        try (InputStream stream = OpenApiContract.class.getResourceAsStream("openapi.json")) {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return new OpenApiContract(text, JSON.readTree(text));
        } catch (IOException impossible) {
            throw new IllegalStateException("The jar lacks its openapi.json.", impossible);
        }
    }

    public String text() {
        return text;
    }

    /** Where the paths begin. */
    public String base() {
        return document.at("/servers/0/url").textValue();
    }

    /**
     * @param query null without one
     * @param contentType null without one
     * @param body null or empty without one
     * @throws Problem 400, 404, 405 or 415
     */
    public ApiCall read(
            @Header("CamelHttpMethod") String method,
            @Header("CamelHttpPath") String path,
            @Header("CamelHttpRawQuery") String query,
            @Header("Content-Type") String contentType,
            @Body String body) {
        for (Map.Entry<String, JsonNode> known : document.get("paths").properties()) {
            Map<String, String> values = match(known.getKey(), path);
            if (values != null) {
                JsonNode operation = operation(known.getValue(), method, path);
                Map<String, Integer> numbers = numbers(operation, query);
                return new ApiCall(
                        operation.get("operationId").textValue(),
                        values.get("feed"),
                        values.get("export"),
                        numbers.getOrDefault("limit", 0),
                        numbers.getOrDefault("offset", 0),
                        operation.has("requestBody") && isFull(contentType, body));
            }
        }
        throw new Problem(404, "Nothing is at " + path + ". The API is described in " + base() + "/openapi.json.");
    }

    private Map<String, String> match(String template, String path) {
        StringBuilder pattern = new StringBuilder(Pattern.quote(base()));
        Matcher parameter = PARAMETER.matcher(template);
        int last = 0;
        while (parameter.find()) {
            String form = parameter("/components/parameters/", parameter.group(1));
            pattern.append(Pattern.quote(template.substring(last, parameter.start())))
                    .append("(?<")
                    .append(parameter.group(1))
                    .append('>')
                    .append(form.replaceAll("[\\^$]", ""))
                    .append(')');
            last = parameter.end();
        }
        pattern.append(Pattern.quote(template.substring(last)));
        Matcher found = Pattern.compile(pattern.toString()).matcher(path);
        if (!found.matches()) {
            return null;
        }
        Map<String, String> values = new LinkedHashMap<>();
        PARAMETER.matcher(template).results().forEach(name -> values.put(name.group(1), found.group(name.group(1))));
        return values;
    }

    private String parameter(String place, String name) {
        String component = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        return document.at(place + component + "/schema/pattern").textValue();
    }

    private static JsonNode operation(JsonNode known, String method, String path) {
        JsonNode operation = known.get(method.toLowerCase(java.util.Locale.ROOT));
        if (operation == null || !operation.has("operationId")) {
            Set<String> allowed = new TreeSet<>();
            known.fieldNames().forEachRemaining(name -> {
                if (known.get(name).has("operationId")) {
                    allowed.add(name.toUpperCase(java.util.Locale.ROOT));
                }
            });
            throw Problem.notAllowed(path, String.join(", ", allowed));
        }
        return operation;
    }

    private static Map<String, Integer> numbers(JsonNode operation, String query) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        Map<String, JsonNode> schemas = new LinkedHashMap<>();
        operation.path("parameters").forEach(parameter -> {
            JsonNode schema = parameter.get("schema");
            schemas.put(parameter.get("name").textValue(), schema);
            numbers.put(parameter.get("name").textValue(), schema.get("default").intValue());
        });
        for (String pair : query == null || query.isEmpty() ? List.<String>of() : List.of(query.split("&"))) {
            String[] parts = pair.split("=", 2);
            JsonNode schema = schemas.get(parts[0]);
            if (schema == null) {
                throw new Problem(400, "Unknown parameter '" + parts[0] + "'.");
            }
            String value = parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8);
            int least = schema.get("minimum").intValue();
            int most = schema.get("maximum").intValue();
            if (!value.matches("\\d{1,9}") || Integer.parseInt(value) < least || Integer.parseInt(value) > most) {
                throw new Problem(400, parts[0] + " must be an integer from " + least + " to " + most + ".");
            }
            numbers.put(parts[0], Integer.parseInt(value));
        }
        return numbers;
    }

    /** The only body there is: what a kick-off asks for. */
    private boolean isFull(String contentType, String body) {
        if (contentType == null || !contentType.replaceFirst(";.*", "").strip().equalsIgnoreCase("application/json")) {
            throw new Problem(415, "The body must be application/json.");
        }
        JsonNode kinds = document.at("/components/schemas/KickOff/properties/kind/enum");
        try {
            JsonNode asked = JSON.readTree(body == null ? "" : body);
            for (JsonNode kind : kinds) {
                if (asked.isObject() && asked.size() == 1 && kind.equals(asked.get("kind"))) {
                    return kind.textValue().equals("full");
                }
            }
        } catch (JsonProcessingException notJson) {
            // Said below, and what was sent is not repeated.
        }
        throw new Problem(400, "The body must be {\"kind\": …} with one of " + kinds + ", and nothing else.");
    }
}
