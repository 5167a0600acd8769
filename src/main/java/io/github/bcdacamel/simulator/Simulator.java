package io.github.bcdacamel.simulator;

import java.io.IOException;
import java.net.URI;
import java.util.List;

/**
 * A BCDA that runs anywhere: the endpoints of bcda-app in v1, v2 and v3 over real HTTP on 127.0.0.1, with synthetic
 * claims, and faults on demand ({@link Scenario}). For the demo, for rehearsing outages, and for tests.
 */
public final class Simulator implements AutoCloseable {

    private final DataFileStore files;
    private final ScenarioPlayer scenarios;
    private final RequestLog log;
    private final Listener listener;
    private final AuthMiddleware auth;
    private final TokenEndpoint token;
    private final KickOffEndpoint kickOff;
    private final JobsEndpoint jobsList;
    private final StatusEndpoint status;
    private final DataEndpoint data;
    private final MiscellaneousEndpoint others;
    private final NetworkFaultInjector interference;
    private final BodyFaultInjector bodyFaults;

    private Simulator(SimulatorOptions options) throws IOException {
        files = new DataFileStore();
        scenarios = new ScenarioPlayer(options.scenarios());
        log = new RequestLog();
        TokenIssuer tokens = new TokenIssuer(options.clock());
        auth = new AuthMiddleware(tokens, scenarios);
        ExportSource source = source(options);
        JobRegistry jobs = new JobRegistry(
                options.progressSteps(), source, new JobFilePlanner(options, source, files), options.clock());
        token = new TokenEndpoint(options, tokens, scenarios);
        kickOff = new KickOffEndpoint(options, auth, jobs, scenarios);
        jobsList = new JobsEndpoint(auth, jobs, scenarios, options.clock());
        AddressSigner signatures = new AddressSigner();
        status = new StatusEndpoint(auth, jobs, new ManifestWriter(scenarios, signatures), scenarios, options.clock());
        data = new DataEndpoint(
                auth, jobs, new FileCorrupter(files, scenarios), scenarios, signatures, options.clock());
        others = new MiscellaneousEndpoint(auth, scenarios, options.clock());
        interference = new NetworkFaultInjector(scenarios, log, options.clock());
        bodyFaults = new BodyFaultInjector(scenarios);
        try {
            listener = new Listener(options.port(), this::answer, log, options.clock());
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

    /** All requests so far, in the order of arrival. */
    public List<SimulatedRequest> requests() {
        return log.snapshot();
    }

    /** Adds these scenarios from now on. */
    public void play(Scenario... more) {
        scenarios.add(List.of(more));
    }

    @Override
    public void close() throws IOException {
        listener.close();
        files.close();
    }

    /** @param first the first request of the connection: BCDA's multiplexer binds the connection to the part that it asked */
    private SimulatedReply answer(IncomingRequest request, IncomingRequest first) {
        EndpointKind kind = EndpointKind.of(request);
        EndpointCall call =
                new EndpointCall(request, kind == EndpointKind.DATA ? data.place(request) : RequestPlace.of(kind));
        return bodyFaults.apply(interference.instead(call).orElseGet(() -> route(kind, call, first)), call);
    }

    private SimulatedReply route(EndpointKind kind, EndpointCall call, IncomingRequest first) {
        if (!call.request().part().equals(first.part())) {
            return auth.read(call).orElseGet(() -> SimulatedReply.text(404, "404 page not found"));
        }
        if (kind == EndpointKind.TOKEN) {
            return token.answer(call);
        }
        return auth.read(call).orElseGet(() -> switch (kind) {
            case KICK_OFF -> kickOff.answer(call);
            case JOBS -> jobsList.answer(call);
            case STATUS, CANCEL -> status.answer(call);
            case DATA -> data.answer(call);
            default -> others.answer(call);
        });
    }

    private static ExportSource source(SimulatorOptions options) {
        FileSizes sizes = new FileSizes(options.enrolleesPerFile());
        if (options.dataDir().isPresent()) {
            return new FolderSource(options.dataDir().get(), options.clock());
        } else if (options.claims().isPresent()) {
            return new FixedSource(options.claims().get(), options.enrollees(), sizes, options.clock());
        }
        SimulatedCalendar calendar =
                new SimulatedCalendar(options.asOf(), options.daysBetweenExports(), options.clock());
        return new HistorySource(options.seed(), options.enrollees(), sizes, calendar);
    }
}
