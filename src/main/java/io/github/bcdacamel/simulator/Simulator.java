package io.github.bcdacamel.simulator;

import io.github.bcdacamel.simulator.claims.SyntheticClaims;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A BCDA that runs anywhere: the endpoints of bcda-app in v1, v2 and v3 over real HTTP on 127.0.0.1, with synthetic
 * claims, and faults on demand ({@link Scenario}). For the demo, for rehearsing outages, and for tests.
 */
public final class Simulator implements AutoCloseable {

    private final DataFiles files;
    private final ActiveScenarios scenarios;
    private final RequestLog log;
    private final Listener listener;
    private final Gate gate;
    private final TokenEndpoint token;
    private final KickOff kickOff;
    private final JobsEndpoint jobsList;
    private final StatusEndpoint status;
    private final DataEndpoint data;
    private final OtherEndpoints others;
    private final Interference interference;
    private final BodyFaults bodyFaults;

    private Simulator(SimulatorOptions options) throws IOException {
        SimulatorOptions complete =
                options.claims().isPresent() ? options : options.withClaims(syntheticClaims(options.seed()));
        files = new DataFiles();
        scenarios = new ActiveScenarios(complete.scenarios());
        log = new RequestLog();
        Tokens tokens = new Tokens(complete.clock());
        gate = new Gate(tokens, scenarios);
        Jobs jobs = new Jobs(complete.progressSteps(), new JobFiles(complete, files), complete.clock());
        token = new TokenEndpoint(complete, tokens, scenarios);
        kickOff = new KickOff(complete, gate, jobs, scenarios);
        jobsList = new JobsEndpoint(gate, jobs, scenarios, complete.clock());
        Signatures signatures = new Signatures();
        status = new StatusEndpoint(gate, jobs, new Manifests(scenarios, signatures), scenarios, complete.clock());
        data = new DataEndpoint(gate, jobs, new SpoiltFiles(files, scenarios), scenarios, signatures, complete.clock());
        others = new OtherEndpoints(gate, scenarios, complete.clock());
        interference = new Interference(scenarios, log, complete.clock());
        bodyFaults = new BodyFaults(scenarios);
        try {
            listener = new Listener(complete.port(), this::answer, log, complete.clock());
        } catch (IOException e) {
            files.close();
            throw e;
        }
    }

    /** @throws IOException when the port is taken, or there is no room for the data files */
    public static Simulator start(SimulatorOptions options) throws IOException {
        Simulator simulator = new Simulator(options);
        simulator.listener.start();
        return simulator;
    }

    /** {@code http://127.0.0.1:PORT} */
    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + listener.port());
    }

    /** All requests so far, in the order in which they came. */
    public List<SimulatedRequest> requests() {
        return log.snapshot();
    }

    /** From now on these happen as well. */
    public void play(Scenario... more) {
        scenarios.add(List.of(more));
    }

    @Override
    public void close() throws IOException {
        listener.close();
        files.close();
    }

    private Reply answer(IncomingRequest request) {
        EndpointKind kind = EndpointKind.of(request);
        Call call = new Call(request, kind == EndpointKind.DATA ? data.place(request) : Place.of(kind));
        return bodyFaults.apply(interference.instead(call).orElseGet(() -> route(kind, call)), call);
    }

    private Reply route(EndpointKind kind, Call call) {
        if (kind == EndpointKind.TOKEN) {
            return token.answer(call);
        }
        return gate.read(call).orElseGet(() -> switch (kind) {
            case KICK_OFF -> kickOff.answer(call);
            case JOBS -> jobsList.answer(call);
            case STATUS, CANCEL -> status.answer(call);
            case DATA -> data.answer(call);
            default -> others.answer(call);
        });
    }

    private static ClaimsSource syntheticClaims(long seed) {
        Map<Integer, SyntheticClaims> versions = new ConcurrentHashMap<>();
        return (apiVersion, type, enrollee, out) ->
                SyntheticClaims.types(apiVersion).contains(type)
                        ? versions.computeIfAbsent(apiVersion, version -> new SyntheticClaims(seed, version))
                                .write(type, enrollee, out)
                        : 0;
    }
}
