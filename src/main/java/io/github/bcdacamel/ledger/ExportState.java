package io.github.bcdacamel.ledger;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** Where an export is, as its row in the ledger says. The route {@code advance-export} leads each state to its stage. */
public enum ExportState {
    /** Written down, not asked yet. */
    REQUESTED,
    /** Asked; the answer may have been lost. */
    KICKING_OFF,
    /** BCDA prepares the job. */
    WAITING,
    /** The manifest is known; files are fetched, verified and delivered. */
    DOWNLOADING,
    /** Every file is delivered; the receipt and the marker follow. */
    FINISHING,
    FINISHED,
    FAILED,
    CANCELLED;

    private final String text = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The state that a row of the ledger, the API and the pages write so, such as {@code kicking-off}. */
    public static ExportState of(String text) {
        return Arrays.stream(values())
                .filter(state -> state.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The ledger knows no state '" + text + "'."));
    }

    /** What one change may make of it. */
    public Set<ExportState> mayBecome() {
        return switch (this) {
            case REQUESTED -> Set.of(KICKING_OFF, FAILED, CANCELLED);
            case KICKING_OFF -> Set.of(KICKING_OFF, WAITING, FAILED, CANCELLED);
            // REQUESTED: the job is gone, and another one is asked for.
            case WAITING -> Set.of(DOWNLOADING, REQUESTED, FAILED, CANCELLED);
            case DOWNLOADING -> Set.of(FINISHING, REQUESTED, FAILED, CANCELLED);
            // DOWNLOADING: a destination was added, or what landed was removed.
            case FINISHING -> Set.of(FINISHING, FINISHED, DOWNLOADING, FAILED, CANCELLED);
            case FINISHED, FAILED, CANCELLED -> Set.of();
        };
    }

    /** Whether a run may go on with it. */
    public boolean isOpen() {
        return !mayBecome().isEmpty();
    }

    @Override
    public String toString() {
        return text;
    }
}
