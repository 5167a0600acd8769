package io.github.bcdacamel.ledger;

import java.util.List;

/**
 * What since rests on, as the ledger knows it.
 *
 * @param exportId the last export of the scope that was delivered whole; null when there is none
 * @param transactionTime of that export
 * @param provenAt the destinations that have its marker, which goes there last
 * @param emptyLedger whether the ledger knows no finished export of the feed at all
 */
public record SinceBasis(String exportId, String transactionTime, List<Destination> provenAt, boolean emptyLedger) {

    /** Of a ledger that is not there yet. */
    public static final SinceBasis NONE = new SinceBasis(null, null, List.of(), true);

    public SinceBasis {
        provenAt = List.copyOf(provenAt);
    }
}
