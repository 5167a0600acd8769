package io.github.bcdacamel.export;

import io.github.bcdacamel.bcda.BcdaRequest;
import io.github.bcdacamel.bcda.RangeRefusedException;
import io.github.bcdacamel.failures.Backoff;
import io.github.bcdacamel.failures.CauseMapper;
import io.github.bcdacamel.failures.CauseMapper.Cause;
import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.FailureClass;
import io.github.bcdacamel.failures.KnownFailure;
import io.github.bcdacamel.landing.FileRefusedException;
import io.github.bcdacamel.landing.LandingException;
import io.github.bcdacamel.landing.ReceivedFile;
import io.github.bcdacamel.ledger.ExportFile;
import io.github.bcdacamel.ledger.FileState;
import io.github.bcdacamel.ledger.RetryDecision;
import java.time.Duration;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Variable;

/**
 * Decides what follows a failed attempt at a file: another one after a pause, failed for this run, or a stop of the
 * whole export (a full disk, rejected credentials). An attempt that received a good part of the file does not count, so
 * a large file gets through even if the server ends every response after a while.
 */
public final class FileRetryPolicy {

    private static final int LONGEST_PROBLEM = 2000;
    private static final int SECONDS_UNREAD = 5;
    /** Less does not count as progress, or a server that drips would hold the file forever. */
    private static final long PROGRESS = 1_000_000;

    private final int attempts;
    private final Backoff backoff;

    /** @param attempts how often each file is tried */
    public FileRetryPolicy(int attempts, Backoff backoff) {
        this.attempts = attempts;
        this.backoff = backoff;
    }

    /**
     * @param file null when the ledger failed before it was read
     * @param request what was asked; null when nothing was
     * @param received what this attempt fetched and verified; null when it did not get so far
     * @param gained bytes that the next attempt can continue from, and this one could not
     */
    public RetryDecision decide(
            @ExchangeProperty("CamelExceptionCaught") Throwable fault,
            @Variable("file") ExportFile file,
            @Variable("request") BcdaRequest request,
            @Variable("received") ReceivedFile received,
            @Variable("gained") long gained) {
        Cause cause = CauseMapper.map(fault);
        String problem = cause.message();
        if (file == null) {
            return new RetryDecision(null, SECONDS_UNREAD, 0, null, shortened(problem), false);
        }
        if (rangesFail(fault, file, request)) {
            return new RetryDecision(FileState.PENDING, 1, 1, null, shortened(problem), false);
        }
        boolean lost = cause.fault() instanceof LandingException;
        if (lost && cause.kind() == CauseMapper.Kind.RETRYABLE && received == null && file.deliveryAttempts() <= 1) {
            // What an earlier run had verified: the file begins anew.
            return new RetryDecision(FileState.PENDING, 1, file.attempts(), null, shortened(problem), false);
        }
        return switch (cause.kind()) {
            case FINAL -> isGone(cause) ? ended(FileState.GONE, FailureClass.FILE, problem) : refused(file, cause);
            case RETRYABLE ->
                again(
                        lost ? FileState.PENDING : file.state(),
                        file,
                        gained,
                        cause.pause(),
                        problem,
                        cause.failureClass());
            case NO_ANSWER ->
                again(
                        file.state(),
                        file,
                        gained,
                        null,
                        file.name() + " broke off because " + problem
                                + (file.ranges()
                                        ? ". The received part is kept, and the next attempt continues from there."
                                        : ". The server does not continue files, so the next attempt begins anew."),
                        KnownFailure.FILE_BROKE_OFF.end());
            case OWN_FAULT -> ended(FileState.FAILED, cause.failureClass(), problem);
        };
    }

    /**
     * Whether the server does not continue files as it should, by what it sent when it was asked to: then whole files are
     * asked for from here on, and this attempt does not count. For a file that cannot be continued the answer is no, so an
     * attempt is given back once.
     */
    public boolean rangesFail(
            @ExchangeProperty("CamelExceptionCaught") Throwable fault,
            @Variable("file") ExportFile file,
            @Variable("request") BcdaRequest request) {
        if (file == null || !file.ranges() || file.isVerified() || request == null || !request.isResuming()) {
            return false;
        }
        Throwable known = CauseMapper.map(fault).fault();
        return known instanceof RangeRefusedException
                || known instanceof FileRefusedException refused
                        && refused.reason().startsOver();
    }

    private static boolean isGone(Cause cause) {
        return cause.fault() instanceof ExportFailure failure && failure.is(KnownFailure.FILE_GONE);
    }

    private static RetryDecision refused(ExportFile file, Cause cause) {
        return cause.failureClass() == FailureClass.FILE
                ? ended(FileState.FAILED, FailureClass.FILE, cause.message())
                : stopped(file, cause.failureClass(), cause.message());
    }

    private RetryDecision again(
            FileState state, ExportFile file, long gained, Duration asked, String problem, FailureClass ifItPersists) {
        if (gained >= PROGRESS && !file.isVerified()) {
            long pause = Math.max(1, backoff.pause(1, asked).toSeconds());
            return new RetryDecision(state, pause, 1, null, shortened(problem), false);
        }
        int tried = state == FileState.VERIFIED ? file.deliveryAttempts() : file.attempts();
        if (tried >= attempts && ifItPersists == FailureClass.DESTINATION) {
            return stopped(
                    file,
                    ifItPersists,
                    problem + " It was the same after " + tried + " attempts (bcda.download.attempts).");
        }
        if (tried >= attempts) {
            return ended(
                    FileState.FAILED,
                    isOfTheRun(ifItPersists) ? FailureClass.FILE : ifItPersists,
                    problem + " It was the same after " + tried + " attempts (bcda.download.attempts).");
        }
        long pause = Math.max(1, backoff.pause(tried, asked).toSeconds());
        return new RetryDecision(state, pause, 0, null, shortened(problem), false);
    }

    /** An attempt that another attempt could have mended has failed the file, not the run. */
    private static boolean isOfTheRun(FailureClass failure) {
        return failure == FailureClass.GAVE_UP || failure == FailureClass.UNEXPECTED;
    }

    private static RetryDecision ended(FileState state, FailureClass failure, String problem) {
        return new RetryDecision(state, 0, 0, failure.exitCode(), shortened(problem), false);
    }

    private static RetryDecision stopped(ExportFile file, FailureClass failure, String problem) {
        return new RetryDecision(
                file.state(), 0, file.isVerified() ? 0 : 1, failure.exitCode(), shortened(problem), true);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_PROBLEM ? text : text.substring(0, LONGEST_PROBLEM);
    }
}
