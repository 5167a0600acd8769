package io.github.bcdacamel.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.model.CircuitBreakerDefinition;
import org.apache.camel.support.TypedProcessorFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** What a context of ours takes its settings from. */
@Isolated("Sets a system property")
class CamelRuntimeTest {

    private static final String KEY = "camel.component.http.follow-redirects";

    @AfterEach
    void forget() {
        System.clearProperty(KEY);
    }

    @Test
    void camel_takes_no_setting_that_was_not_checked() {
        System.setProperty(KEY, "true");
        CamelRuntime camel = new CamelRuntime();
        Properties checked = new Properties();
        checked.setProperty(KEY, "false");
        camel.configure(checked, Map.of());
        try {
            camel.start();

            assertThat(camel.getCamelContext().getComponent("http"))
                    .hasFieldOrPropertyWithValue("followRedirects", false);
        } finally {
            camel.stop();
        }
    }

    /** As camel-resilience4j has it; {@code META-INF/services} of the tests names this one. */
    public static final class CircuitBreakers extends TypedProcessorFactory<CircuitBreakerDefinition> {

        public CircuitBreakers() {
            super(CircuitBreakerDefinition.class);
        }

        @Override
        public Processor doCreateProcessor(Route route, CircuitBreakerDefinition step) {
            return exchange -> exchange.getMessage().setBody("by the jar");
        }
    }

    @Test
    void a_circuit_breaker_comes_from_a_jar_that_the_operator_adds(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("1-breaks.camel.yaml"), """
                - route:
                    from:
                      uri: direct:call
                      steps:
                        - circuitBreaker:
                            steps:
                              - setBody: {constant: by Camel}
                """);
        CamelRuntime camel = new CamelRuntime();
        Properties routes = new Properties();
        routes.setProperty("camel.main.routes-include-pattern", "file:" + folder + "/*.camel.yaml");
        camel.configure(routes, Map.of());
        try {
            camel.start();

            assertThat(camel.getCamelContext().createProducerTemplate().requestBody("direct:call", null, String.class))
                    .isEqualTo("by the jar");
        } finally {
            camel.stop();
        }
    }

    @Test
    void a_bean_that_a_file_of_routes_declares_is_there_for_the_files_before(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("1-calls.camel.yaml"), """
                - route:
                    from:
                      uri: direct:call
                      steps:
                        - bean: {ref: "{{declared}}", method: size}
                """);
        Files.writeString(folder.resolve("2-declares.camel.yaml"), """
                - beans:
                    - name: list
                      type: java.util.ArrayList
                """);
        CamelRuntime camel = new CamelRuntime();
        Properties routes = new Properties();
        routes.setProperty("declared", "list");
        routes.setProperty("camel.main.routes-include-pattern", "file:" + folder + "/*.camel.yaml");
        camel.configure(routes, Map.of());
        try {
            camel.start();

            assertThat(camel.getCamelContext().createProducerTemplate().requestBody("direct:call", null, Integer.class))
                    .isZero();
        } finally {
            camel.stop();
        }
    }
}
