package io.github.bcdacamel.app;

import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.FailureClass;
import io.github.bcdacamel.ledger.Destination;
import io.github.bcdacamel.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;

/**
 * Finds the routes of a feed, those of destinations among them: in the jar, or in a file of the operator's own. A
 * destination without a route stops the start.
 */
final class RouteLocator {

    private static final String FILE = ".camel.yaml";
    private static final String PACKAGED = "classpath:routes/feed/*" + FILE;
    private static final String PREFIX = "deliver-to-";

    private RouteLocator() {}

    /** What the settings name; else the routes in the jar, and beside them the files of destinations that are not in it. */
    static String pattern(Settings settings) {
        String pattern = settings.text("bcda.routes");
        if (!pattern.isEmpty()) {
            return pattern;
        }
        StringBuilder routes = new StringBuilder(PACKAGED);
        for (Destination destination : FeedBeans.destinations(settings)) {
            String file = destination.route() + FILE;
            if (RouteLocator.class.getResource("/routes/feed/" + file) == null && Files.isRegularFile(Path.of(file))) {
                routes.append(",file:").append(file);
            }
        }
        return routes.toString();
    }

    static void require(CamelContext camel, Settings settings) {
        for (Destination destination : FeedBeans.destinations(settings)) {
            if (camel.getRoute(destination.route()) == null) {
                throw missing(destination, camel, settings);
            }
        }
    }

    private static ExportFailure missing(Destination destination, CamelContext camel, Settings settings) {
        List<String> known = camel.getRoutes().stream()
                .map(Route::getRouteId)
                .filter(id -> id.startsWith(PREFIX))
                .map(id -> id.substring(PREFIX.length()))
                .sorted()
                .toList();
        return new ExportFailure(
                FailureClass.SETTINGS,
                "bcda.destination names '" + destination.name() + "', and no route '" + destination.route()
                        + "' was found in " + pattern(settings)
                        + " (bcda.routes). Nothing was started. Add that route in a"
                        + " file " + destination.route() + FILE
                        + ", in the working folder or where bcda.routes looks, or name one of these"
                        + " destinations: " + String.join(", ", known) + ".");
    }
}
