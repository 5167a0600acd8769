package io.github.bcdacamel.export;

/**
 * What becomes of a file whose attempt failed.
 *
 * @param state null as it was; pending or verified (tried again after the pause), failed, or gone: failed because the server has deleted it
 * @param attemptsGivenBack 1 when the attempt was not the file's fault
 * @param exitCode what it means in the end; null while it is tried again
 * @param stopsExport every other file would meet the same
 */
public record RetryDecision(
        String state,
        long pauseSeconds,
        int attemptsGivenBack,
        Integer exitCode,
        String problem,
        boolean stopsExport) {}
