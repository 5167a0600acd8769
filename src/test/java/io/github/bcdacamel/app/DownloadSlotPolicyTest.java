package io.github.bcdacamel.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bcdacamel.ledger.InFlightFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class DownloadSlotPolicyTest {

    @Test
    void no_more_files_are_taken_at_once_than_there_are_slots() throws Exception {
        AtomicInteger most = new AtomicInteger();
        CountDownLatch twoAtOnce = new CountDownLatch(2);
        AtomicInteger now = new AtomicInteger();

        take(new DownloadSlotPolicy(2, new InFlightFiles()), 6, () -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            twoAtOnce.countDown();
            twoAtOnce.await(10, TimeUnit.SECONDS);
            now.decrementAndGet();
        });

        assertThat(most).hasValue(2);
    }

    @Test
    void a_slot_is_free_again_after_a_failure() throws Exception {
        AtomicInteger taken = new AtomicInteger();

        take(new DownloadSlotPolicy(1, new InFlightFiles()), 3, () -> {
            taken.incrementAndGet();
            throw new IllegalStateException("The file failed.");
        });

        assertThat(taken).hasValue(3);
    }

    private interface Download {
        void run() throws Exception;
    }

    private static void take(DownloadSlotPolicy slots, int files, Download download) throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.getRegistry().bind("downloadSlots", slots);
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:take").routePolicyRef("downloadSlots").process(exchange -> download.run());
                }
            });
            camel.start();
            try (var template = camel.createProducerTemplate()) {
                List<Future<?>> taken = new ArrayList<>();
                for (int file = 0; file < files; file++) {
                    taken.add(template.asyncSend("direct:take", exchange -> {}));
                }
                for (Future<?> one : taken) {
                    one.get(20, TimeUnit.SECONDS);
                }
            }
        }
    }
}
