package io.github.bcdacamel.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
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
}
