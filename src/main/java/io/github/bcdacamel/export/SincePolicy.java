package io.github.bcdacamel.export;

import io.github.bcdacamel.bcda.InstantParser;
import io.github.bcdacamel.landing.Receipt;
import io.github.bcdacamel.ledger.Export;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Decides whether since advances with an export that is delivered and verified, and says why not. The one place of that
 * decision: receipt, ledger, exit code, message and notification take it from here. All it looks at is in the ledger and
 * in the receipt, so it decides the same in any process, whenever it is asked.
 */
public final class SincePolicy {

    /** Clocks and zones are set wrong by less, and an export from a time that is a day ahead is not empty for long. */
    private static final Duration TOLERANCE = Duration.ofDays(1);

    private final boolean missingDataHolds;
    private final boolean vanishedTypeHolds;

    public SincePolicy(boolean missingDataHolds, boolean vanishedTypeHolds) {
        this.missingDataHolds = missingDataHolds;
        this.vanishedTypeHolds = vanishedTypeHolds;
    }

    /**
     * @param receipt with all files and all that the server reported
     * @param older how many records of an incremental export the profile found to be older than its since
     * @param typesBefore what the last full export that asked for the same brought; empty when there was none
     * @param wholeUntil the transaction time of the last whole export that asked for the same; null when there was none
     */
    public Receipt.Since decide(
            Export export, Receipt receipt, long older, List<String> typesBefore, String wholeUntil) {
        List<Receipt.Remark> remarks = new ArrayList<>();
        errors(receipt).ifPresent(remarks::add);
        unknownEnrollees(receipt).ifPresent(remarks::add);
        transactionTime(export).ifPresent(remarks::add);
        if (isAfter(export.since(), wholeUntil)) {
            remarks.add(SinceRemark.GAP_BEFORE_SINCE.of(
                    false,
                    "The _since timestamp that was asked for, " + export.since()
                            + " (bcda.export.since), is later than "
                            + wholeUntil + ", up to which the exports before hold the data: what changed between is in"
                            + " none of them."));
        }
        if (older > 0) {
            remarks.add(SinceRemark.OLDER_THAN_SINCE.of(
                    false,
                    older + " records were changed last before the _since timestamp " + export.since()
                            + ". A few are the history of newly attributed enrollees; if it is nearly all, the server"
                            + " ignored _since."));
        }
        if (export.since() == null) {
            content(receipt, typesBefore).ifPresent(remarks::add);
        }
        return new Receipt.Since(remarks.stream().noneMatch(Receipt.Remark::holds), remarks);
    }

    /** Whether both are instants and the first is later. */
    static boolean isAfter(String since, String time) {
        Instant asked = InstantParser.fhir(since).orElse(null);
        Instant known = InstantParser.fhir(time).orElse(null);
        return asked != null && known != null && asked.isAfter(known);
    }

    private Optional<Receipt.Remark> errors(Receipt receipt) {
        Map<String, Long> counts = new TreeMap<>();
        receipt.serverErrors()
                .forEach((severity, codes) -> codes.forEach((code, count) -> counts.put(severity + "/" + code, count)));
        long errors = counts.entrySet().stream()
                .filter(count ->
                        count.getKey().startsWith("error/") || count.getKey().startsWith("fatal/"))
                .mapToLong(Map.Entry::getValue)
                .sum();
        if (errors <= receipt.unknownEnrollees()) {
            return Optional.empty();
        }
        return Optional.of(SinceRemark.MISSING_DATA.of(
                missingDataHolds,
                "BCDA reported errors in the data it prepared: " + counts + ", "
                        + (errors - receipt.unknownEnrollees())
                        + " of them about data that are missing (see the folder errors/, which holds Medicare ids;"
                        + " bcda.export.on-server-errors = " + word(missingDataHolds) + ")."));
    }

    private static Optional<Receipt.Remark> unknownEnrollees(Receipt receipt) {
        long unknown = receipt.unknownEnrollees();
        return unknown == 0
                ? Optional.empty()
                : Optional.of(SinceRemark.UNKNOWN_ENROLLEES.of(
                        false,
                        "BCDA reported " + unknown
                                + " unknown enrollees, each once for a type: they are attributed, and"
                                + " it has no record of them. This is normal, and no data are missing (see the folder"
                                + " errors/, which holds Medicare ids)."));
    }

    private static Optional<Receipt.Remark> transactionTime(Export export) {
        String written = export.transactionTime();
        Instant time = InstantParser.fhir(written).orElse(null);
        Instant since = InstantParser.fhir(export.since()).orElse(null);
        if (time == null) {
            return Optional.empty();
        }
        boolean aheadOfServer = isAhead(time, export.serverTime());
        if (aheadOfServer || isAhead(time, export.manifestAt())) {
            return Optional.of(SinceRemark.TRANSACTION_TIME_AHEAD.of(
                    true,
                    "The transaction time of BCDA's manifest is " + written + ", more than a day ahead of "
                            + (aheadOfServer
                                    ? "BCDA's own clock, " + export.serverTime().toInstant()
                                    : "our clock, " + export.manifestAt().toInstant())
                            + ": an export of what has changed since then would be empty. Check this machine's clock; if"
                            + " it is right, report it to BCDA."));
        }
        if (since != null && time.isBefore(since)) {
            return Optional.of(SinceRemark.TRANSACTION_TIME_BACK.of(
                    true,
                    "The transaction time of BCDA's manifest is " + written + ", before the _since timestamp that was"
                            + " asked for, " + export.since() + ": BCDA's data went back. If it stays so, begin again"
                            + " with a full export (bcda.export.since = none)."));
        }
        return Optional.empty();
    }

    private static boolean isAhead(Instant time, OffsetDateTime clock) {
        return clock != null && time.isAfter(clock.toInstant().plus(TOLERANCE));
    }

    /** Of a full export: later ones bring only changes, so what it lacks would never come. */
    private Optional<Receipt.Remark> content(Receipt receipt, List<String> typesBefore) {
        List<String> vanished = typesBefore.stream()
                .filter(type -> !receipt.totals().containsKey(type)
                        || receipt.totals().get(type).lines() == 0)
                .toList();
        if (receipt.totals().values().stream().allMatch(total -> total.lines() == 0)) {
            return Optional.of(SinceRemark.NO_DATA.of(
                    true,
                    "This full export brought no data at all. BCDA sends such an answer when it cannot find its own"
                            + " enrollees for a while, and incremental exports would never bring the history."));
        }
        return vanished.isEmpty()
                ? Optional.empty()
                : Optional.of(SinceRemark.VANISHED_TYPE.of(
                        vanishedTypeHolds,
                        "The last full export brought " + String.join(", ", vanished) + ", and this one none of it"
                                + " (bcda.export.on-vanished-type = " + word(vanishedTypeHolds) + ")."));
    }

    private static String word(boolean holds) {
        return holds ? "fail" : "warn";
    }
}
