package io.github.bcdacamel.failures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkErrorMapperTest {

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(new UnknownHostException("bcda: Name or service not known"), "cannot be found"),
                Arguments.of(new ConnectException("Connection refused"), "refused"),
                Arguments.of(new NoRouteToHostException("No route to host"), "no route"),
                Arguments.of(new SocketTimeoutException("Read timed out"), "silent"),
                Arguments.of(new SocketTimeoutException("Connect timed out"), "not made in time"),
                Arguments.of(new SocketException("Connection reset"), "broke"),
                Arguments.of(new SSLHandshakeException("Remote host terminated the handshake"), "secure connection"),
                Arguments.of(new SSLPeerUnverifiedException("other host"), "certificate"),
                Arguments.of(
                        new SSLHandshakeException("PKIX").initCause(new CertificateException("path")), "certificate"),
                Arguments.of(new EOFException(), "closed before"),
                Arguments.of(new IOException("premature end"), "closed before"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void every_fault_has_plain_words_however_deep_it_is(Throwable fault, String words) {
        RuntimeException wrapped = new RuntimeException("Exchange failed", new RuntimeException(fault));

        assertThat(NetworkErrorMapper.explain(wrapped)).contains(words);
        assertThat(NetworkErrorMapper.isNetworkFault(wrapped)).isTrue();
    }

    @Test
    void a_fault_of_ours_is_none_of_the_network() {
        assertThat(NetworkErrorMapper.isNetworkFault(new IllegalStateException("bug")))
                .isFalse();
        assertThat(NetworkErrorMapper.explain(new IllegalStateException("bug"))).doesNotContain("bug");
    }

    @Test
    void time_heals_a_line_but_not_a_certificate() {
        assertThat(NetworkErrorMapper.ifItPersists(new ConnectException())).isEqualTo(FailureClass.GAVE_UP);
        assertThat(NetworkErrorMapper.ifItPersists(new SSLPeerUnverifiedException("other host")))
                .isEqualTo(FailureClass.SETTINGS);
    }
}
