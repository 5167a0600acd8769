package io.github.bcdacamel.observe;

import io.github.bcdacamel.Version;
import io.github.bcdacamel.settings.Settings;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.CamelContext;

/** Traces exports if the settings say so. Otherwise no class of OpenTelemetry is loaded. */
public final class Tracing implements AutoCloseable {

    public static final Tracing OFF = new Tracing(null);

    private final TraceExport traces;

    private Tracing(TraceExport traces) {
        this.traces = traces;
    }

    /** @param worker tells this process from others */
    public static Tracing of(Settings settings, String worker) {
        String url = settings.text("bcda.traces.url");
        return url.isEmpty()
                ? OFF
                : new Tracing(TraceExport.to(
                        URI.create(url),
                        headers(settings.text("bcda.traces.headers")),
                        settings.text("bcda.traces.service"),
                        settings.share("bcda.traces.share"),
                        Version.TEXT,
                        worker));
    }

    /** Traces the feed's routes, which are not loaded yet. */
    public void trace(CamelContext context, String feed) {
        if (traces != null) {
            RouteTracer.start(context, traces, feed);
        }
    }

    @Override
    public void close() {
        if (traces != null) {
            traces.close();
        }
    }

    private static Map<String, String> headers(String text) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String header : text.isEmpty() ? new String[0] : text.split(",")) {
            String[] parts = header.split("=", 2);
            headers.put(parts[0].strip(), parts[1].strip());
        }
        return headers;
    }
}
