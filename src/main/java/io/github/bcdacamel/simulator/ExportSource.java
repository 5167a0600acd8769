package io.github.bcdacamel.simulator;

import java.time.Instant;
import java.util.List;

/** Where a job's data come from: which files it has, before any of them is written. {@link JobFilePlanner} lists them. */
interface ExportSource {

    /**
     * A file to be; it is not listed when it turns out empty.
     *
     * @param key the same for the same content
     */
    record Part(Object key, DataFileStore.Content content) {}

    /** The transaction time of a job that is asked for now; time may pass with it. */
    Instant transactionTime(ExportOrder order);

    /** The files of that type. */
    List<Part> parts(ExportOrder order, Instant transactionTime, String type);
}
