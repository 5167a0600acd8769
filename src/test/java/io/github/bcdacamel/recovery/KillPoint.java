package io.github.bcdacamel.recovery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/**
 * Halts the JVM, as a kill would, or freezes it, before or after one node of a route. A node is called
 * {@code route:number}, in the order in which the route file has them; {@code route:number:before} and
 * {@code route:number:after} are kill points; {@code route:number:in:Class} is one inside of the node, once a thread is in
 * that class, for what works through much data. A point at which to freeze names the node by its description.
 */
final class KillPoint implements InterceptStrategy {

    private static final int KILLED = 137;

    private final String at;
    private final String freezeAt;
    private final AtomicBoolean frozen = new AtomicBoolean();
    private final Optional<Path> trace;
    private final Map<String, Integer> nodes = new ConcurrentHashMap<>();
    private final Set<String> traced = ConcurrentHashMap.newKeySet();

    /** @param trace where to write the nodes that are reached, one a line, each once */
    KillPoint(String at, String freezeAt, Optional<Path> trace) {
        this.at = at;
        this.freezeAt = freezeAt;
        this.trace = trace;
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, Processor next) {
        String route = String.valueOf(
                ProcessorDefinitionHelper.getRouteId((org.apache.camel.model.ProcessorDefinition<?>) definition));
        String node = route + ":" + nodes.merge(route, 1, Integer::sum);
        String described = route + ": " + definition.getDescriptionText();
        return new DelegateAsyncProcessor(target) {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                reached(node);
                halt(node + ":before");
                if (at.startsWith(node + ":in:")) {
                    haltInside(at.substring(at.lastIndexOf(':') + 1));
                }
                freeze("before " + described);
                return super.process(exchange, done -> {
                    halt(node + ":after");
                    freeze("after " + described);
                    callback.done(done);
                });
            }
        };
    }

    private void halt(String point) {
        if (at.equals(point)) {
            Runtime.getRuntime().halt(KILLED);
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

    /** Once: what comes after the thaw goes on. */
    private void freeze(String point) {
        if (freezeAt.equals(point) && frozen.compareAndSet(false, true)) {
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
    }

    private void reached(String node) {
        if (trace.isPresent() && traced.add(node)) {
            try {
                Files.writeString(trace.get(), node + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        }
    }
}
