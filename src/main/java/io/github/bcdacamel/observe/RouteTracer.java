package io.github.bcdacamel.observe;

import io.github.bcdacamel.ledger.Export;
import io.github.bcdacamel.ledger.FileKey;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.propagation.ContextPropagators;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.opentelemetry2.OpenTelemetryTracer;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.telemetry.Op;
import org.apache.camel.telemetry.Span;
import org.apache.camel.telemetry.SpanStorageManager;
import org.apache.camel.telemetry.SpanStorageManagerExchange;

/**
 * Camel's OpenTelemetry tracer, narrowed to exports: a trace is an export of this process, its spans are the routes that
 * were called for it, the files, and the requests. What beats or asks the ledger has no spans. What may be told of a span
 * is left to {@link TraceExport}.
 */
final class RouteTracer extends OpenTelemetryTracer {

    /** What begins a trace when it is called outside of one. */
    private static final Set<String> BEGIN = Set.of("direct://export", "direct://cancel-export", "take-file");

    private static final String DOWNLOADER = "take-file";

    private final SpanStorageManager spans = new SpanStorageManagerExchange();
    private final String feed;

    private RouteTracer(String feed) {
        this.feed = feed;
    }

    /** Traces the feed's routes, which have not been loaded yet. */
    static void start(CamelContext context, TraceExport traces, String feed) {
        context.getRegistry().bind("tracer", Tracer.class, traces.tracer());
        // No header carries a trace out: neither to BCDA, nor to a hook or a store. In the process, exchanges carry it.
        context.getRegistry().bind("propagators", ContextPropagators.class, ContextPropagators.noop());
        new RouteTracer(feed).init(context);
    }

    /** A call has a span of its own; only the downloader is called by nobody. */
    @Override
    public RoutePolicy createRoutePolicy(CamelContext context, String route, NamedNode definition) {
        return route.equals(DOWNLOADER) ? super.createRoutePolicy(context, route, definition) : null;
    }

    @Override
    protected void beginEventSpan(Exchange exchange, Endpoint endpoint, Op op) throws Exception {
        boolean begins = BEGIN.contains(op == Op.EVENT_RECEIVED ? DOWNLOADER : endpoint.getEndpointUri());
        if (begins || spans.peek(exchange) != null) {
            super.beginEventSpan(exchange, endpoint, op);
            Span span = spans.peek(exchange);
            span.setTag("bcda.feed", feed);
            if (op == Op.EVENT_RECEIVED) {
                span.setTag("bcda.name", DOWNLOADER);
            }
        }
    }

    @Override
    protected void endEventSpan(Exchange exchange, Endpoint endpoint) throws Exception {
        Span span = spans.peek(exchange);
        if (span != null) {
            if (exchange.getVariable("export") instanceof Export export) {
                span.setTag("bcda.export", export.id());
            }
            if (exchange.getVariable("fileKey") instanceof FileKey file) {
                span.setTag("bcda.export", file.exportId());
                span.setTag("bcda.file", file.name());
            }
            if (exchange.getException() != null) {
                span.setTag("error.type", exchange.getException().getClass().getName());
            }
            super.endEventSpan(exchange, endpoint);
        }
    }
}
