package io.github.bcdacamel.simulator;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Plays the scenarios and counts how often each has happened. Where two apply, the first one given wins. */
final class ScenarioPlayer {

    private record Playing(Scenario scenario, Map<String, Integer> happened) {

        private boolean happens(String path) {
            if (scenario.times() == 0) {
                return true;
            }
            int[] times = new int[1];
            happened.compute(scenario.each() ? path : "", (key, before) -> {
                times[0] = before == null ? 1 : Math.min(before, scenario.times()) + 1;
                return times[0];
            });
            return times[0] <= scenario.times();
        }
    }

    private final List<Playing> playing = new CopyOnWriteArrayList<>();

    ScenarioPlayer(List<Scenario> scenarios) {
        add(scenarios);
    }

    void add(List<Scenario> scenarios) {
        scenarios.forEach(scenario -> playing.add(new Playing(scenario, new ConcurrentHashMap<>())));
    }

    /** The scenario of this fault that applies to the request; counts it as happened. */
    Optional<Scenario> take(Fault fault, EndpointCall call) {
        return playing.stream()
                .filter(one -> one.scenario().fault() == fault
                        && one.scenario().place().covers(call.place())
                        && one.happens(call.request().path()))
                .map(Playing::scenario)
                .findFirst();
    }

    boolean happens(Fault fault, EndpointCall call) {
        return take(fault, call).isPresent();
    }
}
