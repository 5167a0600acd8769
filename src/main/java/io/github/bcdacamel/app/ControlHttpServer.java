package io.github.bcdacamel.app;

import io.github.bcdacamel.control.ConnectionLimits;
import io.github.bcdacamel.control.HttpGuard;
import io.github.bcdacamel.control.StrangerLog;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;

/**
 * The server of Camel's platform-http component, started by us: Camel 4.18 makes options of its own, which no setting
 * reaches, with HTTP/2 in clear text on and without any limit of connections or of time.
 */
final class ControlHttpServer extends VertxPlatformHttpServer {

    private static final int WORKERS = 8;
    private static final long SECONDS_TO_START = 30;
    private static final long MILLIS_BETWEEN_LOOKS = 500;

    private final VertxPlatformHttpServerConfiguration configuration;
    private final Function<Vertx, HttpGuard> guards;
    private final int mostConnections;
    private final Duration patience;
    private final StrangerLog strangers;
    private Router router;
    private HttpServer server;

    /** @param patience for a whole request */
    ControlHttpServer(
            VertxPlatformHttpServerConfiguration configuration,
            Function<Vertx, HttpGuard> guards,
            int mostConnections,
            Duration patience,
            StrangerLog strangers) {
        super(configuration);
        this.configuration = configuration;
        this.guards = guards;
        this.mostConnections = mostConnections;
        this.patience = patience;
        this.strangers = strangers;
    }

    @Override
    protected Vertx lookupVertx() {
        return Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(WORKERS));
    }

    @Override
    protected void initializeServer() {
        Vertx vertx = getVertx();
        router = Router.router(vertx);
        HttpGuard.REFUSALS.forEach(status -> router.errorHandler(status, HttpGuard::explain));
        router.route("/*").handler(guards.apply(vertx));
        Router routes = Router.router(vertx);
        router.route("/*").subRouter(routes);
        // Camel looks here for the port in the router's name, and takes 8080 otherwise.
        getCamelContext().getRegistry().bind("controlHttpServerConfiguration", configuration);
        getCamelContext()
                .getRegistry()
                .bind(
                        VertxPlatformHttpRouter.getRouterNameFromPort(configuration.getBindPort()),
                        new CamelsRouter(this, vertx, routes));
    }

    @Override
    protected void startServer() throws Exception {
        ConnectionLimits limits = new ConnectionLimits(mostConnections, patience, strangers);
        getVertx().setPeriodic(MILLIS_BETWEEN_LOOKS, timer -> limits.closeOverdue());
        server = getVertx()
                .createHttpServer(new HttpServerOptions().setHttp2ClearTextEnabled(false))
                .connectionHandler(limits::opened)
                .invalidRequestHandler(request -> HttpGuard.refuseUnreadable(request, strangers))
                .requestHandler(request -> {
                    limits.asked(request);
                    if (HttpGuard.isUnreadable(request)) {
                        HttpGuard.refuseUnreadable(request, strangers);
                    } else {
                        router.handle(request);
                    }
                });
        server.listen(configuration.getBindPort(), configuration.getBindHost())
                .toCompletionStage()
                .toCompletableFuture()
                .get(SECONDS_TO_START, TimeUnit.SECONDS);
    }

    @Override
    protected void stopServer() {
        if (server != null) {
            server.close();
        }
    }

    @Override
    protected void stopVertx() {
        if (getVertx() != null) {
            getVertx().close().toCompletionStage().toCompletableFuture().join();
        }
    }

    @Override
    public int getPort() {
        return server == null ? configuration.getBindPort() : server.actualPort();
    }

    private static final class CamelsRouter extends VertxPlatformHttpRouter {

        CamelsRouter(ControlHttpServer server, Vertx vertx, Router routes) {
            super(server, vertx, routes, SERVER_TYPE_SERVER);
        }

        @Override
        public Handler<RoutingContext> bodyHandler() {
            return BodyHandler.create(false).setBodyLimit(HttpGuard.MOST_BYTES);
        }
    }
}
