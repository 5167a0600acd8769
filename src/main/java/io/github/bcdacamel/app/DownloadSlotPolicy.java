package io.github.bcdacamel.app;

import io.github.bcdacamel.ledger.FileKey;
import io.github.bcdacamel.ledger.InFlightFiles;
import java.util.concurrent.Semaphore;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.support.RoutePolicySupport;

/**
 * Limits the files that the process fetches at once, over all feeds. The longest wait is next, so a feed with many
 * files starves no other. A policy of the route that takes files, because a slot is held as long as its exchange lasts,
 * however that ends; and so is the file.
 */
final class DownloadSlotPolicy extends RoutePolicySupport {

    private static final String HELD = "bcda.download.slot";

    private final Semaphore free;

    private final InFlightFiles held;

    /** @param files at once */
    DownloadSlotPolicy(int files, InFlightFiles held) {
        this.held = held;
        this.free = new Semaphore(files, true);
    }

    @Override
    public void onExchangeBegin(Route route, Exchange exchange) {
        try {
            free.acquire();
            exchange.setProperty(HELD, true);
        } catch (InterruptedException stopping) {
            // The row in the ledger is unchanged, so another worker takes it.
            Thread.currentThread().interrupt();
            exchange.setRouteStop(true);
        }
    }

    @Override
    public void onExchangeDone(Route route, Exchange exchange) {
        if (exchange.getVariable("fileKey") instanceof FileKey file) {
            held.letGo(file);
        }
        if (exchange.removeProperty(HELD) != null) {
            free.release();
        }
    }
}
