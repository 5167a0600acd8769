package io.github.bcdacamel.app;

import io.github.bcdacamel.control.AccessPolicy;
import io.github.bcdacamel.control.HttpGuard;
import io.github.bcdacamel.control.LoginBrake;
import io.github.bcdacamel.control.StrangerLog;
import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.FailureClass;
import io.github.bcdacamel.settings.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListenerSupport;

/**
 * The control API and the status page, in a Camel context of their own with a server in front: no feed's routes or
 * settings are within its reach but through the beans that are handed in. What a request must pass is {@link HttpGuard}'s.
 */
public final class ControlContext implements AutoCloseable {

    private static final String PACKAGED = "classpath:routes-of-control/*.camel.yaml";
    private static final int SECONDS_TO_STOP = 2;

    private final CamelRuntime camel = new CamelRuntime();
    private final String host;
    private final AccessPolicy access;
    private ControlHttpServer server;

    private ControlContext(String host, AccessPolicy access) {
        this.host = host;
        this.access = access;
    }

    /**
     * Starts the server and its routes. When that fails nothing is left running, and the reason is thrown.
     *
     * @param beans what the routes call, by name
     * @param failedLogin counts wrong credentials
     * @throws ExportFailure SETTINGS when anybody on a network could get in, or the port is taken
     */
    static ControlContext start(Settings settings, Map<String, Object> beans, Runnable failedLogin) throws Exception {
        ControlContext routes = check(settings);
        int port = settings.number("bcda.http.port");
        String key = routes.key();
        try {
            routes.configure(settings, beans, port, key, failedLogin);
            routes.camel.start();
            if (routes.camel.getCamelContext().getRoute("reject-request") == null) {
                throw new ExportFailure(
                        FailureClass.SETTINGS,
                        "No route 'reject-request' was found in " + pattern(settings)
                                + " (bcda.http.routes). Nothing was"
                                + " started. Name the folder that holds all of the control API's route files, or leave"
                                + " it empty for those in the jar.");
            }
            return routes;
        } catch (Exception refused) {
            routes.close();
            throw refused;
        }
    }

    /**
     * Checks the settings before anything is started.
     *
     * @throws ExportFailure SETTINGS
     */
    public static ControlContext check(Settings settings) throws UnknownHostException {
        ControlContext routes = new ControlContext(settings.text("bcda.http.host"), access(settings));
        routes.requireCredentials();
        routes.requireFree(settings.number("bcda.http.port"));
        routes.key();
        return routes;
    }

    /** Where it answers. */
    URI address() {
        String shown = host.contains(":") ? "[" + host + "]" : host;
        return URI.create("http://" + shown + ":" + server.getPort() + "/");
    }

    @Override
    public void close() {
        CamelContext context = camel.getCamelContext();
        if (context != null) {
            context.getShutdownStrategy().setTimeout(SECONDS_TO_STOP);
        }
        camel.stop();
    }

    private static AccessPolicy access(Settings settings) {
        String key = settings.text("bcda.http.jwt-key-file");
        return new AccessPolicy(
                settings.text("bcda.http.user"),
                settings.text("bcda.http.password"),
                key.isEmpty() ? null : settings.path("bcda.http.jwt-key-file"),
                settings.text("bcda.http.jwt-algorithm"),
                settings.text("bcda.http.jwt-issuer"),
                settings.text("bcda.http.jwt-audience"));
    }

    private void requireCredentials() throws UnknownHostException {
        if (access.isOpen() && !InetAddress.getByName(host).isLoopbackAddress()) {
            throw new ExportFailure(
                    FailureClass.SETTINGS,
                    "bcda.http.host = " + host + " would let everybody on the network see and control the exports. Set"
                            + " BCDA_HTTP_PASSWORD (or bcda.http.password-file, or bcda.http.jwt-key-file), or leave the"
                            + " host as 127.0.0.1. Nothing was started.");
        }
    }

    /** Vert.x only logs a warning, and the program would run without its server. */
    private void requireFree(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(host, port));
        } catch (IOException taken) {
            throw new ExportFailure(
                    FailureClass.SETTINGS,
                    "The control API cannot use port " + port + " of " + host + " (" + taken.getMessage()
                            + "). Another program, or another serve, may be using it. Set bcda.http.port; 0 means any"
                            + " free port. Nothing was started.",
                    taken);
        }
    }

    private String key() {
        if (access.tokenKey() == null) {
            return null;
        }
        try {
            return Files.readString(access.tokenKey());
        } catch (IOException unreadable) {
            throw new ExportFailure(
                    FailureClass.SETTINGS,
                    "bcda.http.jwt-key-file = " + access.tokenKey() + " cannot be read ("
                            + unreadable.getClass().getSimpleName() + "). Nothing was started.",
                    unreadable);
        }
    }

    private static String pattern(Settings settings) {
        String pattern = settings.text("bcda.http.routes");
        return pattern.isEmpty() ? PACKAGED : pattern;
    }

    private void configure(Settings settings, Map<String, Object> beans, int port, String key, Runnable failedLogin) {
        Properties properties = settings.forCamel();
        properties.keySet().removeIf(name -> name.toString().startsWith("camel.component.http."));
        properties.setProperty("camel.main.name", properties.getProperty("camel.main.name") + "-control");
        properties.setProperty("camel.main.routes-include-pattern", pattern(settings));
        camel.addMainListener(new MainListenerSupport() {
            @Override
            public void afterConfigure(BaseMainSupport main) {
                try {
                    // Before any route asks for it.
                    server = server(settings, port, key, failedLogin);
                    main.getCamelContext().addService(server, true, true);
                } catch (Exception refused) {
                    throw new IllegalStateException(refused);
                }
            }
        });
        camel.configure(properties, beans);
    }

    private ControlHttpServer server(Settings settings, int port, String key, Runnable failedLogin) {
        VertxPlatformHttpServerConfiguration configuration = new VertxPlatformHttpServerConfiguration();
        configuration.setBindHost(host);
        configuration.setBindPort(port);
        Clock clock = Clock.systemUTC();
        StrangerLog strangers = new StrangerLog(clock);
        return new ControlHttpServer(
                configuration,
                vertx -> new HttpGuard(access, key, vertx, new LoginBrake(clock), strangers, failedLogin),
                settings.number("bcda.http.max-connections"),
                settings.duration("bcda.http.request-timeout"),
                strangers);
    }
}
