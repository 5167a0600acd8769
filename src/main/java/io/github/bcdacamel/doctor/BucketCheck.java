package io.github.bcdacamel.doctor;

import io.github.bcdacamel.failures.FailureClass;
import io.github.bcdacamel.s3.BucketProbe;

/** Reports whether the bucket accepts what an export delivers. */
public final class BucketCheck {

    private static final String NAME = "s3";

    private BucketCheck() {}

    public static Check of(BucketProbe.Found found) {
        if (found.refused() != null) {
            return Check.fail(FailureClass.DESTINATION, NAME, found.refused());
        }
        String taken = found.location() + " accepts objects and confirms their checksums.";
        return found.warning() == null
                ? Check.ok(NAME, taken + " The test object is removed.")
                : Check.warn(NAME, taken + " " + found.warning());
    }
}
