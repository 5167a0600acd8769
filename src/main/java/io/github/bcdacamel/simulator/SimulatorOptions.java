package io.github.bcdacamel.simulator;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a simulator is made of. Start from {@link #defaults()} and change what matters.
 *
 * @param port 0 for any free one
 * @param clientId what the token endpoint accepts
 * @param clientSecret obviously not a real one by default
 * @param enrollees how many people the organisation has
 * @param seed same seed, same data
 * @param claims where the data come from, unless {@code dataDir} is given
 * @param enrolleesPerFile for ExplanationOfBenefit; BCDA's own 5,000 for Patient and 4,000 for the others are fixed
 * @param types the resource types that there are data of; empty for all
 * @param dataDir serve the {@code *.ndjson} files of this folder, byte for byte, for every version: a file's type is its name up
 *     to the first dot or hyphen
 * @param progressSteps how often a job's status is 202 before it is 200
 * @param tokenLifetime BCDA's own is 20 minutes
 * @param partiallyAdjudicated whether the organisation may have Claim and ClaimResponse in v2
 * @param tokensInFiveMinutes more than so many are answered 429
 * @param scenarios what goes wrong
 * @param clock what decides on expiry and every time that is sent; pauses of scenarios pass in real time
 */
public record SimulatorOptions(
        int port,
        String clientId,
        String clientSecret,
        int enrollees,
        long seed,
        Optional<ClaimsSource> claims,
        int enrolleesPerFile,
        List<String> types,
        Optional<Path> dataDir,
        int progressSteps,
        Duration tokenLifetime,
        boolean partiallyAdjudicated,
        int tokensInFiveMinutes,
        List<Scenario> scenarios,
        Clock clock) {

    public static final String DEFAULT_CLIENT_ID = "simulated-client";
    public static final String DEFAULT_CLIENT_SECRET = "simulated-secret";

    public SimulatorOptions {
        types = List.copyOf(types);
        scenarios = List.copyOf(scenarios);
        if (enrollees < 0 || enrolleesPerFile < 1 || progressSteps < 0) {
            throw new IllegalArgumentException(
                    "A simulator needs 0 or more enrollees, 1 or more enrollees a file, and 0 or more progress steps.");
        }
    }

    public static SimulatorOptions defaults() {
        return new SimulatorOptions(
                0,
                DEFAULT_CLIENT_ID,
                DEFAULT_CLIENT_SECRET,
                100,
                1,
                Optional.empty(),
                50,
                List.of(),
                Optional.empty(),
                2,
                Duration.ofMinutes(20),
                true,
                100,
                List.of(),
                Clock.systemUTC());
    }

    public SimulatorOptions withPort(int value) {
        return new SimulatorOptions(
                value,
                clientId,
                clientSecret,
                enrollees,
                seed,
                claims,
                enrolleesPerFile,
                types,
                dataDir,
                progressSteps,
                tokenLifetime,
                partiallyAdjudicated,
                tokensInFiveMinutes,
                scenarios,
                clock);
    }

    public SimulatorOptions withCredentials(String id, String secret) {
        return new SimulatorOptions(
                port,
                id,
                secret,
                enrollees,
                seed,
                claims,
                enrolleesPerFile,
                types,
                dataDir,
                progressSteps,
                tokenLifetime,
                partiallyAdjudicated,
                tokensInFiveMinutes,
                scenarios,
                clock);
    }

    public SimulatorOptions withEnrollees(int value) {
        return new SimulatorOptions(
                port,
                clientId,
                clientSecret,
                value,
                seed,
                claims,
                enrolleesPerFile,
                types,
                dataDir,
                progressSteps,
                tokenLifetime,
                partiallyAdjudicated,
                tokensInFiveMinutes,
                scenarios,
                clock);
    }

    public SimulatorOptions withSeed(long value) {
        return new SimulatorOptions(
                port,
                clientId,
                clientSecret,
                enrollees,
                value,
                claims,
                enrolleesPerFile,
                types,
                dataDir,
                progressSteps,
                tokenLifetime,
                partiallyAdjudicated,
                tokensInFiveMinutes,
                scenarios,
                clock);
    }

    public SimulatorOptions withClaims(ClaimsSource value) {
        return new SimulatorOptions(
                port,
                clientId,
                clientSecret,
                enrollees,
                seed,
                Optional.of(value),
                enrolleesPerFile,
                types,
                dataDir,
                progressSteps,
                tokenLifetime,
                partiallyAdjudicated,
                tokensInFiveMinutes,
                scenarios,
                clock);
    }

    public SimulatorOptions withEnrolleesPerFile(int value) {
        return new SimulatorOptions(
                port,
                clientId,
                clientSecret,
                enrollees,
                seed,
                claims,
                value,
                types,
                dataDir,
                progressSteps,
                tokenLifetime,
                partiallyAdjudicated,
                tokensInFiveMinutes,
                scenarios,
                clock);
    }

    public SimulatorOptions withTypes(String... values) {
        return new SimulatorOptions(
                port,
                clientId,
                clientSecret,
                enrollees,
                seed,
                claims,
                enrolleesPerFile,
                List.of(values),
                dataDir,
                progressSteps,
                tokenLifetime,
                partiallyAdjudicated,
                tokensInFiveMinutes,
                scenarios,
                clock);
    }

    public SimulatorOptions withDataDir(Path value) {
        return new SimulatorOptions(
                port,
                clientId,
                clientSecret,
                enrollees,
                seed,
                claims,
                enrolleesPerFile,
                types,
                Optional.of(value),
                progressSteps,
                tokenLifetime,
                partiallyAdjudicated,
                tokensInFiveMinutes,
                scenarios,
                clock);
    }

    public SimulatorOptions withProgressSteps(int value) {
        return new SimulatorOptions(
                port,
                clientId,
                clientSecret,
                enrollees,
                seed,
                claims,
                enrolleesPerFile,
                types,
                dataDir,
                value,
                tokenLifetime,
                partiallyAdjudicated,
                tokensInFiveMinutes,
                scenarios,
                clock);
    }

    public SimulatorOptions withTokenLifetime(Duration value) {
        return new SimulatorOptions(
                port,
                clientId,
                clientSecret,
                enrollees,
                seed,
                claims,
                enrolleesPerFile,
                types,
                dataDir,
                progressSteps,
                value,
                partiallyAdjudicated,
                tokensInFiveMinutes,
                scenarios,
                clock);
    }

    public SimulatorOptions withPartiallyAdjudicated(boolean value) {
        return new SimulatorOptions(
                port,
                clientId,
                clientSecret,
                enrollees,
                seed,
                claims,
                enrolleesPerFile,
                types,
                dataDir,
                progressSteps,
                tokenLifetime,
                value,
                tokensInFiveMinutes,
                scenarios,
                clock);
    }

    public SimulatorOptions withTokensInFiveMinutes(int value) {
        return new SimulatorOptions(
                port,
                clientId,
                clientSecret,
                enrollees,
                seed,
                claims,
                enrolleesPerFile,
                types,
                dataDir,
                progressSteps,
                tokenLifetime,
                partiallyAdjudicated,
                value,
                scenarios,
                clock);
    }

    public SimulatorOptions withClock(Clock value) {
        return new SimulatorOptions(
                port,
                clientId,
                clientSecret,
                enrollees,
                seed,
                claims,
                enrolleesPerFile,
                types,
                dataDir,
                progressSteps,
                tokenLifetime,
                partiallyAdjudicated,
                tokensInFiveMinutes,
                scenarios,
                value);
    }

    /** These besides the ones there are. */
    public SimulatorOptions withScenarios(Scenario... more) {
        List<Scenario> all = new ArrayList<>(scenarios);
        all.addAll(List.of(more));
        return new SimulatorOptions(
                port,
                clientId,
                clientSecret,
                enrollees,
                seed,
                claims,
                enrolleesPerFile,
                types,
                dataDir,
                progressSteps,
                tokenLifetime,
                partiallyAdjudicated,
                tokensInFiveMinutes,
                all,
                clock);
    }

    /** {@link Scenario#parse Scenarios as text}: {@code cut-body=50%@data:3*1}. */
    public SimulatorOptions withScenarios(String... more) {
        return withScenarios(Arrays.stream(more).map(Scenario::parse).toArray(Scenario[]::new));
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "SimulatorOptions of " + enrollees + " enrollees on port " + port + " with " + scenarios;
    }
}
