package io.github.bcdacamel;

import org.apache.logging.log4j.core.config.Configurator;

/** Chooses the form of the log before the first line is written. */
final class Logging {

    private Logging() {}

    static void configure(String format) {
        if (format.equals("json")) {
            Configurator.reconfigure(java.net.URI.create("classpath:log4j2-json.xml"));
        }
    }
}
