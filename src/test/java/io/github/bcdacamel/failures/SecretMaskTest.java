package io.github.bcdacamel.failures;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The secrets of the process, in every form in which somebody may repeat them. */
class SecretMaskTest {

    private static final String SECRET = "p4ss/w0rd+with \"all\" & ~more";
    private static final String USER = "the-client";

    static String[] forms() {
        String basic = base64(USER + ":" + SECRET);
        return new String[] {
            SECRET,
            base64(SECRET),
            basic,
            basic.replace("=", ""),
            basic.replace('+', '-').replace('/', '_'),
            encoded(SECRET),
            encoded(SECRET).replace("+", "%20"),
            encoded(SECRET).replace("%2F", "%2f").replace("%2B", "%2b").replace("%7E", "%7e"),
            encoded(basic),
            base64(encoded(USER) + ":" + encoded(SECRET)),
            "p4ss/w0rd+with \\\"all\\\" & ~more",
            "p4ss\\/w0rd+with \\\"all\\\" & ~more"
        };
    }

    @ParameterizedTest
    @MethodSource("forms")
    void a_secret_is_hidden_in_whatever_form_it_comes_back(String form) {
        SecretMask.addWithUser("forms", USER, SECRET);

        assertThat(SecretMask.mask("It was <" + form + ">, refused"))
                .matches("It was <\\(hidden\\)(=|%3D){0,2}>, refused");
        assertThat(Redactor.redact("It was <" + form + ">")).doesNotContain(form);
    }

    @Test
    void the_secret_within_an_address_is_hidden_and_its_host_is_not() {
        SecretMask.addParts("hook", "https://hooks.example.org/services/T0123456789ABCDEF/notice?key=abcdefg1");

        assertThat(SecretMask.mask("hooks.example.org T0123456789ABCDEF services abcdefg1"))
                .isEqualTo("hooks.example.org (hidden) services (hidden)");
    }

    @Test
    void words_of_an_address_are_not_hidden() {
        SecretMask.addParts("words", "https://hook.example/exports?feed=default");

        assertThat(SecretMask.mask("exports of default")).isEqualTo("exports of default");
    }

    @Test
    void headers_are_hidden_by_their_values() {
        SecretMask.addParts("headers", "Authorization=Bearer abc1234,X-Team=claims-team");

        assertThat(SecretMask.mask("Authorization: abc1234, X-Team")).isEqualTo("Authorization: (hidden), X-Team");
    }

    @Test
    void the_value_before_the_last_one_is_hidden_still_and_older_ones_are_forgotten() {
        SecretMask.add("token", "token-number-1");
        SecretMask.add("token", "token-number-2");
        SecretMask.add("token", "token-number-3");

        assertThat(SecretMask.mask("token-number-1 token-number-2 token-number-3"))
                .isEqualTo("token-number-1 (hidden) (hidden)");
    }

    @Test
    void what_is_too_short_to_be_a_secret_hides_no_word_of_ours() {
        SecretMask.add("short", "export");

        assertThat(SecretMask.mask("The export is finished.")).isEqualTo("The export is finished.");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
