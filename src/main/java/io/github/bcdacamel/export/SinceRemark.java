package io.github.bcdacamel.export;

import io.github.bcdacamel.failures.FailureClass;
import io.github.bcdacamel.failures.KnownFailure;
import io.github.bcdacamel.landing.Receipt;
import java.util.Arrays;
import java.util.Locale;

/** What {@link SincePolicy} may remark on the data of an export, with what it means where since is held back for it. */
enum SinceRemark {
    /** An incremental export brought what was changed last before since. */
    OLDER_THAN_SINCE(null),
    /** The settings asked for a since that is later than what the exports before it reach. */
    GAP_BEFORE_SINCE(null),
    /** BCDA does not know some enrollees of the attribution. */
    UNKNOWN_ENROLLEES(null),
    /** BCDA reported that data could not be had. */
    MISSING_DATA(KnownFailure.SERVER_ERRORS_REPORTED),
    /** From the transaction time on there would be nothing to export. */
    TRANSACTION_TIME_AHEAD(KnownFailure.DATA_DOUBTFUL),
    /** The transaction time is before the since that was asked for. */
    TRANSACTION_TIME_BACK(KnownFailure.DATA_DOUBTFUL),
    /** A full export of nothing. */
    NO_DATA(KnownFailure.DATA_DOUBTFUL),
    /** A full export without a type that the last one had. */
    VANISHED_TYPE(KnownFailure.DATA_DOUBTFUL);

    private final KnownFailure failure;

    SinceRemark(KnownFailure failure) {
        this.failure = failure;
    }

    Receipt.Remark of(boolean holds, String message) {
        return new Receipt.Remark(toString(), holds, message);
    }

    /** What remarks amount to; null when none holds since. */
    static FailureClass failure(Receipt.Since since) {
        return since.remarks().stream()
                .filter(Receipt.Remark::holds)
                .flatMap(remark ->
                        Arrays.stream(values()).filter(known -> known.toString().equals(remark.kind())))
                .map(known -> known.failure.end())
                .reduce(null, FailureClass::worst);
    }

    /** As receipts and notifications have it: {@code missing-data}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
