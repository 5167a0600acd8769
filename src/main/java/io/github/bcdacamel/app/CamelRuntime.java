package io.github.bcdacamel.app;

import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;

/** Camel Main that reads the routes once: it reads them twice to look for modelines, which are off unless a setting says so. */
final class CamelRuntime extends Main {

    @Override
    protected void modelineRoutes(CamelContext context) throws Exception {
        if (configure().isModeline()) {
            super.modelineRoutes(context);
        }
    }
}
