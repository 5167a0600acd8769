package io.github.bcdacamel.export;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Allows one export of the feed at a time in this process, whatever triggered it. The ledger lets one process at a time
 * drive an export.
 */
public final class ExportLock {

    private final AtomicBoolean taken = new AtomicBoolean();

    /** Whether it is free. */
    public boolean isFree() {
        return !taken.get();
    }

    /** Takes it if it is free. */
    public boolean take() {
        return taken.compareAndSet(false, true);
    }

    /** Call once after a successful {@link #take}. */
    public void giveBack() {
        taken.set(false);
    }
}
