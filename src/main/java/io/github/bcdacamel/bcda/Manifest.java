package io.github.bcdacamel.bcda;

import java.util.List;

/**
 * What a finished job has made (HL7 Bulk Data, "Response - Complete Status"). Read by {@link ManifestParser}. Addresses are
 * as the server sent them: {@link AddressGuard#check} comes before any use.
 *
 * @param transactionTime verbatim, because it is sent back as the next since
 * @param request the kick-off's address as the server understood it; null when absent (STU4)
 * @param requiresAccessToken when false, the token must not be sent to the files' addresses
 * @param output the data, in the server's order; none is an answer too
 * @param error what the server reports about the job, STU4's {@code outcome} included; not necessarily failures
 * @param deleted bundles of deletions
 * @param next addresses of further pages of the manifest
 */
public record Manifest(
        String transactionTime,
        String request,
        boolean requiresAccessToken,
        List<OutputItem> output,
        List<OutputItem> error,
        List<OutputItem> deleted,
        List<String> next) {

    public Manifest {
        output = List.copyOf(output);
        error = List.copyOf(error);
        deleted = List.copyOf(deleted);
        next = List.copyOf(next);
    }

    /** How many files there are to fetch in all. */
    public int files() {
        return output.size() + error.size() + deleted.size();
    }
}
