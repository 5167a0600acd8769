package io.github.bcdacamel.app;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.bcdacamel.control.FeedCommands;
import io.github.bcdacamel.control.FeedInfo;
import io.github.bcdacamel.control.MartsBrief;
import io.github.bcdacamel.control.Problem;
import io.github.bcdacamel.control.ProfileBrief;
import io.github.bcdacamel.control.TablesBrief;
import io.github.bcdacamel.export.ExportRequest;
import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.SecretMask;
import io.github.bcdacamel.landing.DurableFiles;
import io.github.bcdacamel.landing.Receipt;
import io.github.bcdacamel.landing.ReceiptFile;
import io.github.bcdacamel.ledger.Export;
import io.github.bcdacamel.ledger.ExportKey;
import io.github.bcdacamel.ledger.ExportStateException;
import io.github.bcdacamel.marts.FeedFolder;
import io.github.bcdacamel.schedule.Schedule;
import io.github.bcdacamel.settings.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.language.simple.Simple;
import org.springframework.dao.DuplicateKeyException;

/** Does what the control API asks, by the routes of the feed. */
final class LocalFeedCommands implements FeedCommands {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String PROFILE = "profile/profile.html";

    private final Settings settings;
    private final ProcessResources shared;
    private final Map<String, FeedContext> feeds;

    LocalFeedCommands(Settings settings, ProcessResources shared, Map<String, FeedContext> feeds) {
        this.settings = settings;
        this.shared = shared;
        this.feeds = feeds;
    }

    @Override
    public List<FeedInfo> feeds() {
        return feeds.keySet().stream().map(this::info).toList();
    }

    @Override
    public String kickOff(@Simple("${variable.call.feed}") String feed, @Simple("${variable.call.full}") boolean full) {
        Exchange exchange = feeds.get(feed).call("request-export", Map.of("full", full));
        throwProblem(exchange.getException(), feed);
        return exchange.getVariable("export", Export.class).id();
    }

    @Override
    public void cancel(@Simple("${variable.call.feed}") String feed, @Simple("${variable.call.export}") String export) {
        Exchange exchange = feeds.get(feed).call("cancel-export", Map.of("exportKey", new ExportKey(feed, export)));
        throwProblem(exchange.getException(), feed);
    }

    @Override
    public Optional<String> receipt(String feed, String export) {
        return Files.exists(folder(feed, export).resolve("_SUCCESS"))
                ? landed(feed, export, "receipt.json")
                : Optional.empty();
    }

    @Override
    public Optional<String> profile(String feed, String export) {
        return landed(feed, export, PROFILE);
    }

    @Override
    public Optional<ProfileBrief> profileBrief(String feed, String export) {
        Path profile = folder(feed, export).resolve("profile/profile.json");
        try {
            List<String> levels = Files.exists(profile)
                    ? JSON.readTree(profile.toFile()).path("findings").findValuesAsText("level")
                    : null;
            return Optional.ofNullable(levels)
                    .map(found -> new ProfileBrief(
                            Collections.frequency(found, "alarm"),
                            Collections.frequency(found, "warning"),
                            Collections.frequency(found, "note")));
        } catch (IOException beingMoved) {
            // A page about everything does not fail for it.
            return Optional.empty();
        }
    }

    @Override
    public Optional<TablesBrief> tablesBrief(String feed, String export) {
        try {
            Path folder = folder(feed, export);
            Receipt.Tables tables = Files.exists(folder.resolve("_SUCCESS"))
                    ? ReceiptFile.read(folder).tables()
                    : null;
            return Optional.ofNullable(tables)
                    .map(there -> new TablesBrief(
                            there.rows().size(),
                            there.rows().values().stream()
                                    .mapToLong(Long::longValue)
                                    .sum(),
                            there.rejectedLines(),
                            there.rejectedValues()));
        } catch (IOException beingMoved) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<MartsBrief> martsBrief(String feed) {
        FeedFolder there = new FeedFolder(folder(feed));
        return there.marts()
                .map(set -> new MartsBrief(
                        set.marts().size(),
                        set.loads().size(),
                        set.roster() == null ? null : set.roster().words(),
                        there.report().isPresent()));
    }

    @Override
    public Optional<String> report(String feed) {
        try {
            Optional<Path> page = new FeedFolder(folder(feed)).report();
            return page.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new String(DurableFiles.read(page.get()), StandardCharsets.UTF_8));
        } catch (NoSuchFileException beingMoved) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new Problem(
                    503,
                    "The population report of feed " + feed + " cannot be read ("
                            + unreadable.getClass().getSimpleName() + ").");
        }
    }

    private Path folder(String feed) {
        return settings.forFeed(feed).path("bcda.landing.dir").resolve(feed);
    }

    private Path folder(String feed, String export) {
        return folder(feed).resolve(export);
    }

    private Optional<String> landed(String feed, String export, String name) {
        try {
            return Optional.of(
                    new String(DurableFiles.read(folder(feed, export).resolve(name)), StandardCharsets.UTF_8));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new Problem(
                    503,
                    name + " of export " + feed + "/" + export + " cannot be read ("
                            + unreadable.getClass().getSimpleName() + ").");
        }
    }

    private FeedInfo info(String feed) {
        Settings own = settings.forFeed(feed);
        ExportRequest request = FeedBeans.request(own);
        Schedule schedule = FeedBeans.schedule(own, shared.clock());
        boolean scheduled = !own.text("bcda.schedule.cron").isEmpty();
        return new FeedInfo(
                feed,
                request.apiUrl(),
                request.group().isEmpty() ? null : request.group(),
                request.types(),
                own.list("bcda.destination"),
                scheduled ? own.text("bcda.schedule.cron") : null,
                scheduled ? own.written("bcda.schedule.time-zone") : null,
                schedule.next(),
                HealthSetup.credentials(own, shared)
                        .left()
                        .map(shared.clock().instant()::plus)
                        .map(end -> end.truncatedTo(ChronoUnit.MINUTES))
                        .orElse(null));
    }

    private static void throwProblem(Exception fault, String feed) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof ExportStateException state) {
                throw new Problem(409, state.getMessage());
            }
            if (cause instanceof DuplicateKeyException) {
                throw new Problem(409, "Another export of feed " + feed + " was started a moment ago.");
            }
            if (cause instanceof ExportFailure failure) {
                throw new Problem(503, SecretMask.mask(failure.getMessage()), failure.exitCode());
            }
        }
        if (fault != null) {
            throw new IllegalStateException(fault);
        }
    }
}
