package io.github.bcdacamel;

import io.github.bcdacamel.bcda.AccessTokens;
import io.github.bcdacamel.bcda.Addresses;
import io.github.bcdacamel.bcda.AnswerBodies;
import io.github.bcdacamel.bcda.BcdaRequests;
import io.github.bcdacamel.bcda.FileAnswers;
import io.github.bcdacamel.bcda.JobAnswers;
import io.github.bcdacamel.bcda.JobLists;
import io.github.bcdacamel.bcda.KickOffAnswers;
import io.github.bcdacamel.bcda.Manifests;
import io.github.bcdacamel.bcda.Renewals;
import io.github.bcdacamel.bcda.ServerClock;
import io.github.bcdacamel.bcda.TokenAnswers;
import io.github.bcdacamel.doctor.AttributionChecks;
import io.github.bcdacamel.doctor.ClockCheck;
import io.github.bcdacamel.doctor.MetadataChecks;
import io.github.bcdacamel.doctor.TokenChecks;
import io.github.bcdacamel.export.Destination;
import io.github.bcdacamel.export.Destinations;
import io.github.bcdacamel.export.ExportFiles;
import io.github.bcdacamel.export.ExportLogs;
import io.github.bcdacamel.export.ExportRequest;
import io.github.bcdacamel.export.Exports;
import io.github.bcdacamel.export.FileReceiver;
import io.github.bcdacamel.export.Finish;
import io.github.bcdacamel.export.LandingSteps;
import io.github.bcdacamel.export.Notices;
import io.github.bcdacamel.export.Outcomes;
import io.github.bcdacamel.export.Patience;
import io.github.bcdacamel.export.ProfileSteps;
import io.github.bcdacamel.export.Progress;
import io.github.bcdacamel.export.Setbacks;
import io.github.bcdacamel.export.Tallies;
import io.github.bcdacamel.export.Traffic;
import io.github.bcdacamel.export.Turn;
import io.github.bcdacamel.failures.Backoff;
import io.github.bcdacamel.landing.Compression;
import io.github.bcdacamel.landing.Landing;
import io.github.bcdacamel.landing.Limits;
import io.github.bcdacamel.profile.Profiler;
import io.github.bcdacamel.schedule.Schedule;
import io.github.bcdacamel.settings.Settings;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Every bean that a route may call, by the name that the route calls it. Wired here and nowhere else. */
final class Beans {

    private Beans() {}

    static Map<String, Object> of(Settings settings, Shared shared, Progress progress, Traffic traffic) {
        Clock clock = shared.clock();
        ExportRequest request = request(settings);
        Landing landing = landing(settings);
        Addresses addresses = addresses(settings);
        Backoff backoff = Backoff.usual(new SecureRandom());
        Duration stallTimeout = settings.duration("bcda.download.stall-timeout");

        Map<String, Object> beans = new LinkedHashMap<>();
        beans.put("accessTokens", new AccessTokens(clock));
        beans.put("addresses", addresses);
        beans.put(
                "answerBodies",
                new AnswerBodies((int) settings.size("bcda.http.max-answer-size"), stallTimeout.multipliedBy(2)));
        beans.put("attributionChecks", new AttributionChecks(request.apiUrl(), request.group(), clock));
        beans.put("bcdaRequests", requests(settings));
        beans.put("destinations", new Destinations(destinations(settings), landing));
        beans.put("exportFiles", new ExportFiles(addresses));
        beans.put("exportLogs", new ExportLogs(landing, Version.TEXT, clock));
        beans.put("exports", new Exports(request, settings.text("bcda.export.since"), clock));
        beans.put("fileAnswers", new FileAnswers(clock));
        beans.put("fileReceiver", new FileReceiver(landing, traffic));
        beans.put(
                "finish",
                new Finish(
                        landing,
                        settings.text("bcda.landing.keep").equals("true"),
                        settings.text("bcda.export.on-server-errors").equals("fail"),
                        Version.TEXT));
        beans.put("heldFiles", shared.heldFiles());
        beans.put(
                "jobAnswers",
                new JobAnswers(
                        settings.duration("bcda.poll.interval"), settings.duration("bcda.poll.max-interval"), clock));
        beans.put("jobLists", new JobLists(request.apiUrl(), clock));
        beans.put("kickOffAnswers", new KickOffAnswers(settings.number("bcda.export.attempts"), backoff, clock));
        beans.put("landingSteps", new LandingSteps(landing, addresses));
        beans.put("metadataChecks", new MetadataChecks(request.apiUrl(), request.apiVersion(), new ClockCheck(clock)));
        beans.put("manifests", new Manifests(settings.number("bcda.download.max-files")));
        beans.put("notices", new Notices(settings.text("bcda.notify.url"), Version.TEXT, clock));
        beans.put("outcomes", new Outcomes());
        beans.put(
                "patience",
                new Patience(settings.duration("bcda.poll.timeout"), settings.written("bcda.poll.timeout"), clock));
        beans.put("downloadSlots", shared.slots());
        beans.put("pace", shared.pace(settings.address("bcda.base-url")));
        beans.put(
                "profiles",
                new ProfileSteps(
                        new Profiler(ProfileCommand.limits(settings), settings.number("bcda.profile.threads")),
                        ProfileCommand.drift(settings),
                        landing,
                        settings.text("bcda.profile.enabled").equals("true"),
                        settings.text("bcda.profile.on-alarm").equals("fail"),
                        "bcda-camel " + Version.TEXT));
        beans.put("progress", progress);
        beans.put(
                "renewals",
                new Renewals(stallTimeout
                        .multipliedBy(3)
                        .plus(settings.rate("bcda.rate-limit").time().multipliedBy(2))));
        beans.put("schedule", schedule(settings, clock));
        beans.put("serverClock", new ServerClock());
        beans.put("setbacks", new Setbacks(settings.number("bcda.download.attempts"), backoff));
        beans.put("tallies", new Tallies());
        beans.put("tokenAnswers", new TokenAnswers(clock));
        beans.put(
                "tokenChecks",
                new TokenChecks(settings.address("bcda.token-url").toString()));
        beans.put("turn", new Turn());
        if (S3Beans.areUsed(settings)) {
            beans.putAll(S3Beans.of(settings));
        }
        return beans;
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

    private static BcdaRequests requests(Settings settings) {
        return new BcdaRequests(
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
                new Limits(
                        (int) settings.size("bcda.download.max-line-size"),
                        settings.size("bcda.download.max-file-size"),
                        settings.number("bcda.download.max-inflation"),
                        settings.size("bcda.download.min-speed"),
                        settings.size("bcda.landing.min-free"),
                        settings.duration("bcda.download.stall-timeout")));
    }

    /** The hosts that the operator names: those of the settings, and those listed besides. */
    private static Addresses addresses(Settings settings) {
        List<String> hosts = new ArrayList<>(settings.list("bcda.download.allowed-hosts"));
        hosts.add(settings.address("bcda.api-url").getAuthority());
        hosts.add(settings.address("bcda.token-url").getAuthority());
        return new Addresses(settings.address("bcda.base-url"), hosts);
    }
}
