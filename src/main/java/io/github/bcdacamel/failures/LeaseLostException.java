package io.github.bcdacamel.failures;

/**
 * Another process drives the export by now, because this one was silent for longer than its lease. What was under way here
 * is left, and begins again from what the ledger knows: helping the other one.
 */
public final class LeaseLostException extends ExportFailure {

    private static final long serialVersionUID = 1L;

    public LeaseLostException(String feed, String exportId) {
        super(
                FailureClass.GAVE_UP,
                "This process no longer drives export " + feed + "/" + exportId
                        + ": another process took it over, because this one was silent for longer than"
                        + " bcda.ledger.lease, or it was canceled.");
    }
}
