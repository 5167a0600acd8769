package io.github.bcdacamel.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bcdacamel.failures.SecretMask;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedSettingsTest {

    private static final String GROUP = "bcda.export.group";

    private static final String DATABASE = "jdbc:postgresql://localhost/claims";

    @TempDir
    private Path folder;

    private Sources sources;

    @BeforeEach
    void declare() {
        sources = new Sources(folder).file("application.properties", "bcda.feeds = mssp, reach");
    }

    @Test
    void without_a_declaration_the_only_feed_is_default() {
        assertThat(new Sources(folder.resolve("elsewhere")).read().feeds()).containsExactly("default");
    }

    @Test
    void declared_feeds_keep_their_order() {
        assertThat(sources.read().feeds()).containsExactly("mssp", "reach");
    }

    @Test
    void a_feed_has_what_it_sets_itself() {
        Settings settings =
                sources.commandLine("bcda.feed.mssp.export.group", "runout").read();

        assertThat(settings.forFeed("mssp").text(GROUP)).isEqualTo("runout");
    }

    @Test
    void what_a_feed_does_not_set_it_has_in_common() {
        Settings settings = sources.commandLine("bcda.feed.mssp.export.group", "runout")
                .commandLine(GROUP, "5f3a")
                .read();

        assertThat(settings.forFeed("reach").text(GROUP)).isEqualTo("5f3a");
    }

    @Test
    void a_variable_sets_one_feeds_setting() {
        Settings settings =
                sources.environment("BCDA_FEED_REACH_EXPORT_GROUP", "runout").read();

        assertThat(settings.forFeed("reach").text(GROUP)).isEqualTo("runout");
    }

    @Test
    void feeds_may_be_declared_by_a_variable_that_wins_over_the_file() {
        Settings settings = sources.environment("BCDA_FEEDS", "acme")
                .environment("BCDA_FEED_ACME_EXPORT_GROUP", "runout")
                .read();

        assertThat(settings.forFeed("acme").text(GROUP)).isEqualTo("runout");
    }

    @Test
    void a_reference_is_resolved_within_the_feed() {
        Settings settings = sources.commandLine("bcda.feed.mssp.base-url", "https://api.bcda.cms.gov")
                .read();

        assertThat(settings.forFeed("mssp").written("bcda.token-url")).isEqualTo("https://api.bcda.cms.gov/auth/token");
    }

    @Test
    void a_value_may_name_the_feed() {
        Settings settings = sources.commandLine("bcda.landing.dir", "claims-of-{{bcda.feed}}")
                .read();

        assertThat(settings.forFeed("reach").text("bcda.landing.dir")).isEqualTo("claims-of-reach");
    }

    @Test
    void a_feeds_secret_comes_from_a_file_of_its_own() {
        Settings settings = sources.file("reach.secret", "its-own\n")
                .commandLine("bcda.client-secret", "the common one")
                .commandLine("bcda.feed.reach.client-secret-file", "reach.secret")
                .read();

        assertThat(settings.forFeed("reach").text("bcda.client-secret")).isEqualTo("its-own");
    }

    @Test
    void no_secret_of_a_feed_reaches_camel() {
        Settings settings =
                sources.commandLine("bcda.feed.reach.client-secret", "its-own").read();

        assertThat(settings.forFeed("reach").forCamel().toString() + settings.forCamel())
                .doesNotContain("its-own");
    }

    @Test
    void a_feed_without_credentials_is_told_by_its_own_key() {
        Settings settings = sources.commandLine("bcda.feed.mssp.client-id", "id")
                .commandLine("bcda.feed.mssp.client-secret", "secret")
                .read();

        assertThat(settings.forFeed("mssp").missingCredentials()).isEmpty();
        assertThat(settings.forFeed("reach").missingCredentials())
                .hasSize(2)
                .allSatisfy(error -> assertThat(error).contains("bcda.feed.reach.client-", "BCDA_FEED_REACH_CLIENT_"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bcda.feed.msp.export.group       | all    | no feed 'msp'",
                "bcda.feed.mssp.export.gruop      | all    | Did you mean bcda.feed.mssp.export.group?",
                "bcda.feed.mssp.rate-limit        | 9/5m   | one for all feeds",
                "bcda.feed.mssp.ledger.url        | x      | one for all feeds",
                "bcda.feed.mssp.api-version       | v9     | bcda.feed.mssp.api-version = v9: expected one of",
                "bcda.feeds                       | ''     | declares no feed",
                "bcda.feeds                       | MSSP   | 'MSSP' is not a feed's name",
                "bcda.feeds                       | a,../b | '../b' is not a feed's name",
                "bcda.feeds                       | a,a    | twice"
            })
    void what_no_feed_can_have_stops_the_start(String key, String value, String said) {
        sources.commandLine(key, value);

        assertThatThrownBy(sources::read).isInstanceOf(SettingsException.class).hasMessageContaining(said);
    }

    @Test
    void a_feeds_secret_is_in_no_error() {
        sources.commandLine("bcda.feed.mssp.client-secret", "two\nlines");

        assertThatThrownBy(sources::read)
                .hasMessageContaining("bcda.feed.mssp.client-secret")
                .hasMessageNotContaining("lines,")
                .hasMessageNotContaining("two");
    }

    @Test
    void each_feed_has_a_schema_of_its_own_in_a_database() {
        Settings settings = sources.commandLine("bcda.feeds", "mssp,reach-east")
                .commandLine("bcda.database.url", DATABASE)
                .commandLine("bcda.feed.mssp.database.schema", "claims")
                .read();

        assertThat(DatabaseSchemaGuard.schema(settings.forFeed("mssp"))).isEqualTo("claims");
        assertThat(DatabaseSchemaGuard.schema(settings.forFeed("reach-east"))).isEqualTo("bcda_reach_east");
    }

    @Test
    void two_feeds_with_the_same_schema_stop_the_start() {
        sources.commandLine("bcda.database.url", DATABASE).commandLine("bcda.feed.reach.database.schema", "bcda_mssp");

        assertThatThrownBy(sources::read)
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(
                        "The feeds mssp and reach have the same bcda.database.url and the same bcda.database.schema (bcda_mssp)");
    }

    @Test
    void the_same_schema_in_two_databases_is_none() {
        sources.commandLine("bcda.database.url", DATABASE)
                .commandLine("bcda.database.schema", "claims")
                .commandLine("bcda.feed.reach.database.url", DATABASE + "2");

        assertThat(DatabaseSchemaGuard.schema(sources.read().forFeed("reach"))).isEqualTo("claims");
    }

    @ParameterizedTest
    @CsvSource({
        "bcda.tables.format, csv, needs tables in Parquet",
        "bcda.landing.keep, false, bcda.landing.keep = false would remove what the database did not get",
        "bcda.database.schema, a_very_long_name_for_a_schema_of_a_feed_that_has_a_name_of_its_own, is longer than 63 letters"
    })
    void what_a_database_needs_is_told(String key, String value, String said) {
        sources.commandLine("bcda.database.url", DATABASE)
                .commandLine("bcda.destination", "s3")
                .commandLine("bcda.s3.bucket", "claims-of-ours")
                .commandLine("bcda.feed.mssp." + key.substring("bcda.".length()), value);

        assertThatThrownBy(sources::read).isInstanceOf(SettingsException.class).hasMessageContaining(said);
    }

    @Test
    void the_password_of_a_feeds_database_comes_from_a_file_and_reaches_neither_camel_nor_a_message() {
        Settings settings = sources.file("reach.secret", "its-own-4711\n")
                .commandLine("bcda.feed.reach.database.password-file", "reach.secret")
                .read();

        assertThat(settings.forFeed("reach").text("bcda.database.password")).isEqualTo("its-own-4711");
        assertThat(settings.forFeed("reach").forCamel().toString()).doesNotContain("its-own-4711");
        assertThat(SecretMask.mask("password its-own-4711 rejected")).doesNotContain("its-own-4711");
    }
}
