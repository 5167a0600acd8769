package io.github.bcdacamel.observe;

import io.github.bcdacamel.Version;
import io.github.bcdacamel.settings.Settings;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.CamelContext;

/** Whether exports are traced, as the settings say. While they are not, no class of OpenTelemetry is loaded. */
public interface Tracing extends AutoCloseable {

    /** The feed's routes, before they are loaded. */
    void trace(CamelContext context, String feed);

    @Override
    void close();

    Tracing OFF = new Tracing() {
        @Override
        public void trace(CamelContext context, String feed) {
            // Nobody wants it.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };

    /** @param worker tells this process from others */
    static Tracing of(Settings settings, String worker) {
        return settings.text("bcda.traces.url").isEmpty() ? OFF : new On(settings, worker);
    }

    /** OpenTelemetry. */
    final class On implements Tracing {

        private final TraceExport traces;

        private On(Settings settings, String worker) {
            this.traces = TraceExport.to(
                    URI.create(settings.text("bcda.traces.url")),
                    headers(settings),
                    settings.text("bcda.traces.service"),
                    settings.share("bcda.traces.share"),
                    Version.TEXT,
                    worker);
        }

        @Override
        public void trace(CamelContext context, String feed) {
            RouteTraces.start(context, traces, feed);
        }

        @Override
        public void close() {
            traces.close();
        }

        private static Map<String, String> headers(Settings settings) {
            Map<String, String> headers = new LinkedHashMap<>();
            String text = settings.text("bcda.traces.headers");
            if (!text.isEmpty()) {
                for (String header : text.split(",")) {
                    String[] parts = header.split("=", 2);
                    headers.put(parts[0].strip(), parts[1].strip());
                }
            }
            return headers;
        }
    }
}
