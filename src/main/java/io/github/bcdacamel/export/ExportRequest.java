package io.github.bcdacamel.export;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a feed asks for, in HL7's words, and the address that asks it. BCDA wants the {@code $} raw and everything else
 * of a value percent-encoded: it answers 404 to {@code %24export} and reads a raw {@code +} as a blank.
 *
 * @param apiUrl the FHIR base
 * @param group empty for {@code Patient/$export}
 * @param types empty for the server's default
 * @param typeFilter empty for none
 */
public record ExportRequest(String apiUrl, String apiVersion, String group, List<String> types, String typeFilter) {

    private static final Pattern URL = Pattern.compile("(.*?)/(?:Patient|Group/([A-Za-z0-9.-]+))/\\$export(?:\\?.*)?");

    public ExportRequest {
        types = types.stream().sorted().toList();
    }

    /** The kick-off's address. @param since null for a full export */
    public String url(String since) {
        List<String> parameters = new ArrayList<>();
        if (!types.isEmpty()) {
            parameters.add("_type=" + encoded(String.join(",", types)));
        }
        if (since != null) {
            parameters.add("_since=" + encoded(since));
        }
        if (!typeFilter.isEmpty()) {
            parameters.add("_typeFilter=" + encoded(asQuery(typeFilter)));
        }
        String level = group.isEmpty() ? "Patient" : "Group/" + group;
        return apiUrl + "/" + level + "/$export" + (parameters.isEmpty() ? "" : "?" + String.join("&", parameters));
    }

    /** What that address asked for, whatever the settings ask for by now. */
    static ExportRequest of(String url) {
        Matcher parts = URL.matcher(url);
        if (!parts.matches()) {
            throw new IllegalArgumentException("No $export has such an address.");
        }
        String types = parameter(url, "_type");
        return new ExportRequest(
                parts.group(1),
                parts.group(1).replaceFirst(".*/", ""),
                parts.group(2) == null ? "" : parts.group(2),
                types.isEmpty() ? List.of() : List.of(types.split(",")),
                parameter(url, "_typeFilter"));
    }

    private static String parameter(String url, String name) {
        Matcher value = Pattern.compile("[?&]" + name + "=([^&]*)").matcher(url);
        return value.find() ? URLDecoder.decode(value.group(1), StandardCharsets.UTF_8) : "";
    }

    /** What since is kept for: only an export of the same scope continues another. */
    public String scope() {
        return url(null);
    }

    /** The filter is a query inside the query, so the server decodes it twice; what is encoded already is left alone. */
    private static String asQuery(String filter) {
        return filter.replaceAll("%(?![0-9A-Fa-f]{2})", "%25").replace("+", "%2B");
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
