package io.github.bcdacamel.export;

import io.github.bcdacamel.bcda.AddressGuard;
import io.github.bcdacamel.bcda.Manifest;
import io.github.bcdacamel.bcda.OutputItem;
import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.KnownFailure;
import io.github.bcdacamel.landing.FileKind;
import io.github.bcdacamel.landing.FileToLand;
import io.github.bcdacamel.ledger.Export;
import io.github.bcdacamel.ledger.NewFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.Variable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plans the files of a manifest: their names, their numbers and their addresses, each checked. */
public final class FilePlanner {

    private static final Logger LOG = LoggerFactory.getLogger("bcda");

    private final AddressGuard addresses;

    public FilePlanner(AddressGuard addresses) {
        this.addresses = addresses;
    }

    /**
     * One row a file, numbered by kind and type in the manifest's order. Every address is checked before it gets into
     * the ledger. A file that is listed again is the same file.
     */
    public List<NewFile> plan(@Variable("export") Export export, @Variable("manifest") Manifest manifest) {
        if (!manifest.next().isEmpty()) {
            throw new ExportFailure(
                    KnownFailure.MANIFEST_UNUSABLE.end(),
                    "The server's manifest has further pages (link next), which this version does not fetch, so nothing"
                            + " was fetched at all. BCDA sends none; ask the server for whole manifests.");
        }
        List<NewFile> rows = new ArrayList<>();
        plan(export, FileKind.OUTPUT, manifest.output(), rows);
        plan(export, FileKind.ERROR, manifest.error(), rows);
        plan(export, FileKind.DELETED, manifest.deleted(), rows);
        tell(export, manifest, rows);
        return rows;
    }

    /** What the manifest says that is not done as it says. */
    private static void tell(Export export, Manifest manifest, List<NewFile> rows) {
        int repeated = manifest.files() - rows.size();
        if (repeated > 0) {
            LOG.warn(
                    "Export {}/{}: the manifest lists {} files again, by the same type and address. Each file is fetched"
                            + " and landed once.",
                    export.feed(),
                    export.id(),
                    repeated);
        }
        long unknown = Stream.of(manifest.output(), manifest.error(), manifest.deleted())
                .flatMap(List::stream)
                .filter(item -> item.checksum() != null && item.sha256() == null)
                .map(OutputItem::url)
                .distinct()
                .count();
        if (unknown > 0) {
            LOG.warn(
                    "Export {}/{}: the manifest gives {} files a checksum that is no \"sha256:\" with 64 digits, so it is"
                            + " not compared. Everything else is verified.",
                    export.feed(),
                    export.id(),
                    unknown);
        }
    }

    private void plan(Export export, FileKind kind, List<OutputItem> items, List<NewFile> rows) {
        Map<String, Integer> numbers = new HashMap<>();
        Set<List<String>> listed = new HashSet<>();
        for (OutputItem item : items) {
            if (!listed.add(List.of(item.type(), item.url()))) {
                continue;
            }
            int number = numbers.merge(item.type(), 1, Integer::sum);
            FileToLand file =
                    new FileToLand(export.feed(), export.id(), kind, item.type(), number, null, null, null, "none");
            rows.add(new NewFile(
                    export.feed(),
                    export.id(),
                    file.name(),
                    kind.name(),
                    item.type(),
                    number,
                    addresses.check(item.url()),
                    item.count(),
                    item.fileSize(),
                    item.sha256()));
        }
    }
}
