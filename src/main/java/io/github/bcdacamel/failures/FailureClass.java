package io.github.bcdacamel.failures;

import java.util.Arrays;
import java.util.List;

/**
 * What kind of end a failure is, and the exit code that tells a script so. The list is the program's contract: codes
 * are never reused or renumbered.
 */
public enum FailureClass {
    UNEXPECTED(1, "A fault of the program itself."),
    SETTINGS(2, "A setting or a command is wrong."),
    ACCESS(10, "BCDA does not accept the credentials, the address or the organisation."),
    REFUSED(11, "BCDA has nothing to export now, or refuses the request."),
    JOB(12, "The job failed, expired or was cancelled, or its manifest cannot be used."),
    FILE(13, "A file could not be fetched or verified."),
    DESTINATION(14, "The destination refused what was to be delivered."),
    SERVER_ERRORS(15, "Delivered, but BCDA reported errors in the data it prepared."),
    GAVE_UP(16, "Waited as long as the settings allow; the next run goes on from there."),
    HELD_BACK(17, "Every file is delivered, but the data profile raised an alarm, so the export is not finished.");

    /** From what no repetition mends to what the next run mends by itself. */
    private static final List<FailureClass> WORST_FIRST =
            List.of(UNEXPECTED, SETTINGS, ACCESS, DESTINATION, FILE, JOB, REFUSED, HELD_BACK, GAVE_UP, SERVER_ERRORS);

    private final int exitCode;
    private final String meaning;

    FailureClass(int exitCode, String meaning) {
        this.exitCode = exitCode;
        this.meaning = meaning;
    }

    /** The class with this exit code; null for 0, a success. */
    public static FailureClass of(int exitCode) {
        return Arrays.stream(values())
                .filter(known -> known.exitCode == exitCode)
                .findFirst()
                .orElse(exitCode == 0 ? null : UNEXPECTED);
    }

    public int exitCode() {
        return exitCode;
    }

    /** Whether an export that ends so is over: no later run could go on with it. */
    public boolean closes() {
        return this == JOB || this == REFUSED;
    }

    /** Whether it is over when BCDA has answered its kick-off so, and there can be no job. */
    public boolean closesWithoutJob() {
        return closes() || this == ACCESS || this == SETTINGS;
    }

    /** One sentence for help texts and documentation. */
    public String meaning() {
        return meaning;
    }

    /** The one that decides the exit code when several feeds failed; null means that a feed did not fail. */
    public static FailureClass worst(FailureClass one, FailureClass other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return WORST_FIRST.indexOf(one) <= WORST_FIRST.indexOf(other) ? one : other;
    }
}
