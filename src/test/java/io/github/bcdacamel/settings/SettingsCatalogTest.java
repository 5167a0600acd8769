package io.github.bcdacamel.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsCatalogTest {

    @TempDir
    private Path folder;

    @Test
    void the_documented_settings_are_the_known_ones() throws Exception {
        Properties documented = new Properties();
        try (Reader file = Files.newBufferedReader(Path.of("application.properties"))) {
            documented.load(file);
        }
        Set<String> keys = new TreeSet<>(documented.stringPropertyNames());
        keys.removeIf(key -> !key.startsWith("bcda."));

        assertThat(keys)
                .as("application.properties: document each setting of SettingsCatalog, and no other.")
                .isEqualTo(SettingsCatalog.keys());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bcda.client-id                | id:with-colon",
                "bcda.client-id                | a\u0007b",
                "bcda.export.group             | ../all",
                "bcda.export.group             | all/x",
                "bcda.export.types             | patient",
                "bcda.export.types             | Patient,Patient",
                "bcda.export.type-filter       | two words",
                "bcda.download.allowed-hosts   | https://files.example.org",
                "bcda.download.allowed-hosts   | *.example.org",
                "bcda.download.allowed-hosts   | files.example.org:",
                "bcda.download.queue           | ''",
                "bcda.landing.dir              | ''",
                "bcda.landing.compression      | zip",
                "bcda.ledger.url               | jdbc:mysql://localhost/x",
                "bcda.ledger.url               | state/ledger",
                "bcda.database.url             | jdbc:h2:file:x",
                "bcda.database.url             | jdbc:postgresql://me:secret@host/claims",
                "bcda.database.url             | jdbc:postgresql://host/claims?password=secret",
                "bcda.database.schema          | ''",
                "bcda.database.schema          | Claims",
                "bcda.database.schema          | pg_claims",
                "bcda.database.schema          | bcda_{name}",
                "bcda.ledger.lease             | 0s",
                "bcda.schedule.cron            | every night",
                "bcda.schedule.cron            | 0 0 2 * *",
                "bcda.schedule.time-zone       | America/New York",
                "bcda.schedule.time-zone       | EST5EDT4",
                "bcda.schedule.jitter          | 10",
                "bcda.schedule.missed          | maybe",
                "bcda.log.format               | xml",
                "bcda.auth                     | oauth",
                "bcda.http.max-answer-size     | lots",
                "bcda.download.max-inflation   | 0",
                "bcda.rate-limit               | 900"
            })
    void a_value_of_the_wrong_form_is_refused_by_its_key(String key, String value) {
        Sources sources = new Sources(folder).commandLine(key, value);

        assertThatThrownBy(sources::read).isInstanceOf(SettingsException.class).hasMessageContaining(key);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bcda.export.group             | ''",
                "bcda.export.group             | 5f3a-77.B",
                "bcda.export.types             | Patient, Coverage,ExplanationOfBenefit",
                "bcda.download.allowed-hosts   | files.example.org,127.0.0.1:8080",
                "bcda.download.min-speed       | 0",
                "bcda.landing.compression      | gzip",
                "bcda.routes                   | file:/app/routes/*.camel.yaml",
                "bcda.schedule.cron            | 0 0 2 ? * MON-FRI",
                "bcda.schedule.time-zone       | America/New_York",
                "bcda.schedule.jitter          | 0s",
                "bcda.log.format               | json"
            })
    void a_value_of_the_right_form_is_accepted(String key, String value) {
        Settings settings = new Sources(folder).commandLine(key, value).read();

        assertThat(settings.written(key)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "bcda.export.gruop, bcda.export.group",
        "bcda.export.type, bcda.export.types",
        "bcda.poll.intervall, bcda.poll.interval",
        "bcda.client.secret, bcda.client-secret",
        "bcda.baseurl, bcda.base-url"
    })
    void the_nearest_key_is_the_one_that_was_meant(String misspelt, String meant) {
        assertThat(SettingsCatalog.nearest(misspelt)).contains(meant);
    }
}
