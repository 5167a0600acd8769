package io.github.bcdacamel.simulator;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A query string as Go's {@code url.ParseQuery} reads it: a plus is a space, and a pair it cannot read is dropped. */
record GoQuery(List<HeaderField> pairs) {

    static GoQuery parse(String raw) {
        List<HeaderField> pairs = new ArrayList<>();
        for (String pair : raw.split("&")) {
            if (pair.isEmpty() || pair.contains(";")) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            try {
                pairs.add(new HeaderField(unescape(name), unescape(value)));
            } catch (IllegalArgumentException e) {
                continue;
            }
        }
        return new GoQuery(List.copyOf(pairs));
    }

    static String unescape(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    List<String> all(String name) {
        return pairs.stream()
                .filter(pair -> pair.name().equals(name))
                .map(HeaderField::value)
                .toList();
    }
}
