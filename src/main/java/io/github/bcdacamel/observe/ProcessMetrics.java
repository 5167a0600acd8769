package io.github.bcdacamel.observe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/**
 * The meters of the whole process: those of each feed, and those of Java. Their names, units and meanings are documented
 * in docs/metrics.md. What Prometheus reads is {@link #scrape()}; serving it is left to a route.
 */
public final class ProcessMetrics implements AutoCloseable {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics pauses = new JvmGcMetrics();
    private final Counter failedLogins = Counter.builder("bcda.failed.logins")
            .description("Requests to the control API with wrong credentials")
            .register(registry);

    public ProcessMetrics() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        pauses.bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    /** The meters of one feed, all of them at zero. */
    public FeedMetrics feed(String name) {
        return new FeedMetrics(registry, name);
    }

    /** Somebody came to the control API with wrong credentials. */
    public void loginFailed() {
        failedLogins.increment();
    }

    /** Everything, in Prometheus' text format, version 0.0.4. */
    public String scrape() {
        return registry.scrape();
    }

    @Override
    public void close() {
        pauses.close();
        registry.close();
    }
}
