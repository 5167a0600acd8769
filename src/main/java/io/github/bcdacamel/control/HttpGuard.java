package io.github.bcdacamel.control;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Checks every request before any route sees it: host and origin, size of the body, credentials; and sets the security
 * headers of the response. Liveness and readiness need no credentials: they say up or down and nothing else. Every user
 * may do everything.
 */
public final class HttpGuard implements Handler<RoutingContext> {

    /** Bytes of a request's body. */
    public static final long MOST_BYTES = 64 * 1024L;

    /** What the server refuses by itself: {@link #explain} makes a problem of it. */
    public static final Set<Integer> REFUSALS = Set.of(400, 404, 405, 406, 413, 415, 500, 501, 503);

    private static final Set<String> OPEN_TO_ALL = Set.of("/observe/health/live", "/observe/health/ready");
    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Pattern LOOPBACK_HOST =
            Pattern.compile("(?i)(localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[::1])(:\\d{1,5})?");
    /** A data profile and a population report have no script, and their bars have styles of their own. */
    private static final String DOCUMENT_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    private static final Pattern DOCUMENT = Pattern.compile("/(profile|report)$");
    private static final Pattern NO_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final String REALM = "bcda-camel";

    private final AccessPolicy access;
    private final JWTAuth tokens;
    private final LoginBrake brake;
    private final StrangerLog strangers;
    private final Runnable failedLogin;

    /**
     * @param key the text of {@link AccessPolicy#tokenKey()}; null without one
     * @param failedLogin counts wrong credentials
     */
    public HttpGuard(
            AccessPolicy access,
            String key,
            Vertx vertx,
            LoginBrake brake,
            StrangerLog strangers,
            Runnable failedLogin) {
        this.access = access;
        this.brake = brake;
        this.strangers = strangers;
        this.failedLogin = failedLogin;
        this.tokens = key == null ? null : tokens(access, key, vertx);
    }

    @Override
    public void handle(RoutingContext context) {
        headers(context.response(), DOCUMENT.matcher(context.normalizedPath()).find());
        HttpServerRequest request = context.request();
        Problem problem = refusal(request);
        if (problem != null) {
            refuse(context, problem);
        } else if (OPEN_TO_ALL.contains(context.normalizedPath()) || access.isOpen()) {
            context.next();
        } else {
            authenticate(context, request.getHeader("Authorization"));
        }
    }

    private Problem refusal(HttpServerRequest request) {
        HostAndPort asked = request.authority();
        String host = asked == null ? null : asked.toString();
        if (access.isOpen() && (host == null || !LOOPBACK_HOST.matcher(host).matches())) {
            // A page of another site whose name was made to point at this machine would come in otherwise.
            return new Problem(
                    403,
                    "Without a password this server accepts the hosts localhost, 127.0.0.1 and [::1] only. Use one of"
                            + " these, or set bcda.http.password.");
        }
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader("Origin");
        boolean foreign = "cross-site".equals(site)
                || "same-site".equals(site)
                || origin != null && !origin.replaceFirst("^https?://", "").equals(host);
        if (foreign && !HARMLESS.contains(request.method().name())) {
            return new Problem(403, "A page of another origin may not change anything here.");
        }
        String length = request.getHeader("Content-Length");
        if (length != null && (length.length() > 18 || Long.parseLong(length) > MOST_BYTES)) {
            return new Problem(413, "The body is larger than " + MOST_BYTES + " bytes.");
        }
        return null;
    }

    private void authenticate(RoutingContext context, String credentials) {
        String said = credentials == null ? "" : credentials;
        if (said.regionMatches(true, 0, "Basic ", 0, 6)
                && isPassword(said.substring(6).strip())) {
            context.next();
        } else if (said.regionMatches(true, 0, "Bearer ", 0, 7) && tokens != null) {
            authenticate(context, said.substring(7).strip().split("\\.", -1));
        } else if (said.isEmpty()) {
            refuseStranger(context);
        } else {
            refuseWrong(context);
        }
    }

    private void authenticate(RoutingContext context, String[] token) {
        try {
            JsonObject head =
                    new JsonObject(Buffer.buffer(Base64.getUrlDecoder().decode(token[0])));
            JsonObject claims =
                    new JsonObject(Buffer.buffer(Base64.getUrlDecoder().decode(token[1])));
            // What a token calls critical must be understood, and nothing of the kind is. One without an end cannot be
            // taken back.
            if (head.containsKey("crit") || !areNumbers(claims)) {
                refuseWrong(context);
                return;
            }
            tokens.authenticate(new TokenCredentials(String.join(".", token))).onComplete(proven -> {
                if (proven.succeeded()) {
                    context.next();
                } else {
                    refuseWrong(context);
                }
            });
        } catch (RuntimeException malformed) {
            refuseWrong(context);
        }
    }

    /** Vert.x takes the times of a token for numbers, and fails with another error if they are none. */
    private static boolean areNumbers(JsonObject claims) {
        return claims.getValue("exp") instanceof Number
                && Stream.of("nbf", "iat")
                        .map(claims::getValue)
                        .allMatch(time -> time == null || time instanceof Number);
    }

    private void refuseWrong(RoutingContext context) {
        failedLogin.run();
        strangers.tell(
                "wrong credentials", ConnectionLimits.host(context.request().connection()));
        context.vertx().setTimer(brake.pause().toMillis(), waited -> {
            if (!context.response().closed()) {
                refuseStranger(context);
            }
        });
    }

    private boolean isPassword(String basic) {
        if (access.password().isEmpty()) {
            return false;
        }
        try {
            byte[] expected = (access.user() + ":" + access.password()).getBytes(StandardCharsets.UTF_8);
            return MessageDigest.isEqual(
                    sha256(expected), sha256(Base64.getDecoder().decode(basic)));
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private void refuseStranger(RoutingContext context) {
        String scheme = access.password().isEmpty() ? "Bearer" : "Basic";
        context.response().putHeader("WWW-Authenticate", scheme + " realm=\"" + REALM + "\", charset=\"UTF-8\"");
        refuse(
                context,
                new Problem(
                        401,
                        "Send the user and password of this server (bcda.http.user, bcda.http.password)"
                                + (tokens == null ? "." : ", or a bearer token.")));
    }

    /** Answers in the one form of all errors what a handler before the routes, or a route that failed, has refused. */
    public static void explain(RoutingContext context) {
        if (!context.response().headWritten()) {
            refuse(
                    context,
                    new Problem(
                            context.statusCode() < 400 ? 500 : context.statusCode(),
                            "The server cannot answer this request."));
        }
    }

    /** Whether the path holds a percent sign that begins no escape; the router would fail over it. */
    public static boolean isUnreadable(HttpServerRequest request) {
        return request.path() != null && NO_ESCAPE.matcher(request.path()).find();
    }

    /** What cannot be read as HTTP has no next request: where it ends is unknown. */
    public static void refuseUnreadable(HttpServerRequest request, StrangerLog strangers) {
        strangers.tell("what is not HTTP", ConnectionLimits.host(request.connection()));
        request.response()
                .setStatusCode(400)
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .putHeader("Connection", "close")
                .end(new Problem(400, "This is not a request of HTTP/1.1 that can be read without doubt.").json())
                .onComplete(sent -> request.connection().close());
    }

    private static void refuse(RoutingContext context, Problem problem) {
        context.response()
                .setStatusCode(problem.status())
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .end(problem.json());
    }

    private static void headers(HttpServerResponse response, boolean isDocument) {
        response.putHeader("Cache-Control", "no-store")
                .putHeader("Content-Security-Policy", isDocument ? DOCUMENT_POLICY : StatusPage.POLICY)
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("X-Frame-Options", "DENY");
    }

    private static JWTAuth tokens(AccessPolicy access, String key, Vertx vertx) {
        JWTOptions options = new JWTOptions();
        if (!access.tokenIssuer().isEmpty()) {
            options.setIssuer(access.tokenIssuer());
        }
        if (!access.tokenAudience().isEmpty()) {
            options.addAudience(access.tokenAudience());
        }
        return JWTAuth.create(
                vertx,
                new JWTAuthOptions()
                        .addPubSecKey(new PubSecKeyOptions()
                                .setAlgorithm(access.tokenAlgorithm())
                                .setBuffer(key))
                        .setJWTOptions(options));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
