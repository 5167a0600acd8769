package io.github.bcdacamel.failures;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How an export can fail, and the exit code that tells a script so. Codes are never reused or renumbered. This is the
 * source of every list of exit codes: of help texts, of the README and of the documents in docs/.
 *
 * <p>Declared from the worst, which no repetition fixes, to the mildest: when several feeds fail, the worst decides.
 */
public enum FailureClass {
    UNEXPECTED(1, "Unexpected: a fault of the program, or of the database behind the ledger."),
    SETTINGS(2, "Wrong usage or settings, a server that is not BCDA, or a ledger that another process has open."),
    ACCESS(10, "BCDA refused the credentials, this machine's address, or the organization's access."),
    DESTINATION(
            14,
            "The landing or the destination refused the files, or the database (bcda.database.url) tables or marts."),
    FILE(13, "A file could not be fetched or verified."),
    JOB(12, "The job failed, expired or was canceled, or its manifest cannot be used."),
    REFUSED(11, "BCDA has nothing to export now, or refused the request."),
    HELD_BACK(
            17,
            "Held back: all files are delivered, but the data profile raised an alarm (bcda.profile.on-alarm = fail) or the tables could not be built (bcda.tables.on-failure = fail)."),
    GAVE_UP(16, "Gave up waiting, or BCDA could not be reached. The next run continues."),
    SERVER_ERRORS(15, "Delivered, but BCDA reported missing data (bcda.export.on-server-errors = fail)."),
    SINCE_HELD(
            18,
            "Delivered, but _since was not advanced: BCDA's transaction time, or data that are not there, look wrong.");

    /** The exit code of a run without a failure. */
    private static final String SUCCESS = "Delivered and verified, also when there was nothing new.";

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

    /** Whether it ends an export for good: no later run can continue it. */
    public boolean closes() {
        return this == JOB || this == REFUSED;
    }

    /** Whether it ends an export for good when it is BCDA's answer to the kick-off: then there is no job. */
    public boolean closesWithoutJob() {
        return closes() || this == ACCESS || this == SETTINGS;
    }

    /** One sentence for help texts and documents. */
    public String meaning() {
        return meaning;
    }

    /** Every exit code of a run with its meaning, 0 included, in ascending order. */
    public static SortedMap<Integer, String> exitCodes() {
        SortedMap<Integer, String> codes = new TreeMap<>(Map.of(0, SUCCESS));
        Arrays.stream(values()).forEach(known -> codes.put(known.exitCode, known.meaning));
        return codes;
    }

    /** Which of two decides the exit code; null stands for a feed that did not fail. */
    public static FailureClass worst(FailureClass one, FailureClass other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) <= 0 ? one : other;
    }
}
