package io.github.bcdacamel.export;

import io.github.bcdacamel.bcda.AddressGuard;
import io.github.bcdacamel.bcda.Manifest;
import io.github.bcdacamel.bcda.OutputItem;
import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.KnownFailure;
import io.github.bcdacamel.landing.FileKind;
import io.github.bcdacamel.landing.FileToLand;
import io.github.bcdacamel.landing.ReceivedFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/** Turns the items of a manifest into rows of the ledger, and rows into files. */
public final class FilePlanner {

    private final AddressGuard addresses;

    public FilePlanner(AddressGuard addresses) {
        this.addresses = addresses;
    }

    /**
     * One row a file, numbered by kind and type in the manifest's order. Every address is checked before it gets into
     * the ledger.
     */
    public List<Map<String, Object>> plan(@Variable("export") Export export, @Variable("manifest") Manifest manifest) {
        if (!manifest.next().isEmpty()) {
            throw new ExportFailure(
                    KnownFailure.MANIFEST_UNUSABLE.end(),
                    "The server's manifest has further pages (link next), which this version does not fetch, so nothing"
                            + " was fetched at all. BCDA sends none; ask the server for whole manifests.");
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        plan(export, FileKind.OUTPUT, manifest.output(), rows);
        plan(export, FileKind.ERROR, manifest.error(), rows);
        plan(export, FileKind.DELETED, manifest.deleted(), rows);
        return rows;
    }

    /**
     * Fresh addresses of files that are gone, from a manifest that the same job gave again: other servers sign theirs for
     * a while. The same file is the one whose address differs in its query alone. Where that leaves a doubt, or the
     * manifest is of other data, there are none: a file of another job must not stand among those of this one.
     *
     * @param rows all files of the export
     */
    public List<Map<String, Object>> renewed(
            @Variable("export") Export export,
            @Variable("manifest") Manifest manifest,
            @Body List<Map<String, Object>> rows) {
        if (!manifest.transactionTime().equals(export.transactionTime())) {
            return List.of();
        }
        Map<String, List<String>> fresh = Stream.of(manifest.output(), manifest.error(), manifest.deleted())
                .flatMap(List::stream)
                .map(OutputItem::url)
                .collect(Collectors.groupingBy(FilePlanner::withoutQuery));
        List<Map<String, Object>> renewed = new ArrayList<>();
        for (Map<String, Object> row : rows) {
            String old = (String) row.get("url");
            List<String> same = fresh.getOrDefault(withoutQuery(old), List.of());
            if (row.get("state").equals("gone")
                    && same.size() == 1
                    && !same.get(0).equals(old)) {
                Map<String, Object> file = new HashMap<>(row);
                file.put("url", addresses.check(same.get(0)));
                renewed.add(file);
            }
        }
        return renewed;
    }

    private static String withoutQuery(String url) {
        return url.replaceFirst("\\?.*", "");
    }

    private void plan(Export export, FileKind kind, List<OutputItem> items, List<Map<String, Object>> rows) {
        Map<String, Integer> numbers = new HashMap<>();
        for (OutputItem item : items) {
            int number = numbers.merge(item.type(), 1, Integer::sum);
            FileToLand file =
                    new FileToLand(export.feed(), export.id(), kind, item.type(), number, null, null, null, "none");
            Map<String, Object> row = new HashMap<>();
            row.put("feed", export.feed());
            row.put("exportId", export.id());
            row.put("name", file.name());
            row.put("kind", kind.name());
            row.put("type", item.type());
            row.put("number", number);
            row.put("url", addresses.check(item.url()));
            row.put("expectedLines", item.count());
            row.put("expectedBytes", item.fileSize());
            row.put("expectedSha256", item.sha256());
            rows.add(row);
        }
    }

    public ExportFile read(@Body Map<String, Object> row) {
        return ExportFile.of(row);
    }

    /** The file once the ledger has taken what was verified. */
    public ExportFile verified(@Variable("file") ExportFile file, @Variable("received") ReceivedFile received) {
        return file.verified(received);
    }

    /** Tells one attempt at a file from every other. */
    public String attemptId() {
        return UUID.randomUUID().toString();
    }

    /** Whether this attempt still holds it, and nobody has verified it. */
    public boolean isToBeFetched(@Variable("file") ExportFile file, @Variable("attemptId") String attemptId) {
        return !file.isVerified() && attemptId.equals(file.attemptId());
    }

    /** Whether it is verified, and by or for this attempt: the fence before it gets its final name. */
    public boolean isOurs(@Variable("file") ExportFile file, @Variable("attemptId") String attemptId) {
        return file.isVerified() && attemptId.equals(file.attemptId());
    }

    /** What travels through the download queue, readable by any broker: feed/export/name. */
    public String ticket(@Variable("file") Key file) {
        return file.feed() + "/" + file.exportId() + "/" + file.name();
    }

    /** The file that a ticket names. Anybody may write to a queue: the ledger decides whether there is such a file. */
    public Key key(@Body String ticket) {
        String[] parts = ticket.split("/", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("The download queue delivered something that is no file of an export.");
        }
        return new Key(parts[0], parts[1], parts[2]);
    }

    public List<String> names(@Body List<Map<String, Object>> rows) {
        return rows.stream().map(row -> (String) row.get("name")).toList();
    }

    public Key keyOf(@Body Map<String, Object> row) {
        return new Key((String) row.get("feed"), (String) row.get("exportId"), (String) row.get("name"));
    }

    /** The key of a row of files. */
    public record Key(String feed, String exportId, String name) {}
}
