package io.github.bcdacamel.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bcdacamel.failures.FailureClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is documented, drawn and alerted upon is what there is. */
class DocumentedMetricsTest {

    private static final Path DOCUMENTATION = Path.of("docs/metrics.md");
    private static final Pattern NAME = Pattern.compile("\\b(?:bcda|jvm|process)_[a-z0-9_]+\\b");
    private static final Pattern OF_A_SUMMARY = Pattern.compile("_(count|sum|max)$");

    @Test
    void every_metric_of_ours_is_documented() throws IOException {
        assertThat(namesIn(DOCUMENTATION))
                .as("Add a row to %s, with kind, labels, unit and meaning.", DOCUMENTATION)
                .containsAll(ours(scraped()));
    }

    @Test
    void every_documented_metric_exists() throws IOException {
        Set<String> documented = namesIn(DOCUMENTATION);
        documented.removeIf(name -> !name.startsWith("bcda_"));

        assertThat(ours(scraped())).containsAll(documented);
    }

    @ParameterizedTest
    @ValueSource(strings = {"deploy/grafana/dashboards/bcda-camel.json", "deploy/prometheus/rules.yml"})
    void what_the_dashboard_and_the_alerts_name_exists(String file) throws IOException {
        assertThat(names(scraped())).containsAll(namesIn(Path.of(file)));
    }

    @Test
    void the_dashboard_shows_every_metric_of_ours() throws IOException {
        Set<String> shown = namesIn(Path.of("deploy/grafana/dashboards/bcda-camel.json")).stream()
                .map(name -> OF_A_SUMMARY.matcher(name).replaceFirst(""))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(shown).containsAll(ours(scraped()));
    }

    /** Everything that can be counted of a feed, counted once. */
    private static String scraped() {
        try (ProcessMetrics all = new ProcessMetrics()) {
            FeedMetrics feed = all.feed("mssp");
            feed.countsReceived(() -> 1);
            feed.watches(Optional::empty, () -> 1, () -> 1, Duration.ofHours(24), Clock.systemUTC());
            feed.exportEnded("delivered", null);
            feed.exportDelivered(Duration.ofSeconds(1));
            feed.fileFetched(Duration.ofSeconds(1));
            feed.fileDelivered("Patient", 1, 1);
            feed.fileTriedAgain();
            feed.fileFailed(FailureClass.FILE);
            feed.answered(200, Duration.ofSeconds(1));
            feed.tokenRenewed();
            return all.scrape();
        }
    }

    private static Set<String> names(String scraped) {
        return scraped.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.replaceFirst("[{ ].*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Of a summary only the name that its series have in common. */
    private static Set<String> ours(String scraped) {
        return names(scraped).stream()
                .filter(name -> name.startsWith("bcda_"))
                .map(name -> OF_A_SUMMARY.matcher(name).replaceFirst(""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> namesIn(Path file) throws IOException {
        return NAME.matcher(Files.readString(file))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
