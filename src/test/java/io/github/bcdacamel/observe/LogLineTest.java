package io.github.bcdacamel.observe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.ConfigurationFactory;
import org.apache.logging.log4j.core.config.ConfigurationSource;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.message.SimpleMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a line of the log holds: the JSON log names feed and export, the human one has date, time and zone. */
class LogLineTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Export mssp-1/20261123T011602Z: goes on (downloading)               | mssp-1 | 20261123T011602Z",
                "Export mssp/20261123T011602Z is delivered and verified in /app/data. | mssp   | 20261123T011602Z",
                "Feed reach: has a new access token                                  | reach  | ''",
                "Something else of Export mssp/20261123T011602Z                      | ''     | ''",
            })
    void a_line_says_which_feed_and_export_it_is_about(String message, String feed, String export) throws Exception {
        JsonNode line = JSON.readTree(written("log4j2-json.xml", message));

        assertThat(line.path("bcda.feed").asText("absent")).isEqualTo(feed);
        assertThat(line.path("bcda.export").asText("absent")).isEqualTo(export);
        assertThat(line.path("message").asText()).isEqualTo(message);
    }

    @Test
    void a_line_of_the_human_log_begins_with_its_date_time_and_zone() {
        assertThat(written("log4j2.xml", "Export mssp/20261123T011602Z: kicked off"))
                .matches(
                        "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(Z|[+-]\\d\\d:\\d\\d) INFO  Export mssp/20261123T011602Z: kicked off\\R");
    }

    private static String written(String file, String message) {
        try (LoggerContext context = new LoggerContext("test")) {
            Configuration configuration = ConfigurationFactory.getInstance()
                    .getConfiguration(
                            context,
                            ConfigurationSource.fromUri(
                                    Path.of("src/main/resources", file).toUri()));
            configuration.initialize();
            return new String(
                    configuration
                            .getAppender("stderr")
                            .getLayout()
                            .toByteArray(Log4jLogEvent.newBuilder()
                                    .setLoggerName("bcda")
                                    .setLevel(Level.INFO)
                                    .setMessage(new SimpleMessage(message))
                                    .build()),
                    StandardCharsets.UTF_8);
        }
    }
}
