package io.github.bcdacamel.app;

import io.github.bcdacamel.Version;
import io.github.bcdacamel.bcda.AccessTokenCache;
import io.github.bcdacamel.bcda.AddressGuard;
import io.github.bcdacamel.bcda.BcdaRequestFactory;
import io.github.bcdacamel.bcda.FileResponseGuard;
import io.github.bcdacamel.bcda.JobListParser;
import io.github.bcdacamel.bcda.JobStatusParser;
import io.github.bcdacamel.bcda.KickOffResponseParser;
import io.github.bcdacamel.bcda.ManifestParser;
import io.github.bcdacamel.bcda.MissingTokenGuard;
import io.github.bcdacamel.bcda.ResponseBodyReader;
import io.github.bcdacamel.bcda.ResponseDeadline;
import io.github.bcdacamel.bcda.RetryAfterParser;
import io.github.bcdacamel.bcda.TokenRenewalLock;
import io.github.bcdacamel.bcda.TokenResponseParser;
import io.github.bcdacamel.doctor.AttributionCheck;
import io.github.bcdacamel.doctor.ClockCheck;
import io.github.bcdacamel.doctor.MetadataCheck;
import io.github.bcdacamel.doctor.TokenCheck;
import io.github.bcdacamel.export.ByteCounter;
import io.github.bcdacamel.export.CompletenessGuard;
import io.github.bcdacamel.export.DeliveryPlanner;
import io.github.bcdacamel.export.ExportDatabase;
import io.github.bcdacamel.export.ExportFinisher;
import io.github.bcdacamel.export.ExportLanding;
import io.github.bcdacamel.export.ExportLock;
import io.github.bcdacamel.export.ExportLogWriter;
import io.github.bcdacamel.export.ExportMarts;
import io.github.bcdacamel.export.ExportPlanner;
import io.github.bcdacamel.export.ExportProfiler;
import io.github.bcdacamel.export.ExportRequest;
import io.github.bcdacamel.export.ExportTables;
import io.github.bcdacamel.export.FailureClassifier;
import io.github.bcdacamel.export.FilePlanner;
import io.github.bcdacamel.export.FileReceiver;
import io.github.bcdacamel.export.FileRetryPolicy;
import io.github.bcdacamel.export.GoneFilePolicy;
import io.github.bcdacamel.export.JobWait;
import io.github.bcdacamel.export.LostFileFinder;
import io.github.bcdacamel.export.NotificationWriter;
import io.github.bcdacamel.export.ProgressReporter;
import io.github.bcdacamel.export.SinceGuard;
import io.github.bcdacamel.export.SincePolicy;
import io.github.bcdacamel.failures.Backoff;
import io.github.bcdacamel.landing.Compression;
import io.github.bcdacamel.landing.DownloadLimits;
import io.github.bcdacamel.landing.Landing;
import io.github.bcdacamel.ledger.Destination;
import io.github.bcdacamel.ledger.FeedLedger;
import io.github.bcdacamel.profile.Profiler;
import io.github.bcdacamel.schedule.Schedule;
import io.github.bcdacamel.settings.Settings;
import io.github.bcdacamel.tables.load.TableBuilder;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.component.http.HttpClientConfigurer;

/** Every bean that a route may call, by the name that the route calls it. Wired here and nowhere else. */
final class FeedBeans {

    /** With small files five tasks are done long before the ledger is asked for more. */
    private static final int QUEUED_ALONE = 200;

    private FeedBeans() {}

    static Map<String, Object> of(
            Settings settings, ProcessResources shared, ProgressReporter progress, ByteCounter traffic) {
        Clock clock = shared.clock();
        ExportRequest request = request(settings);
        Landing landing = landing(settings);
        AddressGuard addresses = addresses(settings);
        Backoff backoff = Backoff.usual(new SecureRandom());
        Duration stallTimeout = settings.duration("bcda.download.stall-timeout");

        Optional<TableBuilder> tables = TableSettings.builder(settings);
        Map<String, Object> beans = new LinkedHashMap<>();
        beans.put("accessTokenCache", new AccessTokenCache(clock));
        beans.put("addressGuard", addresses);
        beans.put(
                "responseBodyReader",
                new ResponseBodyReader((int) settings.size("bcda.http.max-answer-size"), stallTimeout.multipliedBy(2)));
        ResponseDeadline deadline = new ResponseDeadline(stallTimeout);
        beans.put("responseDeadline", deadline);
        beans.put("httpClientConfigurer", (HttpClientConfigurer) deadline::guard);
        beans.put("attributionCheck", new AttributionCheck(request.apiUrl(), request.group(), clock));
        beans.put("bcdaRequestFactory", requests(settings));
        beans.put("completenessGuard", new CompletenessGuard());
        beans.put("deliveryPlanner", new DeliveryPlanner(destinations(settings), landing));
        beans.put("filePlanner", new FilePlanner(addresses));
        beans.put("goneFilePolicy", new GoneFilePolicy(addresses, settings.duration("bcda.poll.interval"), clock));
        beans.put(
                "lostFileFinder",
                new LostFileFinder(landing, settings.list("bcda.destination").contains("file")));
        beans.put("exportLogWriter", new ExportLogWriter(landing, Version.TEXT, clock));
        beans.put("exportPlanner", new ExportPlanner(request, clock));
        beans.put("sinceGuard", sinceGuard(settings));
        beans.put("fileResponseGuard", new FileResponseGuard());
        beans.put("fileReceiver", new FileReceiver(landing, traffic));
        beans.put(
                "exportFinisher",
                new ExportFinisher(
                        landing,
                        settings.flag("bcda.landing.keep"),
                        new SincePolicy(
                                settings.text("bcda.export.on-server-errors").equals("fail"),
                                settings.text("bcda.export.on-vanished-type").equals("fail")),
                        Version.TEXT));
        beans.put("inFlightFiles", shared.heldFiles());
        beans.put(
                "jobStatusParser",
                new JobStatusParser(
                        settings.duration("bcda.poll.interval"), settings.duration("bcda.poll.max-interval")));
        beans.put("jobListParser", new JobListParser(request.apiUrl()));
        beans.put("kickOffResponseParser", new KickOffResponseParser(settings.number("bcda.export.attempts"), backoff));
        beans.put("exportLanding", new ExportLanding(landing, addresses));
        beans.put("metadataCheck", new MetadataCheck(request.apiUrl(), request.apiVersion(), new ClockCheck(clock)));
        beans.put(
                "missingTokenGuard",
                new MissingTokenGuard(settings.text("bcda.auth").equals("none")));
        beans.put("ledger", ledger(settings, shared));
        beans.put("manifestParser", new ManifestParser(settings.number("bcda.download.max-files")));
        beans.put("notificationWriter", new NotificationWriter(settings.text("bcda.notify.url"), Version.TEXT, clock));
        beans.put("failureClassifier", new FailureClassifier());
        beans.put(
                "jobWait",
                new JobWait(settings.duration("bcda.poll.timeout"), settings.written("bcda.poll.timeout"), clock));
        beans.put("downloadSlotPolicy", shared.slots());
        beans.put("rateLimiter", shared.pace(settings.address("bcda.base-url")));
        beans.put(
                "exportProfiler",
                new ExportProfiler(
                        new Profiler(ProfileSettings.limits(settings), settings.number("bcda.profile.threads")),
                        ProfileSettings.drift(settings),
                        TableSettings.columns(tables),
                        landing,
                        settings.flag("bcda.profile.enabled"),
                        settings.text("bcda.profile.on-alarm").equals("fail"),
                        "bcda-camel " + Version.TEXT));
        beans.put(
                "exportTables",
                new ExportTables(
                        tables,
                        landing,
                        progress,
                        settings.text("bcda.tables.on-failure").equals("fail")));
        beans.put(
                "exportMarts",
                new ExportMarts(MartSettings.builder(settings), landing, settings.flag("bcda.landing.keep")));
        beans.put("exportDatabase", new ExportDatabase(DatabaseSettings.filler(settings), landing));
        beans.put("progressReporter", progress);
        beans.put(
                "tokenRenewalLock",
                new TokenRenewalLock(stallTimeout
                        .multipliedBy(3)
                        .plus(settings.rate("bcda.rate-limit").time().multipliedBy(2))));
        beans.put("schedule", schedule(settings, clock));
        beans.put("retryAfterParser", new RetryAfterParser(clock));
        beans.put("fileRetryPolicy", new FileRetryPolicy(settings.number("bcda.download.attempts"), backoff));
        beans.put("tokenResponseParser", new TokenResponseParser());
        beans.put(
                "tokenCheck", new TokenCheck(settings.address("bcda.token-url").toString()));
        beans.put("exportLock", new ExportLock());
        if (S3Beans.areUsed(settings)) {
            beans.putAll(S3Beans.of(settings));
        }
        return beans;
    }

    /** Files that wait in the queue while others are fetched: never so many that another process gets no share. */
    private static FeedLedger ledger(Settings settings, ProcessResources shared) {
        int parallelism = settings.number("bcda.download.parallelism");
        return new FeedLedger(
                settings.feed(),
                shared.worker(),
                new FeedLedger.Limits(
                        Math.max(1, settings.duration("bcda.ledger.lease").toSeconds()),
                        shared.ledger().isEmbedded() ? Math.max(QUEUED_ALONE, parallelism) : parallelism,
                        settings.duration("bcda.schedule.resume-after").toSeconds(),
                        settings.flag("bcda.landing.keep")),
                shared.heldFiles(),
                shared.ledger().database());
    }

    static SinceGuard sinceGuard(Settings settings) {
        return new SinceGuard(
                request(settings), settings.text("bcda.export.since"), landing(settings), destinations(settings));
    }

    /** Where exports are delivered; each needs a route of its name. */
    static List<Destination> destinations(Settings settings) {
        return settings.list("bcda.destination").stream()
                .map(name -> new Destination(name, address(name, settings)))
                .toList();
    }

    private static String address(String name, Settings settings) {
        return switch (name) {
            case "file" ->
                settings.path("bcda.landing.dir").toAbsolutePath().normalize().toString();
            case S3Beans.DESTINATION -> S3Beans.place(settings).address();
            default -> name;
        };
    }

    static Schedule schedule(Settings settings, Clock clock) {
        return new Schedule(
                settings.text("bcda.schedule.cron"),
                settings.zone("bcda.schedule.time-zone"),
                settings.duration("bcda.schedule.jitter"),
                settings.text("bcda.schedule.missed").equals("run"),
                new SecureRandom(),
                clock);
    }

    static ExportRequest request(Settings settings) {
        return new ExportRequest(
                settings.address("bcda.api-url").toString(),
                settings.text("bcda.api-version"),
                settings.text("bcda.export.group"),
                settings.list("bcda.export.types"),
                settings.text("bcda.export.type-filter"));
    }

    private static BcdaRequestFactory requests(Settings settings) {
        return new BcdaRequestFactory(
                settings.address("bcda.token-url").toString(),
                settings.address("bcda.api-url").toString(),
                settings.text("bcda.auth").equals("none"),
                settings.text("bcda.client-id"),
                settings.text("bcda.client-secret"));
    }

    private static Landing landing(Settings settings) {
        return new Landing(
                settings.path("bcda.landing.dir"),
                Compression.valueOf(settings.text("bcda.landing.compression").toUpperCase(Locale.ROOT)),
                new DownloadLimits(
                        (int) settings.size("bcda.download.max-line-size"),
                        settings.size("bcda.download.max-file-size"),
                        settings.number("bcda.download.max-inflation"),
                        settings.size("bcda.download.min-speed"),
                        settings.size("bcda.landing.min-free"),
                        settings.duration("bcda.download.stall-timeout")),
                settings.flag("bcda.landing.shared"));
    }

    /** The hosts that the operator names: those of the settings, and those listed besides. */
    private static AddressGuard addresses(Settings settings) {
        List<String> hosts = new ArrayList<>(settings.list("bcda.download.allowed-hosts"));
        hosts.add(settings.address("bcda.api-url").getAuthority());
        hosts.add(settings.address("bcda.token-url").getAuthority());
        return new AddressGuard(settings.address("bcda.base-url"), hosts);
    }
}
