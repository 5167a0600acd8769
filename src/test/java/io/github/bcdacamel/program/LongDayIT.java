package io.github.bcdacamel.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.bcdacamel.testing.MetricsScrape;
import io.github.bcdacamel.testing.PackagedProgram;
import io.github.bcdacamel.testing.SimulatorClient;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A day of {@code serve} in minutes: three feeds by a schedule of seconds against simulators that are processes of their own,
 * one feed always failing, one whose landings are cleared. In the end nothing has leaked, and the metrics, the ledger and
 * the simulators have counted the same. Only with {@code -Plong-day}; {@code -Dday.length=PT5M} is another length.
 */
@Tag("long")
@EnabledIfSystemProperty(named = "day.length", matches = "PT.+")
final class LongDayIT {

    private static final Map<String, String> SCENARIOS = new LinkedHashMap<>(
            Map.of("mssp", "duplicate-rules", "reach", "count=right", "broken", "job-failed@status*always"));

    private static final int SECONDS_BETWEEN = 10;
    private static final Pattern REQUEST =
            Pattern.compile("\\S+ (?<method>\\S+) (?<target>\\S+) -> (?<status>\\d+), (?<bytes>\\d+) bytes");

    @TempDir
    private Path working;

    private final Map<String, PackagedProgram.Running> simulators = new LinkedHashMap<>();
    private final AtomicInteger posted = new AtomicInteger();

    @Test
    void a_day_of_exports_leaks_nothing_and_everybody_has_counted_the_same() throws Exception {
        Duration length = Duration.parse(System.getProperty("day.length"));
        HttpServer webhook = webhook();
        PackagedProgram program = PackagedProgram.in(working.resolve("serving")).withCredentials();
        configure(program);
        MetricsScrape metrics;
        ProcessMonitor watched;
        String log;
        try (PackagedProgram.Running serving = program.start(
                "serve",
                "--set=webhook.url=http://127.0.0.1:" + webhook.getAddress().getPort() + "/")) {
            watched = new ProcessMonitor(serving, control(serving));
            Instant end = Instant.now().plus(length);
            while (Instant.now().isBefore(end)) {
                atRest(watched);
                System.out.println(watched.look());
                assertThat(watched.statusOfPage()).isEqualTo(200);
                LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());
            }
            metrics = atRest(watched);
            serving.terminate();
            log = serving.end().endsWith(143).err();
        } finally {
            webhook.stop(0);
            for (PackagedProgram.Running simulator : simulators.values()) {
                simulator.stop();
            }
        }

        for (String feed : SCENARIOS.keySet()) {
            agree(feed, metrics);
        }
        assertThat(metrics.value("bcda_exports_total{class=\"none\",feed=\"reach\",outcome=\"delivered\"}"))
                .as("receipts at the webhook")
                .isEqualTo(posted.get());
        assertThat(exportsAtOnce()).as("exports of a feed that overlap").isZero();
        cleared();
        sane(log, metrics);
        flat(watched);
    }

    private void configure(PackagedProgram program) throws Exception {
        program.with("BCDA_FEEDS", String.join(",", SCENARIOS.keySet()))
                .with("BCDA_SCHEDULE_CRON", "*/" + SECONDS_BETWEEN + " * * * * ?")
                .with("BCDA_POLL_INTERVAL", "50ms")
                .with("BCDA_POLL_MAX_INTERVAL", "100ms")
                .with("BCDA_RATE_LIMIT", "100000/5m")
                // So that there is work to the end: the simulator has nothing new once its time has reached today.
                .with("BCDA_EXPORT_SINCE", "none")
                .with("BCDA_LANDING_MIN_FREE", "1MB")
                .with(
                        "BCDA_FEED_REACH_ROUTES",
                        "classpath:routes/feed/*.camel.yaml,file:"
                                + Path.of("deploy/routes").toAbsolutePath() + "/*.camel.yaml")
                .with("BCDA_FEED_REACH_DESTINATION", "webhook")
                .with("BCDA_FEED_REACH_LANDING_KEEP", "false");
        for (Map.Entry<String, String> feed : SCENARIOS.entrySet()) {
            PackagedProgram.Running simulator = PackagedProgram.in(working.resolve("simulating-" + feed.getKey()))
                    .start(
                            "simulate",
                            "--port=0",
                            "--enrollees=4",
                            "--enrollees-per-file=2",
                            "--progress-steps=1",
                            "--requests=" + requests(feed.getKey()),
                            "--scenario=" + feed.getValue());
            simulators.put(feed.getKey(), simulator);
        }
        simulators.forEach((feed, simulator) -> {
            Pattern address = Pattern.compile("running at (http://[0-9.:]+\\d)\\.");
            SimulatorClient.await(() -> address.matcher(simulator.saidSoFar()).find());
            Matcher said = address.matcher(simulator.saidSoFar());
            assertThat(said.find()).isTrue();
            program.with("BCDA_FEED_" + feed.toUpperCase(Locale.ROOT) + "_BASE_URL", said.group(1));
        });
    }

    private HttpServer webhook() throws Exception {
        HttpServer webhook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        webhook.createContext("/", call -> {
            call.getRequestBody().readAllBytes();
            posted.incrementAndGet();
            call.sendResponseHeaders(204, -1);
            call.close();
        });
        webhook.start();
        return webhook;
    }

    private static URI control(PackagedProgram.Running serving) {
        Pattern address = Pattern.compile("control API: (http://\\S+)");
        SimulatorClient.await(() -> address.matcher(serving.warnedSoFar()).find());
        Matcher said = address.matcher(serving.warnedSoFar());
        assertThat(said.find()).isTrue();
        return URI.create(said.group(1));
    }

    /** Towards the end between two firings, when nothing runs: what an export takes for a while is no leak. */
    private static MetricsScrape atRest(ProcessMonitor watched) throws Exception {
        for (int attempt = 0; attempt < 600; attempt++) {
            long second = Instant.now().getEpochSecond() % SECONDS_BETWEEN;
            MetricsScrape metrics = watched.metrics();
            if (second >= SECONDS_BETWEEN - 4
                    && second < SECONDS_BETWEEN - 2
                    && metrics.sum("bcda_export_open{") == 0) {
                return metrics;
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
        throw new AssertionError("Something always runs.");
    }

    private void agree(String feed, MetricsScrape metrics) throws Exception {
        String of = "{feed=\"" + feed + "\"";
        List<Matcher> requests = new ArrayList<>();
        for (String line : Files.readAllLines(requests(feed))) {
            Matcher request = REQUEST.matcher(line);
            assertThat(request.matches()).as(line).isTrue();
            requests.add(request);
        }
        String delivered = "bcda_exports_total{class=\"none\",feed=\"" + feed + "\",outcome=\"delivered\"}";
        String failed = "bcda_exports_total{class=\"job\",feed=\"" + feed + "\",outcome=\"failed\"}";
        String files = "select count(*) from files where state = 'delivered' and feed = '" + feed + "'";
        System.out.printf(
                "%-6s %.0f delivered, %.0f failed, %.0f files, %.0f bytes, %d requests%n",
                feed,
                metrics.value(delivered),
                metrics.value(failed),
                metrics.sum("bcda_files_total" + of),
                metrics.sum("bcda_delivered_bytes_total" + of),
                requests.size());

        assertThat(metrics.value(delivered)).as("%s delivered", feed).isEqualTo(exports(feed, "finished"));
        assertThat(metrics.value(failed)).as("%s failed", feed).isEqualTo(exports(feed, "failed"));
        assertThat(metrics.value(delivered) + metrics.value(failed))
                .as("%s kicked off", feed)
                .isPositive()
                .isEqualTo(requests.stream()
                        .filter(request -> request.group("target").contains("$export"))
                        .count());
        assertThat(metrics.sum("bcda_files_total" + of)).as("%s files", feed).isEqualTo(number(files));
        assertThat(metrics.sum("bcda_files_total" + of))
                .as("%s files at the simulator", feed)
                .isEqualTo(requests.stream()
                        .filter(request -> request.group("target").startsWith("/data/"))
                        .count());
        assertThat(metrics.sum("bcda_delivered_bytes_total" + of))
                .as("%s bytes", feed)
                .isEqualTo(number("select coalesce(sum(bytes), 0) from files where feed = '" + feed + "'"));
        assertThat(metrics.value("bcda_received_bytes_total" + of + "}"))
                .as("%s bytes on the wire", feed)
                .isEqualTo(number("select coalesce(sum(wire_bytes), 0) from files where feed = '" + feed + "'"))
                .isEqualTo(requests.stream()
                        .filter(request -> request.group("target").startsWith("/data/"))
                        .mapToLong(request -> Long.parseLong(request.group("bytes")))
                        .sum());
        assertThat(metrics.sum("bcda_requests_seconds_count" + of))
                .as("%s requests", feed)
                .isEqualTo(requests.size());
        assertThat(metrics.value("bcda_token_renewals_total" + of + "}"))
                .as("%s tokens", feed)
                .isEqualTo(requests.stream()
                        .filter(request -> request.group("target").equals("/auth/token"))
                        .count());
        assertThat(requests)
                .as("%s refused", feed)
                .noneMatch(request -> request.group("status").equals("429"));
    }

    private double exports(String feed, String state) throws Exception {
        return number("select count(*) from exports where feed = '" + feed + "' and state = '" + state + "'");
    }

    private double exportsAtOnce() throws Exception {
        return number("select count(*) from exports a join exports b on a.feed = b.feed and a.id < b.id"
                + " where b.started_at < a.finished_at");
    }

    private double number(String query) throws Exception {
        try (Connection ledger =
                        DriverManager.getConnection("jdbc:h2:file:" + working.resolve("serving/state/ledger"));
                ResultSet row = ledger.createStatement().executeQuery(query)) {
            row.next();
            return row.getDouble(1);
        }
    }

    /** As the settings of each feed say. */
    private void cleared() throws Exception {
        assertThat(folders("mssp")).as("kept").isEqualTo((long) exports("mssp", "finished"));
        assertThat(folders("reach")).as("cleared").isZero();
        assertThat(number("select count(*) from exports where feed = 'reach' and landing <> 'cleared' and state ="
                        + " 'finished'"))
                .isZero();
        assertThat(working.resolve("serving/data/.partial"))
                .as("what is partial")
                .doesNotExist();
    }

    private long folders(String feed) throws Exception {
        Path landing = working.resolve("serving/data").resolve(feed);
        if (!Files.isDirectory(landing)) {
            return 0;
        }
        try (Stream<Path> folders = Files.list(landing)) {
            return folders.filter(folder -> Files.exists(folder.resolve("_SUCCESS")))
                    .count();
        }
    }

    private static void sane(String log, MetricsScrape metrics) {
        double exports = metrics.sum("bcda_exports_total{");
        System.out.printf("%.0f exports, %.0f bytes of log each%n", exports, log.length() / exports);
        assertThat(log).doesNotContain("\tat ", "Exception");
        assertThat(log.length() / exports).as("bytes of log an export").isLessThan(4000);
    }

    private static void flat(ProcessMonitor watched) {
        System.out.printf(
                "growth over the second half: heap %,.0f, outside %,.0f, threads %.2f, handles %.2f, resident %,.0f%n",
                watched.growth(ProcessMonitor.Look::heap),
                watched.growth(ProcessMonitor.Look::outside),
                watched.growth(ProcessMonitor.Look::threads),
                watched.growth(ProcessMonitor.Look::handles),
                watched.growth(ProcessMonitor.Look::resident));
        assertThat(watched.growth(ProcessMonitor.Look::threads)).as("threads").isLessThan(2);
        assertThat(watched.growth(ProcessMonitor.Look::handles)).as("handles").isLessThan(3);
        System.out.printf("growth of the heap's floor %,.0f%n", watched.growthOfFloor(ProcessMonitor.Look::heap));
        assertThat(watched.growthOfFloor(ProcessMonitor.Look::heap))
                .as("the heap's floor")
                .isLessThan(2 << 20);
    }

    private Path requests(String feed) {
        return working.resolve("requests-" + feed);
    }
}
