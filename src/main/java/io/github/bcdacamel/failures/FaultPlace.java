package io.github.bcdacamel.failures;

/** What may be told of a fault of the program itself: its kind and its place. Its message, and those of its causes, might quote a patient's value. */
public final class FaultPlace {

    private FaultPlace() {}

    /** Such as {@code java.lang.NullPointerException at io.github.bcdacamel.marts.MartBuilder.build(MartBuilder.java:120)}. */
    public static String of(Throwable fault) {
        StackTraceElement[] frames = fault.getStackTrace();
        return fault.getClass().getName() + (frames.length == 0 ? "" : " at " + frames[0]);
    }
}
