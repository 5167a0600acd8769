package io.github.bcdacamel.doctor;

import io.github.bcdacamel.failures.FailureClass;
import io.github.bcdacamel.ledger.LedgerState;

/** Reports the ledger's state in one line. */
public final class LedgerCheck {

    private static final String NAME = "ledger";

    private LedgerCheck() {}

    /** @param url bcda.ledger.url as the operator wrote it, without a password */
    public static Check of(String url, LedgerState state) {
        String where = " (bcda.ledger.url = " + url + ")";
        return switch (state.condition()) {
            case FINE -> Check.ok(NAME, "It can be opened" + where + ", version " + state.detail() + ".");
            case ABSENT -> Check.ok(NAME, "There is none yet" + where + "; the first run creates it.");
            case OLDER ->
                Check.ok(
                        NAME,
                        "It can be opened" + where + "; the next run brings it to version " + state.detail() + ".");
            case IN_USE ->
                Check.warn(
                        NAME,
                        "Another process has it open" + where
                                + ", probably an export: wait until it has ended before you" + " start one.");
            case REFUSED ->
                Check.fail(
                        FailureClass.SETTINGS,
                        NAME,
                        "It cannot be used" + where + ": " + state.detail()
                                + (url.startsWith("jdbc:h2:")
                                        ? ". Check the path and its permissions, or restore it from a copy."
                                        : ". Check that the database runs, bcda.ledger.user and"
                                                + " BCDA_LEDGER_PASSWORD."));
        };
    }
}
