package io.github.bcdacamel.bcda;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.camel.language.simple.Simple;

/**
 * The guard before every address that the server gives: job, manifest pages, files. Only an absolute address with a
 * scheme, host and port that the settings allow passes, and only when no layer between here and the socket could read it
 * in two ways: no user info, fragment, dot segments, braces (Camel 4.18.0 resolves {@code {{secret}}} in an address),
 * {@code RAW(}, or anything that is not a plain URL character. Called before an address is stored and again before it
 * is used. The token is sent only to addresses that pass.
 */
public final class AddressGuard {

    private static final int LONGEST = 2000;
    private static final int LONGEST_SHOWN = 200;
    // RFC 3986 without the single quote. Brackets belong to IPv6 hosts only, which the second pattern looks after.
    private static final Pattern CHARACTERS = Pattern.compile("[A-Za-z0-9._~:/?#\\[\\]@!$&()*+,;=%-]+");
    private static final Pattern AUTHORITY = Pattern.compile("([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+])(:[1-9][0-9]{0,4})?");
    private static final Pattern DOT_SEGMENT = Pattern.compile("(^|/)\\.{1,2}(;[^/]*)?(/|$)");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");

    private final boolean plainHttp;
    private final int basePort;
    private final Set<String> allowed = new HashSet<>();

    /**
     * @param baseUrl BCDA's address; its host and port are always allowed
     * @param allowedHosts further {@code host} or {@code host:port}; without a port the scheme's own or the base URL's
     * @throws IllegalArgumentException when the base URL is neither https nor on this machine
     */
    public AddressGuard(URI baseUrl, Collection<String> allowedHosts) {
        String scheme = String.valueOf(baseUrl.getScheme()).toLowerCase(Locale.ROOT);
        String host = String.valueOf(baseUrl.getHost()).toLowerCase(Locale.ROOT);
        plainHttp = scheme.equals("http");
        if (baseUrl.getHost() == null
                || !(scheme.equals("https")
                        || (plainHttp && LOOPBACK.matcher(host).matches()))) {
            throw new IllegalArgumentException("The base URL must start with https://, or with http:// on this machine"
                    + " only: " + redacted(baseUrl.toString()) + ".");
        }
        basePort = port(baseUrl, scheme);
        allowed.add(host + ":" + basePort);
        allowedHosts.forEach(entry -> {
            String name = entry.strip().toLowerCase(Locale.ROOT);
            if (!AUTHORITY.matcher(name).matches()) {
                throw new IllegalArgumentException("An allowed host is written host or host:port: " + entry + ".");
            }
            allowed.add(name);
        });
    }

    /** The same address, if it is allowed. */
    public String check(@Simple("${variable.request.address}") String address) {
        String reason = reasonToRefuse(address);
        if (reason != null) {
            throw new AddressRefusedException(reason, redacted(address));
        }
        return address;
    }

    /** The address of a Location or Content-Location, which may be relative to the request's; checked. */
    public String resolve(String location, String requestUrl) {
        String reason = location == null ? "it is empty" : reasonInText(location);
        if (reason != null) {
            throw new AddressRefusedException(reason, redacted(location));
        }
        // Resolving removes dot segments, so they are looked for before.
        if (DOT_SEGMENT.matcher(path(location)).find()) {
            throw new AddressRefusedException("it has dot segments", redacted(location));
        }
        try {
            return check(URI.create(requestUrl).resolve(location).toString());
        } catch (IllegalArgumentException notAnAddress) {
            throw new AddressRefusedException("it is not a URL", redacted(location));
        }
    }

    /** Scheme, host and path for messages: no user info, no query, no fragment, escaped, at most 200 characters. */
    public static String redacted(String address) {
        if (address == null || address.isEmpty()) {
            return "no address";
        }
        String shown = address.split("[?#]", 2)[0].replaceFirst("^([^/]*//)?[^/]*@", "$1");
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < shown.length() && escaped.length() < LONGEST_SHOWN; i++) {
            char character = shown.charAt(i);
            if (character > 0x20 && character < 0x7f) {
                escaped.append(character);
            } else {
                escaped.append(String.format("\\u%04x", (int) character));
            }
        }
        return escaped.length() < LONGEST_SHOWN ? escaped.toString() : escaped + "...";
    }

    private String reasonToRefuse(String address) {
        String reason = address == null ? "it is empty" : reasonInText(address);
        if (reason != null) {
            return reason;
        }
        URI uri;
        try {
            uri = new URI(address);
        } catch (URISyntaxException notAnAddress) {
            return "it is not a URL";
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !(plainHttp && scheme.equals("http"))) {
            return "it does not start with https://";
        }
        if (uri.getRawFragment() != null) {
            return "it has a fragment";
        }
        String authority = uri.getRawAuthority();
        if (authority != null && authority.contains("@")) {
            return "it has user info";
        }
        if (authority == null
                || uri.getHost() == null
                || !AUTHORITY.matcher(authority).matches()) {
            return "it has no plain host";
        }
        return isAllowed(uri, scheme) ? null : "its host and port are not allowed";
    }

    private boolean isAllowed(URI uri, String scheme) {
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        int port = port(uri, scheme);
        if (allowed.contains(host + ":" + port)) {
            return true;
        }
        return allowed.contains(host) && (port == basePort || port == defaultPort(scheme));
    }

    /** What can be said without taking the text apart; it may still be relative. */
    private static String reasonInText(String address) {
        if (address.isBlank()) {
            return "it is empty";
        }
        if (address.length() > LONGEST) {
            return "it is longer than " + LONGEST + " characters";
        }
        String decoded = decoded(address);
        if (decoded == null) {
            return "it has a broken percent escape";
        }
        if (decoded.chars().anyMatch(c -> c < 0x20 || c == 0x7f)) {
            return "it has control characters";
        }
        if (decoded.contains("{") || decoded.contains("}")) {
            return "it has braces";
        }
        if (decoded.toUpperCase(Locale.ROOT).contains("RAW(")) {
            return "it has RAW( in it";
        }
        if (!CHARACTERS.matcher(address).matches()) {
            return "it has characters that no URL has";
        }
        String path = path(address);
        String decodedPath = decoded(path);
        if (path.toLowerCase(Locale.ROOT).matches(".*%(2f|5c|25|3f|23).*")) {
            return "it has an escaped slash or delimiter in its path";
        }
        return DOT_SEGMENT.matcher(decodedPath).find() ? "it has dot segments" : null;
    }

    private static String path(String address) {
        return address.split("[?#]", 2)[0].replaceFirst("^[A-Za-z][A-Za-z0-9+.-]*://[^/]*", "");
    }

    /** Byte by byte, because only ASCII matters here; null when an escape is broken. */
    private static String decoded(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '%') {
                if (!text.substring(i, Math.min(i + 3, text.length())).matches("%[0-9A-Fa-f]{2}")) {
                    return null;
                }
                character = (char) Integer.parseInt(text, i + 1, i + 3, 16);
                i += 2;
            }
            plain.append(character);
        }
        return plain.toString();
    }

    private static int port(URI uri, String scheme) {
        return uri.getPort() == -1 ? defaultPort(scheme) : uri.getPort();
    }

    private static int defaultPort(String scheme) {
        return scheme.equals("http") ? 80 : 443;
    }
}
