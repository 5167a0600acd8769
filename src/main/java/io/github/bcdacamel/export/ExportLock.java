package io.github.bcdacamel.export;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets one export of the feed at a time run in this process, whatever triggered it. That one process at a time drives
 * an export is the ledger's.
 */
public final class ExportLock {

    private final AtomicBoolean taken = new AtomicBoolean();

    /** Whether nobody has it. */
    public boolean isFree() {
        return !taken.get();
    }

    /** Takes it, unless somebody has it. */
    public boolean take() {
        return taken.compareAndSet(false, true);
    }

    /** For who took it, once. */
    public void giveBack() {
        taken.set(false);
    }
}
