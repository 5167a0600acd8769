package io.github.bcdacamel.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bcdacamel.landing.LandedExport;
import io.github.bcdacamel.testing.LandingFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Destinations that somebody adds in a route file of their own: here a shelf, another folder that files are copied to. */
class DestinationsTest {

    private static final String SHELF = """
            - route:
                id: deliver-to-%1$s
                description: Put the file on a shelf
                group: deliver
                from:
                  uri: direct
                  parameters:
                    name: deliver-to-%1$s
                  steps:
                    - toD:
                        uri: file:%2$s?fileName=${variable.delivery.key}
                    - setVariable:
                        name: delivered
                        expression:
                          method:
                            beanType: io.github.bcdacamel.routes.DestinationsTest$Shelf
                            method: place(${variable.delivery.key})
            """;

    private static final String REFUSING = """
            - route:
                id: deliver-to-%1$s
                description: Refuse what is not a claim
                group: deliver
                from:
                  uri: direct
                  parameters:
                    name: deliver-to-%1$s
                  steps:
                    - choice:
                        when:
                          - expression:
                              simple:
                                expression: ${variable.delivery.name} contains '%2$s'
                            steps:
                              - bean:
                                  beanType: io.github.bcdacamel.routes.DestinationsTest$Shelf
                                  method: refuse
            """;

    @TempDir
    private Path folder;

    private Path shelf;
    private Path routes;

    /** What a destination says, for routes. */
    public static final class Shelf {

        public io.github.bcdacamel.landing.DeliveryProof place(String key) {
            return new io.github.bcdacamel.landing.DeliveryProof("shelf:" + key, null);
        }

        public void collapse() {
            throw new IllegalStateException("The shelf came down.");
        }

        public void refuse() {
            throw new io.github.bcdacamel.failures.ExportFailure(
                    io.github.bcdacamel.failures.FailureClass.DESTINATION, "The shelf is full.");
        }
    }

    @BeforeEach
    void putUpShelf() throws IOException {
        shelf = folder.resolve("shelf");
        routes = Files.createDirectory(folder.resolve("routes"));
    }

    @Test
    void a_destination_of_ones_own_gets_the_whole_export() throws Exception {
        try (Scene scene = scene("file,shelf", SHELF.formatted("shelf", shelf))) {
            assertThat(scene.export().exitCode()).isZero();

            assertThat(names(shelf)).isEqualTo(names(scene.data())).contains("_SUCCESS", "receipt.json", "log.ndjson");
            assertThat(LandedExport.verify(theOnlyExport(shelf))).isEmpty();
        }
    }

    @Test
    void the_receipt_names_where_a_destination_has_a_file() throws Exception {
        try (Scene scene = scene("shelf", SHELF.formatted("shelf", shelf))) {
            scene.export();

            assertThat(Files.readString(theOnlyExport(shelf).resolve("receipt.json")))
                    .contains("\"destination\" : \"shelf\"", "\"location\" : \"shelf:default/")
                    .contains("/ndjson/ExplanationOfBenefit.0001.ndjson");
        }
    }

    @Test
    void an_export_is_not_finished_before_every_destination_has_it() throws Exception {
        try (Scene scene = scene("file,shelf", REFUSING.formatted("shelf", "receipt.json"))) {
            assertThat(scene.export().exitCode()).isEqualTo(14);

            assertThat(names(scene.data())).contains("receipt.json").doesNotContain("_SUCCESS");
            assertThat(scene.value("select state from exports")).isEqualTo("finishing");

            write("deliver-to-shelf", SHELF.formatted("shelf", shelf));
            assertThat(scene.export().exitCode()).isZero();

            assertThat(scene.value("select state from exports")).isEqualTo("finished");
            assertThat(scene.requests("$export")).hasSize(1);
        }
    }

    @Test
    void what_a_destination_refused_is_delivered_by_the_next_run_and_not_fetched_again() throws Exception {
        try (Scene scene = scene("shelf", REFUSING.formatted("shelf", ".0001."))) {
            var refused = scene.export();

            assertThat(refused.exitCode()).isEqualTo(14);
            assertThat(refused.message()).contains("The shelf is full.");
            assertThat(scene.value("select count(*) from files where state = 'failed'"))
                    .isEqualTo("0");
            int fetched = scene.requests("/data/").size();

            write("deliver-to-shelf", SHELF.formatted("shelf", shelf));
            assertThat(scene.export().exitCode()).isZero();

            assertThat(names(shelf)).anyMatch(name -> name.endsWith(".0001.ndjson"));
            assertThat(scene.requests("/data/").size()).isLessThanOrEqualTo(Math.max(fetched, 2));
        }
    }

    @Test
    void whatever_a_destination_throws_it_is_the_destinations_and_no_file_is_fetched_again() throws Exception {
        String breaking = REFUSING.formatted("shelf", ".0001.").replace("method: refuse", "method: collapse");
        try (Scene scene = scene("shelf", breaking).set("bcda.download.attempts", "1")) {
            var broken = scene.export();
            int fetched = scene.requests("/data/").size();

            write("deliver-to-shelf", SHELF.formatted("shelf", shelf));
            var mended = scene.export();

            assertThat(broken.exitCode()).as(broken.message()).isEqualTo(14);
            assertThat(broken.message()).contains("The route deliver-to-shelf failed for", "The shelf came down.");
            assertThat(mended.exitCode()).as(mended.message()).isZero();
            assertThat(scene.requests("/data/").size()).isLessThanOrEqualTo(Math.max(fetched, 2));
        }
    }

    @Test
    void a_destination_that_is_added_before_the_end_gets_what_was_delivered_elsewhere() throws Exception {
        try (Scene scene = scene("file,shelf", REFUSING.formatted("shelf", "receipt.json"))) {
            scene.export();
            int fetched = scene.requests("/data/").size();

            write("deliver-to-cupboard", SHELF.formatted("cupboard", folder.resolve("cupboard")));
            scene.set("bcda.destination", "file,cupboard");
            assertThat(scene.export().exitCode()).isZero();

            assertThat(LandedExport.verify(theOnlyExport(folder.resolve("cupboard"))))
                    .isEmpty();
            assertThat(scene.requests("/data/")).hasSize(fetched);
        }
    }

    @Test
    void an_export_that_loses_a_file_before_its_end_has_neither_a_marker_nor_tables_until_it_is_whole_again()
            throws Exception {
        try (Scene scene = scene("file,shelf", REFUSING.formatted("shelf", "_SUCCESS"))) {
            scene.set("bcda.tables.format", "parquet");
            scene.export();
            Path export = theOnlyExport(scene.data());
            Path load = export.resolveSibling("tables/_loads/" + export.getFileName() + ".json");
            assertThat(export.resolve("_SUCCESS")).exists();
            assertThat(load).exists();

            Files.delete(export.resolve("ndjson/ExplanationOfBenefit.0001.ndjson"));
            write("deliver-to-shelf", REFUSING.formatted("shelf", ".ndjson"));
            assertThat(scene.export().exitCode()).isEqualTo(14);

            assertThat(export.resolve("_SUCCESS")).doesNotExist();
            assertThat(load).doesNotExist();
            assertThat(export.resolveSibling("tables/claim")).doesNotExist();

            write("deliver-to-shelf", SHELF.formatted("shelf", shelf));
            assertThat(scene.export().exitCode()).isZero();

            assertThat(load).exists();
            assertThat(LandingFolder.problems(export)).isEmpty();
        }
    }

    @Test
    void a_destination_without_a_route_is_refused_at_the_start() throws Exception {
        try (Scene scene = scene("file,attic", SHELF.formatted("shelf", shelf))) {
            assertThatThrownBy(scene::export)
                    .hasMessageContaining("no route 'deliver-to-attic'")
                    .hasMessageContaining("file, shelf");

            assertThat(scene.requests("/")).isEmpty();
        }
    }

    private Scene scene(String destinations, String route) throws IOException {
        String name = route.contains("deliver-to-shelf") ? "deliver-to-shelf" : "other";
        write(name, route);
        return new Scene(folder.resolve("scene"))
                .set("bcda.destination", destinations)
                .set("bcda.routes", "classpath:routes/feed/*.camel.yaml,file:" + routes + "/*.camel.yaml");
    }

    private void write(String name, String route) throws IOException {
        Files.writeString(routes.resolve(name + ".camel.yaml"), route);
    }

    private static Path theOnlyExport(Path dir) throws IOException {
        try (Stream<Path> exports = Files.list(dir.resolve("default"))) {
            List<Path> found = exports.filter(
                            export -> export.getFileName().toString().endsWith("Z"))
                    .toList();
            assertThat(found).hasSize(1);
            return found.get(0);
        }
    }

    /** From the export's folder. */
    private static List<String> names(Path dir) throws IOException {
        Path export = theOnlyExport(dir);
        try (Stream<Path> files = Files.walk(export)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> export.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
