package io.github.bcdacamel.failures;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * Puts into plain words why no answer came: the name, the connection, TLS, silence, or a line that broke. The words name
 * the likely cause and what to look at; whether to try again is left to the caller.
 */
public final class NetworkErrorMapper {

    /** How HttpClient names scheme, host and port in the message of a refused connection. */
    private static final Pattern HOST = Pattern.compile("^Connect to (https?://[\\w.:\\[\\]-]+)");

    private NetworkErrorMapper() {}

    /** Whether the fault, or what it was wrapped around, is one of the network. */
    public static boolean isNetworkFault(Throwable fault) {
        return find(fault, IOException.class).isPresent();
    }

    /** Whether it comes from a connection, not from a disk: Java calls both an IOException. */
    public static boolean isOfConnection(Throwable fault) {
        Throwable current = fault;
        for (int depth = 0; current != null && depth < 20; depth++) {
            String type = current.getClass().getName();
            if (type.startsWith("java.net.")
                    || type.startsWith("javax.net.ssl.")
                    || type.startsWith("org.apache.hc.")
                    || current instanceof CertificateException
                    || current instanceof InterruptedIOException
                    || current instanceof EOFException) {
                return true;
            }
            current = current.getCause();
        }
        return false;
    }

    /** A sentence without its full stop, fit to follow "because". */
    public static String explain(Throwable fault) {
        if (find(fault, UnknownHostException.class).isPresent()) {
            return "the name of BCDA's host cannot be found: check the host in bcda.base-url, then the name server (DNS)"
                    + " of this machine";
        }
        if (isCertificateFault(fault)) {
            return "the server's certificate is not trusted, has expired or belongs to another host: check this"
                    + " machine's clock, and if a proxy here opens TLS, add its authority to Java's trust store";
        }
        if (find(fault, SSLException.class).isPresent()) {
            return "no secure connection (TLS) could be made: check that bcda.base-url names a TLS port, and that no"
                    + " proxy interferes";
        }
        if (find(fault, NoRouteToHostException.class).isPresent()) {
            return "there is no route to the server: check this machine's network, firewall and proxy";
        }
        if (find(fault, SocketTimeoutException.class).isPresent()) {
            return isConnecting(fault)
                    ? "the connection was not made in time: a firewall on the way probably drops it without a word"
                    : "the server stayed silent for too long";
        }
        Optional<ConnectException> refused = find(fault, ConnectException.class);
        if (refused.isPresent()) {
            Matcher host = HOST.matcher(String.valueOf(refused.get().getMessage()));
            return "the connection was refused" + (host.find() ? " by " + host.group(1) : "")
                    + ": check the host and port in bcda.base-url, and any firewall or proxy on" + " the way";
        }
        if (find(fault, SocketException.class).isPresent()) {
            return "the connection broke (reset by the server, or by something on the way)";
        }
        if (isHeadTooLarge(fault)) {
            return "the head of the answer has more than 100 headers, or a line of more than 8,192 characters, which no BCDA"
                    + " sends: check what stands between this machine and BCDA";
        }
        return isNetworkFault(fault)
                ? "the connection was closed before the answer was whole"
                : "something unexpected happened (" + fault.getClass().getName() + ")";
    }

    /** What the fault means when no attempt mends it: time heals a line, but not a wrong certificate. */
    public static FailureClass ifItPersists(Throwable fault) {
        return (isCertificateFault(fault) ? KnownFailure.CERTIFICATE_UNTRUSTED : KnownFailure.KICK_OFF_UNANSWERED)
                .end();
    }

    private static boolean isCertificateFault(Throwable fault) {
        return find(fault, CertificateException.class).isPresent()
                || find(fault, SSLPeerUnverifiedException.class).isPresent();
    }

    private static boolean isConnecting(Throwable fault) {
        // HttpClient has a class of its own for it; the JDK says so in the message only.
        return find(fault, SocketTimeoutException.class)
                .filter(timeout -> timeout.getClass().getSimpleName().startsWith("Connect")
                        || String.valueOf(timeout.getMessage())
                                .toLowerCase(Locale.ROOT)
                                .contains("connect"))
                .isPresent();
    }

    private static boolean isHeadTooLarge(Throwable fault) {
        // HttpClient's own class, which the tests of the client name.
        return find(fault, IOException.class)
                .filter(head -> head.getClass().getSimpleName().equals("MessageConstraintException"))
                .isPresent();
    }

    private static <T extends Throwable> Optional<T> find(Throwable fault, Class<T> wanted) {
        Throwable current = fault;
        for (int depth = 0; current != null && depth < 20; depth++) {
            if (wanted.isInstance(current)) {
                return Optional.of(wanted.cast(current));
            }
            current = current.getCause();
        }
        return Optional.empty();
    }
}
