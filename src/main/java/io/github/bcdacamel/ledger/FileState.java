package io.github.bcdacamel.ledger;

import java.util.Locale;
import java.util.Set;

/** Where a file of an export is, as its row in the ledger says. */
public enum FileState {
    /** To be fetched. */
    PENDING,
    /** Whole and checked; it has yet to be delivered. */
    VERIFIED,
    DELIVERED,
    /** Given up for this run; the next one tries again. */
    FAILED,
    /** The server does not have it, and its job is to be asked. */
    GONE;

    /** The state that a row of the ledger, the API and the pages write so. */
    public static FileState of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** What one change may make of it. */
    public Set<FileState> mayBecome() {
        return switch (this) {
            case PENDING -> Set.of(PENDING, VERIFIED, FAILED, GONE);
            case VERIFIED -> Set.of(DELIVERED, PENDING, VERIFIED, FAILED);
            // VERIFIED: a destination was added. PENDING: what landed was removed or changed.
            case DELIVERED -> Set.of(VERIFIED, PENDING);
            case FAILED, GONE -> Set.of(PENDING);
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
