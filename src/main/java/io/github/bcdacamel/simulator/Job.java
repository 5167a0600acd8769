package io.github.bcdacamel.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One export job. It completes after a number of status checks, unless it is canceled. It expires a day later, and is cleaned up
 * at the next 11:00 or 23:00 UTC.
 */
final class Job {

    /** The states of bcda-app's jobs table that the simulator knows. */
    enum State {
        PENDING("Pending"),
        IN_PROGRESS("In Progress"),
        COMPLETED("Completed"),
        /** Completed more than a day ago: still called Completed. */
        OUTDATED("Completed"),
        ARCHIVED("Archived"),
        FAILED("Failed"),
        CANCELLED("Cancelled");

        private final String word;

        State(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }

        boolean isRunning() {
            return this == PENDING || this == IN_PROGRESS;
        }
    }

    static final Duration KEPT = Duration.ofHours(24);
    /** A status check waits this long for files that are due, so that small jobs take a known number of checks. */
    private static final long PATIENCE_SECONDS = 5;

    private final int id;
    private final int apiVersion;
    private final String requestUrl;
    private final Instant created;
    private final Instant transactionTime;
    private final CompletableFuture<List<OutputFile>> files;
    private int stepsLeft;
    private boolean asked;
    private boolean cancelled;
    private Optional<Instant> completed = Optional.empty();

    Job(
            int id,
            int apiVersion,
            String requestUrl,
            Instant created,
            Instant transactionTime,
            int progressSteps,
            CompletableFuture<List<OutputFile>> files) {
        this.id = id;
        this.apiVersion = apiVersion;
        this.requestUrl = requestUrl;
        this.created = created;
        this.transactionTime = transactionTime;
        this.stepsLeft = progressSteps;
        this.files = files;
    }

    /** The state that a status check finds. Each check advances the job. */
    State check(Instant now) {
        if (stateAt(now).isRunning() && isDue()) {
            awaitFiles();
            synchronized (this) {
                if (files.isDone() && !cancelled && completed.isEmpty()) {
                    completed = Optional.of(now);
                }
            }
        }
        return stateAt(now);
    }

    private synchronized boolean isDue() {
        if (stepsLeft > 0) {
            stepsLeft--;
            return false;
        }
        return true;
    }

    private void awaitFiles() {
        try {
            files.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException | ExecutionException e) {
            return;
        }
    }

    synchronized State stateAt(Instant now) {
        if (cancelled) {
            return State.CANCELLED;
        } else if (files.isCompletedExceptionally() && stepsLeft == 0) {
            return State.FAILED;
        } else if (completed.isEmpty()) {
            return asked ? State.IN_PROGRESS : State.PENDING;
        } else if (now.isBefore(expires())) {
            return State.COMPLETED;
        }
        return now.isBefore(cleanedUp()) ? State.OUTDATED : State.ARCHIVED;
    }

    /** The first status check finds the job pending, the later ones in progress. */
    synchronized void markAsked() {
        asked = true;
    }

    /** @return false when there is nothing left to cancel. */
    synchronized boolean cancel(Instant now) {
        if (!stateAt(now).isRunning()) {
            return false;
        }
        cancelled = true;
        return true;
    }

    synchronized Instant expires() {
        return completed.orElse(created).plus(KEPT);
    }

    private Instant cleanedUp() {
        ZonedDateTime hour = ZonedDateTime.ofInstant(expires(), ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.HOURS)
                .plusHours(1);
        while (hour.getHour() != 11 && hour.getHour() != 23) {
            hour = hour.plusHours(1);
        }
        return hour.toInstant();
    }

    int id() {
        return id;
    }

    int apiVersion() {
        return apiVersion;
    }

    String requestUrl() {
        return requestUrl;
    }

    Instant created() {
        return created;
    }

    Instant transactionTime() {
        return transactionTime;
    }

    synchronized Instant updated() {
        return completed.orElse(created);
    }

    /** Empty while they are being made. */
    List<OutputFile> files() {
        return files.isDone() && !files.isCompletedExceptionally() ? files.join() : List.of();
    }

    Optional<OutputFile> file(String name) {
        return files().stream().filter(file -> file.name().equals(name)).findFirst();
    }
}
