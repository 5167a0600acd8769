package io.github.bcdacamel.ledger;

import io.github.bcdacamel.failures.SecretMask;

/**
 * What becomes of a file whose attempt failed.
 *
 * @param state null as it was; PENDING or VERIFIED (tried again after the pause), FAILED, or GONE
 * @param attemptsGivenBack 1 when the attempt was not the file's fault
 * @param exitCode what it means in the end; null while it is tried again
 * @param stopsExport every other file would meet the same
 */
public record RetryDecision(
        FileState state,
        long pauseSeconds,
        int attemptsGivenBack,
        Integer exitCode,
        String problem,
        boolean stopsExport) {
    public RetryDecision {
        problem = SecretMask.mask(problem);
    }
}
