package io.github.bcdacamel.testing;

import static org.awaitility.Awaitility.await;

import io.github.bcdacamel.app.Application;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** What Prometheus would read of a process, by series. */
public record MetricsScrape(Map<String, Double> values) {

    public static MetricsScrape of(Application application) {
        return of(application.metrics());
    }

    public static MetricsScrape of(String text) {
        Map<String, Double> values = new TreeMap<>();
        text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            int blank = line.lastIndexOf(' ');
            values.put(line.substring(0, blank), Double.parseDouble(line.substring(blank + 1)));
        });
        return new MetricsScrape(values);
    }

    /** Once the series is a number: the ledger is looked at every two seconds at most. */
    public static MetricsScrape after(Application application, String series) {
        return await().atMost(Duration.ofSeconds(20))
                .until(() -> of(application), scraped -> !Double.isNaN(scraped.value(series)));
    }

    public double value(String series) {
        Double value = values.get(series);
        if (value == null) {
            throw new AssertionError("There is no " + series + " in\n" + String.join("\n", values.keySet()));
        }
        return value;
    }

    /** Of all series that begin so. */
    public double sum(String beginning) {
        return values.entrySet().stream()
                .filter(series -> series.getKey().startsWith(beginning))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }
}
