package io.github.bcdacamel.observe;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * OpenTelemetry of the whole process: spans are sampled by export, collected, cleaned ({@link CleanSpan}) and sent in
 * batches to a collector by OTLP over HTTP. Which spans there are is left to the caller. Nothing waits for the collector,
 * and a collector that is not there harms nothing: what it did not take is dropped.
 */
public final class TraceExport implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(2);

    private final SdkTracerProvider provider;

    private TraceExport(SdkTracerProvider provider) {
        this.provider = provider;
    }

    /**
     * @param collector where spans are posted, with its path, such as {@code http://collector:4318/v1/traces}
     * @param headers what each post says besides; they may be secret and are never logged
     * @param service the name that the spans are told under
     * @param share of all exports that are traced, from 0 to 1
     * @param worker tells this process from others
     */
    public static TraceExport to(
            URI collector, Map<String, String> headers, String service, double share, String version, String worker) {
        OtlpHttpSpanExporterBuilder exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(collector.toString())
                .setCompression("gzip")
                .setConnectTimeout(PATIENCE)
                .setTimeout(PATIENCE);
        headers.forEach(exporter::addHeader);
        Attributes who = Attributes.builder()
                .put("service.name", service)
                .put("service.version", version)
                .put("service.instance.id", worker)
                .build();
        return new TraceExport(SdkTracerProvider.builder()
                .setResource(Resource.getDefault().merge(Resource.create(who)))
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(share)))
                .addSpanProcessor(
                        BatchSpanProcessor.builder(new CleanSpanExporter(exporter.build(), collector.getHost()))
                                .build())
                .build());
    }

    public Tracer tracer() {
        return provider.get("bcda-camel");
    }

    /** Sends what is left, if the collector takes it within two seconds. */
    @Override
    public void close() {
        provider.shutdown().join(PATIENCE_AT_THE_END.toMillis(), TimeUnit.MILLISECONDS);
    }
}
