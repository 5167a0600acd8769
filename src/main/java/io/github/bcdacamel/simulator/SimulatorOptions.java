package io.github.bcdacamel.simulator;

import io.github.bcdacamel.simulator.claims.Population;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The options of a simulator. Start from {@link #defaults()}; each change returns a new value. */
public final class SimulatorOptions implements Cloneable {

    public static final String DEFAULT_CLIENT_ID = "simulated-client";
    public static final String DEFAULT_CLIENT_SECRET = "simulated-secret";

    private int port;
    private String clientId = DEFAULT_CLIENT_ID;
    private String clientSecret = DEFAULT_CLIENT_SECRET;
    private int enrollees = 100;
    private long seed = 1;
    private LocalDate asOf = Population.FIRST_EXPORT;
    private int daysBetweenExports = 30;
    private Optional<ClaimsSource> claims = Optional.empty();
    private int enrolleesPerFile = 50;
    private List<String> types = List.of();
    private Optional<Path> dataDir = Optional.empty();
    private int progressSteps = 2;
    private Duration tokenLifetime = Duration.ofMinutes(20);
    private boolean partiallyAdjudicated = true;
    private int tokensInFiveMinutes = 100;
    private List<Scenario> scenarios = List.of();
    private Clock clock = Clock.systemUTC();

    private SimulatorOptions() {}

    public static SimulatorOptions defaults() {
        return new SimulatorOptions();
    }

    /** 0 for any free port. */
    public SimulatorOptions withPort(int value) {
        return with(copy -> copy.port = value);
    }

    /** The credentials that the token endpoint accepts. */
    public SimulatorOptions withCredentials(String id, String secret) {
        return with(copy -> {
            copy.clientId = id;
            copy.clientSecret = secret;
        });
    }

    /** How many people the organization has. */
    public SimulatorOptions withEnrollees(int value) {
        return with(copy -> copy.enrollees = value);
    }

    /** The same seed makes the same data. */
    public SimulatorOptions withSeed(long value) {
        return with(copy -> copy.seed = value);
    }

    /** The day of the synthetic claims on which time begins, not before {@link Population#FIRST_EXPORT}. */
    public SimulatorOptions withAsOf(LocalDate value) {
        return with(copy -> copy.asOf = value);
    }

    /** How many days pass between an export and the one that asks for what has changed since; never beyond the clock's. */
    public SimulatorOptions withDaysBetweenExports(int value) {
        return with(copy -> copy.daysBetweenExports = value);
    }

    /** Data that never change in place of synthetic claims, if there is no data folder. */
    public SimulatorOptions withClaims(ClaimsSource value) {
        return with(copy -> copy.claims = Optional.of(value));
    }

    /** For ExplanationOfBenefit; BCDA's own 5,000 for Patient and 4,000 for the others are fixed. */
    public SimulatorOptions withEnrolleesPerFile(int value) {
        return with(copy -> copy.enrolleesPerFile = value);
    }

    /** The resource types that have data; none for all. */
    public SimulatorOptions withTypes(String... values) {
        return with(copy -> copy.types = List.of(values));
    }

    /**
     * Serve the {@code *.ndjson} files of this folder, byte for byte, for every version, group and {@code _since}: a file's type is
     * its name up to the first dot or hyphen.
     */
    public SimulatorOptions withDataDir(Path value) {
        return with(copy -> copy.dataDir = Optional.of(value));
    }

    /** How many status checks answer 202 before one answers 200. */
    public SimulatorOptions withProgressSteps(int value) {
        return with(copy -> copy.progressSteps = value);
    }

    /** BCDA's own tokens last 20 minutes. */
    public SimulatorOptions withTokenLifetime(Duration value) {
        return with(copy -> copy.tokenLifetime = value);
    }

    /** Whether the organization may have Claim and ClaimResponse in v2. */
    public SimulatorOptions withPartiallyAdjudicated(boolean value) {
        return with(copy -> copy.partiallyAdjudicated = value);
    }

    /** Further token requests get 429. */
    public SimulatorOptions withTokensInFiveMinutes(int value) {
        return with(copy -> copy.tokensInFiveMinutes = value);
    }

    /** Adds these scenarios. */
    public SimulatorOptions withScenarios(Scenario... more) {
        return with(copy -> {
            List<Scenario> all = new ArrayList<>(copy.scenarios);
            all.addAll(List.of(more));
            copy.scenarios = List.copyOf(all);
        });
    }

    /** {@link Scenario#parse Scenarios as text}: {@code cut-body=50%@data:3*1}. */
    public SimulatorOptions withScenarios(String... more) {
        return withScenarios(Arrays.stream(more).map(Scenario::parse).toArray(Scenario[]::new));
    }

    /** Decides on expiry and gives every time that is sent. Pauses of scenarios take real time. */
    public SimulatorOptions withClock(Clock value) {
        return with(copy -> copy.clock = value);
    }

    int port() {
        return port;
    }

    String clientId() {
        return clientId;
    }

    String clientSecret() {
        return clientSecret;
    }

    int enrollees() {
        return enrollees;
    }

    long seed() {
        return seed;
    }

    LocalDate asOf() {
        return asOf;
    }

    int daysBetweenExports() {
        return daysBetweenExports;
    }

    Optional<ClaimsSource> claims() {
        return claims;
    }

    int enrolleesPerFile() {
        return enrolleesPerFile;
    }

    List<String> types() {
        return types;
    }

    Optional<Path> dataDir() {
        return dataDir;
    }

    int progressSteps() {
        return progressSteps;
    }

    Duration tokenLifetime() {
        return tokenLifetime;
    }

    boolean partiallyAdjudicated() {
        return partiallyAdjudicated;
    }

    int tokensInFiveMinutes() {
        return tokensInFiveMinutes;
    }

    List<Scenario> scenarios() {
        return scenarios;
    }

    Clock clock() {
        return clock;
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "SimulatorOptions of " + enrollees + " enrollees on port " + port + " with " + scenarios;
    }

    private SimulatorOptions with(Consumer<SimulatorOptions> change) {
        SimulatorOptions copy = clone();
        change.accept(copy);
        if (copy.enrollees < 0 || copy.enrolleesPerFile < 1 || copy.progressSteps < 0) {
            throw new IllegalArgumentException(
                    "A simulator needs 0 or more enrollees, 1 or more enrollees a file, and 0 or more progress steps.");
        }
        if (copy.asOf.isBefore(Population.FIRST_EXPORT) || copy.daysBetweenExports < 0) {
            throw new IllegalArgumentException("The simulator's time begins on " + Population.FIRST_EXPORT
                    + " or later, and 0 or more days pass between exports.");
        }
        return copy;
    }

    @Override
    protected SimulatorOptions clone() {
        try {
            return (SimulatorOptions) super.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }
}
