package io.github.bcdacamel.simulator;

import io.github.bcdacamel.simulator.SimulatedReply.Ending;
import io.github.bcdacamel.simulator.SimulatedReply.Framing;
import java.util.List;
import java.util.Optional;

/** Applies the scenarios that damage the body of a good answer in transit. Answers without a body stay as they are. */
final class BodyFaultInjector {

    private final ScenarioPlayer scenarios;

    BodyFaultInjector(ScenarioPlayer scenarios) {
        this.scenarios = scenarios;
    }

    SimulatedReply apply(SimulatedReply reply, EndpointCall call) {
        if (scenarios.happens(Fault.LOST_ANSWER, call)) {
            return SimulatedReply.nothing(Ending.CUT);
        }
        SimulatedReply delayed = scenarios
                .take(Fault.SLOW_ANSWER, call)
                .map(scenario -> reply.after(scenario.duration()))
                .orElse(reply);
        SimulatedReply named = scenarios
                .take(Fault.CONTENT_ENCODING, call)
                .map(scenario -> named(delayed, scenario.argument()))
                .orElse(delayed);
        boolean good = reply.status() == 200 || reply.status() == 206;
        return good && BodyPart.length(reply.body()) > 0 ? damaged(named, call) : named;
    }

    private SimulatedReply damaged(SimulatedReply reply, EndpointCall call) {
        long length = BodyPart.length(reply.body());
        return scenarios
                .take(Fault.CUT_BODY, call)
                .map(scenario -> cut(reply, scenario.position(length), Ending.CUT))
                .or(() -> scenarios
                        .take(Fault.STALL, call)
                        .map(scenario -> cut(reply, scenario.position(length), Ending.HELD)))
                .or(() ->
                        scenarios.take(Fault.CUT_GZIP, call).map(scenario -> shorter(reply, scenario.position(length))))
                .or(() -> scenarios
                        .take(Fault.DRIP, call)
                        .map(scenario -> reply.atRate(Math.max(1, Long.parseLong(scenario.argument())))))
                .or(() -> scenarios.take(Fault.WRITE_TIMEOUT, call).map(scenario -> timedOut(reply, scenario, length)))
                .or(() -> declared(reply, call, length))
                .or(() -> scenarios
                        .take(Fault.NO_LENGTH, call)
                        .map(scenario -> reply.without("Content-Length")
                                .undeclared()
                                .sending(first(reply, scenario.position(length)))))
                .orElse(reply);
    }

    private Optional<SimulatedReply> declared(SimulatedReply reply, EndpointCall call, long length) {
        return scenarios
                .take(Fault.SHORT_CONTENT_LENGTH, call)
                .map(scenario -> Math.max(0, length - scenario.number()))
                .or(() -> scenarios.take(Fault.LONG_CONTENT_LENGTH, call).map(scenario -> length + scenario.number()))
                .map(told -> reply.without("Content-Length").declaring(told));
    }

    private static SimulatedReply named(SimulatedReply reply, String encoding) {
        SimulatedReply unnamed = reply.without("Content-Encoding");
        return encoding.equals("none") ? unnamed : unnamed.with("Content-Encoding", encoding);
    }

    /** A server that stops writing to a client after a fixed time, however much is left. */
    private static SimulatedReply timedOut(SimulatedReply reply, Scenario scenario, long length) {
        String[] words = scenario.argument().split(",", 2);
        long rate = Long.parseLong(words[1]);
        long most = Scenario.durationOf(words[0]).toMillis() * rate / 1000;
        return most >= length
                ? reply.atRate(rate)
                : cut(reply, most, Ending.CUT).atRate(rate);
    }

    private static SimulatedReply cut(SimulatedReply reply, long position, Ending ending) {
        return reply.sending(first(reply, position)).ending(ending);
    }

    /** Fewer bytes, with a correct length and a proper end. */
    private static SimulatedReply shorter(SimulatedReply reply, long position) {
        SimulatedReply shorter = reply.body(first(reply, position));
        boolean told = reply.framing() == Framing.LENGTH;
        return told ? shorter.without("Content-Length").declaring(position) : shorter;
    }

    private static List<BodyPart> first(SimulatedReply reply, long position) {
        return BodyPart.slice(reply.body(), 0, position);
    }
}
