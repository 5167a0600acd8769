package io.github.bcdacamel.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.dsl.yaml.YamlRoutesBuilderLoader;
import org.apache.camel.spi.Resource;

/**
 * Reads files of routes in YAML. Camel parses each of them twice, first to find what must be known before any route; this
 * does it only where a file has such a thing.
 */
final class RouteFileLoader extends YamlRoutesBuilderLoader {

    /** The keys that Camel looks for at first: of beans, and of the files of Camel K. */
    private static final List<String> NEEDED_BEFORE = List.of("beans", "apiVersion");

    RouteFileLoader(CamelContext context) {
        setCamelContext(context);
    }

    @Override
    public void preParseRoute(Resource resource) throws Exception {
        String text = resource.exists() ? text(resource) : "";
        if (text.isEmpty() || NEEDED_BEFORE.stream().anyMatch(text::contains)) {
            super.preParseRoute(resource);
        }
    }

    private static String text(Resource resource) throws IOException {
        try (InputStream bytes = resource.getInputStream()) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
