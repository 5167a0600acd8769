package io.github.bcdacamel.observe;

import static java.util.Map.entry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.List;
import java.util.Map;

/**
 * A span without sensitive content. Camel puts addresses with their queries, the words of exceptions and lines of the
 * log into spans, where a signature, a hook's secret or a Medicare id could stand; so what leaves is an allow list of
 * attributes, under the names of OpenTelemetry's conventions, and no events.
 */
final class CleanSpan extends DelegatingSpanData {

    /** The attribute that is the span's name. */
    static final String NAME = "bcda.name";

    private static final Map<String, String> TOLD = Map.ofEntries(
            entry("bcda.feed", "bcda.feed"),
            entry("bcda.export", "bcda.export"),
            entry("bcda.file", "bcda.file"),
            entry("component", "camel.component"),
            entry("error.type", "error.type"),
            entry("http.method", "http.request.method"),
            entry("http.status_code", "http.response.status_code"));

    private final String name;
    private final Attributes attributes;

    CleanSpan(SpanData span) {
        super(span);
        String given = span.getAttributes().get(AttributeKey.stringKey(NAME));
        this.name = given == null ? span.getName() : given;
        AttributesBuilder told = Attributes.builder();
        span.getAttributes().forEach((key, value) -> {
            String as = TOLD.get(key.getKey());
            if ("http.response.status_code".equals(as)) {
                told.put(as, Long.parseLong(value.toString()));
            } else if (as != null) {
                told.put(as, value.toString());
            }
        });
        this.attributes = told.build();
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public Attributes getAttributes() {
        return attributes;
    }

    @Override
    public int getTotalAttributeCount() {
        return attributes.size();
    }

    @Override
    public List<EventData> getEvents() {
        return List.of();
    }

    @Override
    public int getTotalRecordedEvents() {
        return 0;
    }

    @Override
    public StatusData getStatus() {
        return StatusData.create(super.getStatus().getStatusCode(), "");
    }
}
