package io.github.bcdacamel.cli;

import io.github.bcdacamel.simulator.Fault;
import io.github.bcdacamel.simulator.Simulator;
import io.github.bcdacamel.simulator.SimulatorOptions;
import io.github.bcdacamel.simulator.claims.Population;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the simulator by itself until it is stopped. */
@Command(
        name = "simulate",
        description = {
            "Serves a simulated BCDA with synthetic claims on 127.0.0.1, until stopped.",
            "",
            "Time passes in the claims: each export with _since is some days after the one that it follows"
                    + " (--days-between-exports), but never later than today. New claims come, partially adjudicated"
                    + " first; others are adjusted or canceled; stays end with a transfer to another hospital; people"
                    + " move, die, leave for the group runout, come back, or are new, with all their history. The same"
                    + " seed and the same requests give the same data, also after a restart.",
            ""
        })
public final class SimulateCommand implements Callable<Integer> {

    @Option(
            names = "--port",
            defaultValue = "8081",
            description = "The port, or 0 for any free one. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Serve the *.ndjson files of this folder unchanged, whatever _since and group are asked for. A file's"
                            + " type is its name up to the first dot or hyphen. Default: synthetic claims.")
    private Path data;

    @Option(
            names = "--enrollees",
            defaultValue = "100",
            description = "The number of enrollees in the first export. Default: ${DEFAULT-VALUE}.")
    private int enrollees;

    @Option(
            names = "--enrollees-per-file",
            defaultValue = "50",
            description = "How many of them share an ExplanationOfBenefit file, as in BCDA. Default: ${DEFAULT-VALUE}.")
    private int enrolleesPerFile;

    @Option(
            names = "--types",
            split = ",",
            paramLabel = "TYPE",
            description = "The resource types with data, comma separated. Default: all.")
    private List<String> types = List.of();

    @Option(
            names = "--seed",
            defaultValue = "1",
            description =
                    "The seed of the synthetic claims: the same seed makes the same claims. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "The day of the first export: 2026-07-15 or later. Default: 2026-07-15.")
    private LocalDate asOf = Population.FIRST_EXPORT;

    @Option(
            names = "--days-between-exports",
            paramLabel = "DAYS",
            defaultValue = "30",
            description =
                    "How many days pass between an export and the next one that asks for what has changed since; with 0"
                            + " nothing has. Default: ${DEFAULT-VALUE}.")
    private int daysBetweenExports;

    @Option(
            names = "--progress-steps",
            defaultValue = "2",
            description = "How many status checks find the job still in progress. Default: ${DEFAULT-VALUE}.")
    private int progressSteps;

    @Option(
            names = "--client-id",
            defaultValue = SimulatorOptions.DEFAULT_CLIENT_ID,
            description = "Default: ${DEFAULT-VALUE}.")
    private String clientId;

    @Option(
            names = "--client-secret",
            defaultValue = SimulatorOptions.DEFAULT_CLIENT_SECRET,
            description = "Default: ${DEFAULT-VALUE}.")
    private String clientSecret;

    @Option(
            names = "--scenario",
            paramLabel = "NAME[=ARG][@PLACE][*TIMES]",
            description = "A fault to simulate, such as cut-body=50%%@data:3*1. Can be repeated.")
    private List<String> scenarios = List.of();

    @Option(
            names = "--requests",
            paramLabel = "FILE",
            description = "On exit, write one line for each request to this file: time, request, status.")
    private Path requests;

    @Option(names = "--list-scenarios", description = "List all scenarios and exit.")
    private boolean listScenarios;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintStream out = System.out;
        if (listScenarios) {
            for (Fault fault : Fault.values()) {
                out.printf("%-26s %s%n", fault, fault.description());
            }
            return 0;
        }
        if (data != null && !Files.isDirectory(data)) {
            throw new ParameterException(spec.commandLine(), "--data " + data + " is not a folder.");
        }
        try (Simulator simulator = Simulator.start(options())) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(simulator), "stop"));
            out.printf("A simulated BCDA is running at %s. Try it in another terminal:%n%n", simulator.baseUrl());
            out.printf(
                    "  BCDA_BASE_URL=%s BCDA_CLIENT_ID=%s BCDA_CLIENT_SECRET=%s java -jar target/bcda-camel.jar run%n%n",
                    simulator.baseUrl(), clientId, clientSecret);
            out.println("Press Ctrl-C to stop.");
            new CountDownLatch(1).await();
            return 0;
        }
    }

    private SimulatorOptions options() {
        try {
            SimulatorOptions options = SimulatorOptions.defaults()
                    .withPort(port)
                    .withCredentials(clientId, clientSecret)
                    .withEnrollees(enrollees)
                    .withEnrolleesPerFile(enrolleesPerFile)
                    .withTypes(types.toArray(String[]::new))
                    .withSeed(seed)
                    .withAsOf(asOf)
                    .withDaysBetweenExports(daysBetweenExports)
                    .withProgressSteps(progressSteps)
                    .withScenarios(scenarios.toArray(String[]::new));
            return data == null ? options : options.withDataDir(data);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage());
        }
    }

    private void end(Simulator simulator) {
        try {
            if (requests != null) {
                Files.write(
                        requests,
                        simulator.requests().stream()
                                .map(request -> request.time() + " " + request)
                                .toList());
            }
        } catch (IOException notWritten) {
            System.err.println(
                    "The requests could not be written to " + requests + " (" + notWritten.getMessage() + ").");
        }
        close(simulator);
    }

    private static void close(Simulator simulator) {
        try {
            simulator.close();
        } catch (IOException notRemoved) {
            System.err.println("The simulator could not remove its data files (" + notRemoved.getMessage() + ").");
        }
    }
}
