package io.github.bcdacamel.export;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.bcdacamel.landing.Receipt;
import io.github.bcdacamel.ledger.Export;
import java.net.URI;
import java.time.Clock;
import org.apache.camel.Variable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the notification for the hook: a small JSON with counts and the message, without patients' data. The hook's
 * address may hold a secret, so only its host is logged. The route sends it.
 */
public final class NotificationWriter {

    private static final Logger LOG = LoggerFactory.getLogger("bcda");
    private static final JsonMapper JSON = new JsonMapper();

    private final String url;
    private final String program;
    private final Clock clock;

    /** @param url empty for no notification */
    public NotificationWriter(String url, String version, Clock clock) {
        this.url = url;
        this.program = "bcda-camel " + version;
        this.clock = clock;
    }

    public String address() {
        return url;
    }

    /** The body, or null without a hook. @param export null when it failed before there was one */
    public String of(
            @Variable("feed") String feed, @Variable("export") Export export, @Variable("outcome") Outcome outcome) {
        if (url.isEmpty()) {
            return null;
        }
        ObjectNode notice = JSON.createObjectNode();
        notice.put("event", event(outcome));
        notice.put("feed", feed);
        if (export != null) {
            notice.put("export", export.id());
            notice.put("kind", export.since() == null ? "full" : "incremental");
        }
        notice.put("exitCode", outcome.exitCode());
        notice.put("message", outcome.message());
        notice.put("open", export != null && !outcome.closes() && !outcome.isDelivered());
        notice.put("time", clock.instant().toString());
        if (outcome.isDelivered()) {
            Receipt receipt = outcome.receipt();
            notice.put("transactionTime", export.transactionTime());
            notice.put("sinceAdvanced", export.sinceAdvanced());
            ArrayNode remarks = notice.putArray("remarks");
            receipt.since().remarks().forEach(remark -> remarks.add(remark.kind()));
            notice.put("files", receipt.files().size());
            notice.put(
                    "resources",
                    receipt.totals().values().stream()
                            .mapToLong(Receipt.Total::lines)
                            .sum());
            notice.put(
                    "bytes",
                    receipt.totals().values().stream()
                            .mapToLong(Receipt.Total::bytes)
                            .sum());
        }
        notice.put("program", program);
        return notice.toString();
    }

    /** What the hook answered. */
    public void heed(int status) {
        if (status > 299) {
            LOG.warn(
                    "The hook at {} (bcda.notify.url) did not accept the notification: HTTP {}. The export is"
                            + " not affected.",
                    host(),
                    status);
        }
    }

    public void failed(Throwable fault) {
        LOG.warn(
                "The hook at {} (bcda.notify.url) could not be notified ({}). The export is not affected.",
                host(),
                fault.getClass().getSimpleName());
    }

    private static String event(Outcome outcome) {
        if (outcome.isDelivered()) {
            return "delivered";
        }
        return outcome.failure() == null ? "ended" : "failed";
    }

    private String host() {
        return URI.create(url).getHost();
    }
}
