package io.github.bcdacamel.app;

import io.github.bcdacamel.doctor.Check;
import io.github.bcdacamel.export.SinceGuard;
import io.github.bcdacamel.ledger.LedgerState;
import io.github.bcdacamel.ledger.SinceBasis;
import io.github.bcdacamel.settings.Settings;

/** Says for doctor from when on the next new export of a feed asks, and what stands against it. */
public final class SinceInspector {

    private static final String NAME = "since";

    private SinceInspector() {}

    /** @param ledger as it was found */
    public static Check check(Settings settings, LedgerState ledger) {
        SinceBasis basis = basis(settings, ledger);
        if (basis == null) {
            return Check.warn(
                    NAME,
                    "Not checked, because the ledger cannot be read as it is; the next run says why, or upgrades it.");
        }
        SinceGuard.Finding finding = FeedBeans.sinceGuard(settings).judge(settings.feed(), basis);
        String next = finding.since() == null
                ? "The next new export asks for everything."
                : "The next new export asks for changes since " + finding.since() + ".";
        return finding.warnings().isEmpty()
                ? Check.ok(NAME, next)
                : Check.warn(NAME, String.join(" ", finding.warnings()));
    }

    /** Null when it cannot be read. */
    private static SinceBasis basis(Settings settings, LedgerState ledger) {
        try {
            return switch (ledger.condition()) {
                case ABSENT -> SinceBasis.NONE;
                case FINE ->
                    LedgerState.basis(
                            settings.text("bcda.ledger.url"),
                            settings.text("bcda.ledger.user"),
                            settings.text("bcda.ledger.password"),
                            settings.feed(),
                            FeedBeans.request(settings).scope());
                default -> null;
            };
        } catch (RuntimeException away) {
            return null;
        }
    }
}
