package io.github.bcdacamel.export;

import io.github.bcdacamel.landing.FileToDeliver;
import io.github.bcdacamel.landing.Landing;
import io.github.bcdacamel.landing.OwnFileFinder;
import io.github.bcdacamel.ledger.Destination;
import io.github.bcdacamel.ledger.Export;
import io.github.bcdacamel.ledger.ExportFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Variable;

/**
 * What is to be delivered, and where to. How a destination takes a file, and how it proves that it has it, is its
 * route's; which files it has already is the ledger's.
 */
public final class DeliveryPlanner {

    private final List<Destination> all;
    private final Landing landing;

    public DeliveryPlanner(List<Destination> all, Landing landing) {
        this.all = List.copyOf(all);
        this.landing = landing;
    }

    /** In the order of the setting. */
    public List<Destination> all() {
        return all;
    }

    /** A file of BCDA that has just got its final name. */
    public FileToDeliver file(@Variable("file") ExportFile file) {
        Path folder = landing.folder(file.feed(), file.exportId());
        var received = file.received();
        return new FileToDeliver(
                file.feed(),
                file.exportId(),
                received.name(),
                folder.resolve(received.name()),
                received.size(),
                received.compressed() ? received.wireSha256() : received.sha256());
    }

    /** The export's load of tables, and everything else in its folder: manifest, log, what later stages made, receipt. */
    public List<FileToDeliver> ownFiles(@Variable("export") Export export) throws IOException {
        List<FileToDeliver> files = new ArrayList<>(ExportTables.files(landing, export));
        files.addAll(OwnFileFinder.of(landing.folder(export.feed(), export.id()), export.feed(), export.id()));
        return files;
    }

    public FileToDeliver marker(@Variable("export") Export export) throws IOException {
        return OwnFileFinder.marker(landing.folder(export.feed(), export.id()), export.feed(), export.id());
    }
}
