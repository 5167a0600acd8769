package io.github.bcdacamel.simulator;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A fault, with its argument, where it applies and how often: {@code NAME[=ARGUMENT][@PLACE][*TIMES]}, as
 * {@code cut-body=50%@data:3*1}. {@code *2each} counts for each address separately, {@code *always} never ends.
 * Several scenarios may apply to one request: a fault that replaces the answer goes first.
 */
public record Scenario(Fault fault, String argument, RequestPlace place, int times, boolean each) {

    private static final Pattern FORM = Pattern.compile(
            "([a-z0-9-]+)(?:=(.*?))?(?:@((?:token|kick-off|jobs|status|cancel|data|any)(?::\\w+)?))?(?:\\*(always|\\d{1,9})(each)?)?");

    /** @throws IllegalArgumentException with a sentence for the user when the text is no scenario. */
    public static Scenario parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("'" + text
                    + "' is not a scenario. Write NAME[=ARGUMENT][@PLACE][*TIMES], such as cut-body=50%@data:3*1.");
        }
        Scenario scenario = of(Fault.named(form.group(1)));
        if (form.group(2) != null) {
            scenario = scenario.with(form.group(2));
        }
        if (form.group(3) != null) {
            scenario = scenario.at(form.group(3));
        }
        if (form.group(4) != null) {
            int count = form.group(4).equals("always") ? 0 : Integer.parseInt(form.group(4));
            scenario = new Scenario(scenario.fault, scenario.argument, scenario.place, count, form.group(5) != null);
        }
        return scenario;
    }

    /** The fault with its default argument, place and number of times. */
    public static Scenario of(Fault fault) {
        return fault.byDefault();
    }

    public Scenario with(String otherArgument) {
        return new Scenario(fault, otherArgument, place, times, each);
    }

    /** {@code token}, {@code kick-off}, {@code jobs}, {@code status}, {@code cancel}, {@code data}, {@code data:3}, {@code data:Patient}, {@code any}. */
    public Scenario at(String otherPlace) {
        return new Scenario(fault, argument, RequestPlace.parse(otherPlace), times, each);
    }

    /** This many times in all; 0 is always. */
    public Scenario times(int count) {
        return new Scenario(fault, argument, place, count, false);
    }

    /** This many times for each address. */
    public Scenario timesEach(int count) {
        return new Scenario(fault, argument, place, count, true);
    }

    int number() {
        return Integer.parseInt(argument);
    }

    /** The status of a {@code CODE,TEXT}. */
    int code() {
        return Integer.parseInt(argument.split(",", 2)[0]);
    }

    /** The text of a {@code CODE,TEXT}. */
    String words() {
        return argument.contains(",") ? argument.split(",", 2)[1] : "";
    }

    boolean isRight() {
        return argument.equals("right");
    }

    /** {@code 5s}, {@code 200ms}, {@code 2m}. */
    Duration duration() {
        return durationOf(argument);
    }

    /** A number of bytes, or a percentage of {@code length}; never beyond {@code length}. */
    long position(long length) {
        if (argument.endsWith("%")) {
            double share = Double.parseDouble(argument.substring(0, argument.length() - 1)) / 100;
            return Math.min(length, Math.round(length * share));
        }
        return Math.min(length, Long.parseLong(argument));
    }

    static Duration durationOf(String text) {
        Matcher form = Pattern.compile("(\\d+)(ms|s|m|h)").matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a duration: 200ms, 5s, 20m, 24h.");
        }
        long amount = Long.parseLong(form.group(1));
        return switch (form.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
        };
    }

    /** The text that {@link #parse} reads. */
    @Override
    public String toString() {
        return fault
                + (argument.isEmpty() ? "" : "=" + argument)
                + "@"
                + place
                + "*"
                + (times == 0 ? "always" : Integer.toString(times))
                + (each ? "each" : "");
    }
}
