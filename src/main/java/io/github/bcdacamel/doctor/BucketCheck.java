package io.github.bcdacamel.doctor;

import io.github.bcdacamel.failures.FailureClass;
import io.github.bcdacamel.s3.BucketProbe;

/** Says what came of trying to deliver to the bucket. */
public final class BucketCheck {

    private static final String NAME = "s3";

    private BucketCheck() {}

    public static Check of(BucketProbe.Found found) {
        if (found.refused() != null) {
            return Check.fail(FailureClass.DESTINATION, NAME, found.refused());
        }
        String taken = found.location() + " takes objects and proves them.";
        return found.warning() == null
                ? Check.ok(NAME, taken + " The one that tried it is removed.")
                : Check.warn(NAME, taken + " " + found.warning());
    }
}
