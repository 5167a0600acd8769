package io.github.bcdacamel;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;

/** Chooses the form of the log before the first line is written, and ends it. */
final class Logging {

    private Logging() {}

    /** What Camel says of exchanges that an interruption ends is no news. */
    static void quiet() {
        Configurator.setLevel("org.apache.camel", Level.OFF);
        Configurator.setLevel("bcda", Level.OFF);
    }

    static void configure(String format) {
        if (format.equals("json")) {
            Configurator.reconfigure(java.net.URI.create("classpath:log4j2-json.xml"));
        }
    }
}
