package io.github.bcdacamel.recovery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Halts the JVM, as a kill would, or freezes it, at one point of its way. Points are {@code before <place>} and
 * {@code after <place>}, where a place is a node of a route ({@link NodeAddress}) or a change of the ledger
 * ({@link KillableDriver}). {@code inside <place> <Class>} is one in the middle of a node, once a thread is in that class,
 * for what works through much data.
 */
final class KillPoint {

    private static final int KILLED = 137;

    private final String killAt;
    private final String freezeAt;
    private final Optional<Path> trace;
    private final AtomicBoolean frozen = new AtomicBoolean();
    private final Set<String> traced = ConcurrentHashMap.newKeySet();

    /** @param trace where to write the places that are reached, one a line, each once */
    KillPoint(String killAt, String freezeAt, Optional<Path> trace) {
        this.killAt = killAt;
        this.freezeAt = freezeAt;
        this.trace = trace;
    }

    void before(String place) {
        trace(place);
        reach("before " + place);
        String inside = "inside " + place + " ";
        if (killAt.startsWith(inside)) {
            haltInside(killAt.substring(inside.length()));
        }
    }

    void after(String place) {
        reach("after " + place);
    }

    private void reach(String point) {
        if (killAt.equals(point)) {
            Runtime.getRuntime().halt(KILLED);
        }
        // Once: what comes after the thaw goes on.
        if (freezeAt.equals(point) && frozen.compareAndSet(false, true)) {
            freeze();
        }
    }

    /** Looked for by name first: all stacks at once would stop the threads that are to be met at work. */
    private static void haltInside(String type) {
        Thread watch = new Thread(() -> {
            Thread[] threads = new Thread[1000];
            while (true) {
                int found = Thread.currentThread().getThreadGroup().enumerate(threads);
                for (int i = 0; i < found; i++) {
                    if (threads[i].getName().equals("profile")
                            && Arrays.stream(threads[i].getStackTrace())
                                    .anyMatch(frame -> frame.getClassName().endsWith("." + type))) {
                        Runtime.getRuntime().halt(KILLED);
                    }
                }
            }
        });
        watch.setDaemon(true);
        watch.start();
    }

    private static void freeze() {
        try {
            new ProcessBuilder(
                            "kill",
                            "-STOP",
                            String.valueOf(ProcessHandle.current().pid()))
                    .start()
                    .waitFor();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void trace(String place) {
        if (trace.isPresent() && traced.add(place)) {
            try {
                Files.writeString(trace.get(), place + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        }
    }
}
