package io.github.bcdacamel.cli;

import io.github.bcdacamel.app.Application;
import io.github.bcdacamel.app.DatabaseSettings;
import io.github.bcdacamel.app.S3Beans;
import io.github.bcdacamel.app.SinceInspector;
import io.github.bcdacamel.app.StartFailureReporter;
import io.github.bcdacamel.database.DatabaseOptions;
import io.github.bcdacamel.database.DatabaseProbe;
import io.github.bcdacamel.doctor.BucketCheck;
import io.github.bcdacamel.doctor.Check;
import io.github.bcdacamel.doctor.DestinationCheck;
import io.github.bcdacamel.doctor.LedgerCheck;
import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.FailureClass;
import io.github.bcdacamel.landing.FolderGuard;
import io.github.bcdacamel.landing.LandingException;
import io.github.bcdacamel.ledger.LedgerState;
import io.github.bcdacamel.s3.BucketProbe;
import io.github.bcdacamel.s3.S3ClientFactory;
import io.github.bcdacamel.settings.Settings;
import io.github.bcdacamel.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Runs the checks of doctor in their order. A check that fails stops only those that depend on it: all others without
 * settings, the token without credentials. What BCDA's responses mean is decided in {@code doctor}.
 */
final class Doctor {

    /** The checks that ask BCDA, in order. */
    private static final List<String> ASKED = List.of("reachable", "clock", "metadata", "token", "attribution");

    private final Supplier<Settings> source;

    private Doctor(Supplier<Settings> source) {
        this.source = source;
    }

    static Doctor of(Supplier<Settings> source) {
        return new Doctor(source);
    }

    /** Reports each check as soon as it is done. */
    void forEach(Consumer<Check> report) {
        Settings settings;
        try {
            settings = source.get();
        } catch (SettingsException wrong) {
            wrong.errors().forEach(error -> report.accept(Check.fail(FailureClass.SETTINGS, "settings", error)));
            return;
        }
        report.accept(Check.ok("settings", "All settings are valid."));
        Map<String, Boolean> credentials = new LinkedHashMap<>();
        for (String feed : settings.feeds()) {
            Settings own = settings.forFeed(feed);
            Consumer<Check> ofFeed = named(settings, feed, report);
            credentials.put(feed, credentials(own, ofFeed));
            ofFeed.accept(landing(own));
            if (S3Beans.areUsed(settings)) {
                report.accept(bucket(settings));
            }
            DatabaseSettings.options(own).ifPresent(options -> ofFeed.accept(database(options)));
        }
        String ledger = settings.text("bcda.ledger.url");
        LedgerState state =
                LedgerState.read(ledger, settings.text("bcda.ledger.user"), settings.text("bcda.ledger.password"));
        report.accept(LedgerCheck.of(withoutPassword(ledger), state));
        settings.feeds()
                .forEach(feed ->
                        named(settings, feed, report).accept(SinceInspector.check(settings.forFeed(feed), state)));
        credentials.forEach(
                (feed, hasCredentials) -> ask(settings, feed, hasCredentials, named(settings, feed, report)));
    }

    private static Check landing(Settings own) {
        Path dir = own.path("bcda.landing.dir").toAbsolutePath().normalize();
        try {
            FolderGuard folders = new FolderGuard(dir, own.flag("bcda.landing.shared"));
            folders.check(dir.resolve(own.feed()));
            folders.check(dir.resolve(".partial").resolve(own.feed()));
        } catch (LandingException refused) {
            return Check.fail(refused.failureClass(), "destination", refused.getMessage());
        } catch (IOException unreadable) {
            // The next check says so, with what to do.
        }
        return DestinationCheck.of(dir);
    }

    /** With several feeds, a check names its feed. */
    private static Consumer<Check> named(Settings settings, String feed, Consumer<Check> report) {
        return settings.feeds().size() == 1 ? report : check -> report.accept(check.of(feed));
    }

    private static boolean credentials(Settings settings, Consumer<Check> report) {
        List<String> missing = settings.missingCredentials();
        if (missing.isEmpty()) {
            report.accept(Check.ok(
                    "credentials",
                    settings.text("bcda.auth").equals("none")
                            ? "Not needed (bcda.auth = none)."
                            : "Client id and secret are set."));
        }
        missing.forEach(error -> report.accept(Check.fail(FailureClass.SETTINGS, "credentials", error)));
        return missing.isEmpty();
    }

    private static Check database(DatabaseOptions options) {
        try {
            return Check.ok("database", DatabaseProbe.of(options));
        } catch (ExportFailure refused) {
            return Check.fail(refused.failureClass(), "database", refused.getMessage());
        }
    }

    private static Check bucket(Settings settings) {
        try (S3Client client = S3ClientFactory.open(S3Beans.options(settings))) {
            return BucketCheck.of(
                    new BucketProbe(client, S3Beans.place(settings), S3Beans.options(settings)).of(settings.feed()));
        } catch (IOException | SdkException refused) {
            return Check.fail(
                    FailureClass.DESTINATION,
                    "s3",
                    "The bucket could not be checked (" + refused.getClass().getSimpleName() + ": "
                            + refused.getMessage() + "). Check bcda.s3.region, or AWS_REGION.");
        }
    }

    private static void ask(Settings settings, String feed, boolean hasCredentials, Consumer<Check> report) {
        List<String> left = new ArrayList<>(ASKED);
        try (Application application = Application.startToAsk(settings, feed)) {
            report.accept(Check.ok("routes", "The routes start."));
            application.ask(feed, hasCredentials).forEach(check -> {
                left.remove(check.name());
                report.accept(check);
            });
        } catch (Exception refused) {
            ExportFailure failure = StartFailureReporter.failure(refused);
            report.accept(Check.fail(failure.failureClass(), "routes", failure.getMessage()));
        }
        left.forEach(name -> report.accept(Check.warn(name, "Not checked, because a check above failed.")));
    }

    private static String withoutPassword(String url) {
        return url.replaceAll("://[^/@]*@", "://***@").replaceAll("(?i)(password|user)=[^&;]*", "$1=***");
    }
}
