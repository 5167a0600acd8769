package io.github.bcdacamel.simulator;

import io.github.bcdacamel.simulator.Reply.Ending;
import io.github.bcdacamel.simulator.Reply.Framing;
import java.util.List;
import java.util.Optional;

/** What can go wrong with the body of a good answer on its way, whatever it holds. Answers without a body are left alone. */
final class BodyFaults {

    private final ActiveScenarios scenarios;

    BodyFaults(ActiveScenarios scenarios) {
        this.scenarios = scenarios;
    }

    Reply apply(Reply reply, Call call) {
        if (scenarios.happens(Fault.LOST_ANSWER, call)) {
            return Reply.nothing(Ending.CUT);
        }
        Reply delayed = scenarios
                .take(Fault.SLOW_ANSWER, call)
                .map(scenario -> reply.after(scenario.duration()))
                .orElse(reply);
        Reply named = scenarios
                .take(Fault.CONTENT_ENCODING, call)
                .map(scenario -> named(delayed, scenario.argument()))
                .orElse(delayed);
        boolean good = reply.status() == 200 || reply.status() == 206;
        return good && Part.length(reply.body()) > 0 ? damaged(named, call) : named;
    }

    private Reply damaged(Reply reply, Call call) {
        long length = Part.length(reply.body());
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
                                .untold()
                                .sending(first(reply, scenario.position(length)))))
                .orElse(reply);
    }

    private Optional<Reply> declared(Reply reply, Call call, long length) {
        return scenarios
                .take(Fault.SHORT_CONTENT_LENGTH, call)
                .map(scenario -> Math.max(0, length - scenario.number()))
                .or(() -> scenarios.take(Fault.LONG_CONTENT_LENGTH, call).map(scenario -> length + scenario.number()))
                .map(told -> reply.without("Content-Length").declaring(told));
    }

    private static Reply named(Reply reply, String encoding) {
        Reply unnamed = reply.without("Content-Encoding");
        return encoding.equals("none") ? unnamed : unnamed.with("Content-Encoding", encoding);
    }

    /** A server that writes no longer than so long to one client, however much is left. */
    private static Reply timedOut(Reply reply, Scenario scenario, long length) {
        String[] words = scenario.argument().split(",", 2);
        long rate = Long.parseLong(words[1]);
        long most = Scenario.durationOf(words[0]).toMillis() * rate / 1000;
        return most >= length
                ? reply.atRate(rate)
                : cut(reply, most, Ending.CUT).atRate(rate);
    }

    private static Reply cut(Reply reply, long position, Ending ending) {
        return reply.sending(first(reply, position)).ending(ending);
    }

    /** Fewer bytes, properly told and ended. */
    private static Reply shorter(Reply reply, long position) {
        Reply shorter = reply.body(first(reply, position));
        boolean told = reply.framing() == Framing.LENGTH;
        return told ? shorter.without("Content-Length").declaring(position) : shorter;
    }

    private static List<Part> first(Reply reply, long position) {
        return Part.slice(reply.body(), 0, position);
    }
}
