package io.github.bcdacamel.export;

import io.github.bcdacamel.bcda.FileGoneException;
import io.github.bcdacamel.bcda.NetworkErrorMapper;
import io.github.bcdacamel.failures.Backoff;
import io.github.bcdacamel.failures.CauseFinder;
import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.FailureClass;
import io.github.bcdacamel.failures.KnownFailure;
import io.github.bcdacamel.failures.RetryableException;
import io.github.bcdacamel.landing.FileRefusedException;
import io.github.bcdacamel.landing.LandingException;
import io.github.bcdacamel.landing.TooSlowException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.time.Duration;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Variable;

/**
 * Weighs a failed attempt at a file: again after a pause, failed for good, or a matter of the whole export. One file's
 * failure says nothing about the others; a full disk or rejected credentials do. An attempt that brought a good piece of
 * the file counts for none: a large file on a server that ends every answer after a while gets through.
 */
public final class FileRetryPolicy {

    private static final int LONGEST_PROBLEM = 2000;
    private static final int SECONDS_UNREAD = 5;
    /** Less is no progress: a server that drips must not keep us for ever. */
    private static final long PROGRESS = 1_000_000;

    private final int attempts;
    private final Backoff backoff;

    /** @param attempts how often each file is tried */
    public FileRetryPolicy(int attempts, Backoff backoff) {
        this.attempts = attempts;
        this.backoff = backoff;
    }

    /**
     * @param taken the file, or only its key when the ledger failed before it was read
     * @param gained bytes that the next attempt can continue from, and this one could not
     */
    public RetryDecision weigh(
            @ExchangeProperty("CamelExceptionCaught") Throwable fault,
            @Variable("file") Object taken,
            @Variable("gained") long gained) {
        if (!(taken instanceof ExportFile file)) {
            String problem = FailureClassifier.message(fault, FailureClass.UNEXPECTED);
            return new RetryDecision(null, SECONDS_UNREAD, 0, null, shortened(problem), false);
        }
        Throwable cause = CauseFinder.known(fault);
        if (cause instanceof FileGoneException gone) {
            return new RetryDecision("gone", 0, 0, gone.exitCode(), shortened(gone.getMessage()), false);
        }
        if (cause instanceof ExportFailure failure) {
            return failure.failureClass() == FailureClass.FILE
                    ? failed(failure.failureClass(), failure.getMessage())
                    : stopped(file, failure.failureClass(), failure.getMessage());
        }
        if (cause instanceof LandingException landing) {
            return landing.reason() == LandingException.Reason.PARTIAL_GONE
                    ? again("pending", file, gained, null, landing.getMessage(), KnownFailure.LANDED_FILE_CHANGED.end())
                    : stopped(file, KnownFailure.DISK_REFUSED.end(), landing.getMessage());
        }
        if (cause instanceof FileSystemException) {
            return stopped(
                    file,
                    KnownFailure.DISK_REFUSED.end(),
                    FailureClassifier.message(cause, KnownFailure.DISK_REFUSED.end()));
        }
        if (cause instanceof RetryableException notNow) {
            return again(file.state(), file, gained, notNow.pause(), notNow.getMessage(), notNow.ifItPersists());
        }
        if (cause instanceof FileRefusedException) {
            return again(file.state(), file, gained, null, cause.getMessage(), KnownFailure.FILE_NOT_ACCEPTED.end());
        }
        if (cause instanceof TooSlowException) {
            return again(file.state(), file, gained, null, cause.getMessage(), KnownFailure.FILE_TOO_SLOW.end());
        }
        if (cause instanceof IOException) {
            String problem = file.name() + " broke off because " + NetworkErrorMapper.explain(cause)
                    + ". What came is kept, and the next attempt continues from there.";
            return again(file.state(), file, gained, null, problem, KnownFailure.FILE_BROKE_OFF.end());
        }
        return failed(KnownFailure.OWN_FAULT.end(), FailureClassifier.message(fault, KnownFailure.OWN_FAULT.end()));
    }

    private RetryDecision again(
            String state, ExportFile file, long gained, Duration asked, String problem, FailureClass ifItPersists) {
        if (gained >= PROGRESS && !file.isVerified()) {
            long pause = Math.max(1, backoff.pause(1, asked).toSeconds());
            return new RetryDecision(state, pause, 1, null, shortened(problem), false);
        }
        int tried = file.isVerified() ? file.deliveries() + 1 : file.attempts();
        if (tried >= attempts && ifItPersists == FailureClass.DESTINATION) {
            return stopped(
                    file,
                    ifItPersists,
                    problem + " It was the same after " + tried + " attempts (bcda.download.attempts).");
        }
        if (tried >= attempts) {
            return failed(
                    ifItPersists == FailureClass.GAVE_UP ? FailureClass.FILE : ifItPersists,
                    problem + " It was the same after " + tried + " attempts (bcda.download.attempts).");
        }
        long pause = Math.max(1, backoff.pause(tried, asked).toSeconds());
        return new RetryDecision(state, pause, 0, null, shortened(problem), false);
    }

    private static RetryDecision failed(FailureClass failure, String problem) {
        return new RetryDecision("failed", 0, 0, failure.exitCode(), shortened(problem), false);
    }

    private static RetryDecision stopped(ExportFile file, FailureClass failure, String problem) {
        return new RetryDecision(
                file.state(), 0, file.isVerified() ? 0 : 1, failure.exitCode(), shortened(problem), true);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_PROBLEM ? text : text.substring(0, LONGEST_PROBLEM);
    }
}
