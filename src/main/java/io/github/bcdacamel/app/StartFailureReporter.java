package io.github.bcdacamel.app;

import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.FailureClass;
import io.github.bcdacamel.settings.SettingsException;

/** What a command that could not start says, and the code it ends with. */
public final class StartFailureReporter {

    private StartFailureReporter() {}

    public static int exitCode(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof ExportFailure failure) {
                return failure.exitCode();
            }
            if (cause instanceof SettingsException) {
                return FailureClass.SETTINGS.exitCode();
            }
        }
        return FailureClass.UNEXPECTED.exitCode();
    }

    public static String message(Throwable fault) {
        Throwable root = fault;
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof ExportFailure || cause instanceof SettingsException) {
                return cause.getMessage();
            }
            root = cause;
        }
        return "The program could not start (" + root.getClass().getName() + ": " + root.getMessage()
                + "). Nothing changed. If you changed routes or camel.* settings, look there.";
    }
}
