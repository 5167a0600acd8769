package io.github.bcdacamel.bcda;

import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.KnownFailure;

/** A manifest that no export can be made from. The message says where and why, and quotes no content. */
public final class ManifestRefusedException extends ExportFailure {

    ManifestRefusedException(String reason) {
        super(
                KnownFailure.MANIFEST_UNUSABLE.end(),
                "The manifest of the finished job cannot be used: " + reason
                        + ". Nothing of it was fetched, and the next"
                        + " run kicks off anew. If it stays so, report it to whoever runs the server.");
    }
}
