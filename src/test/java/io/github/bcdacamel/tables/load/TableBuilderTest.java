package io.github.bcdacamel.tables.load;

import static io.github.bcdacamel.tables.load.Loads.file;
import static io.github.bcdacamel.tables.load.Loads.query;
import static io.github.bcdacamel.tables.load.Loads.table;
import static io.github.bcdacamel.tables.load.Loads.view;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.bcdacamel.tables.View;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableBuilderTest {

    private static final View ALL = view(
            "all_types",
            "A",
            "",
            "id|id|VARCHAR",
            "truth|truth|BOOLEAN",
            "small|small|INTEGER",
            "large|large|BIGINT",
            "amount|amount|DECIMAL(18,2)",
            "wide|wide|DECIMAL(38,4)",
            "day|day|DATE",
            "moment|moment|TIMESTAMP",
            "words|words|VARCHAR[]",
            "amounts|amounts|DECIMAL(18,2)[]");

    @TempDir
    Path tables;

    @Test
    void duckdb_reads_every_type_as_it_was_declared() throws Exception {
        Loads.build(
                tables,
                Loads.OPTIONS,
                List.of(ALL),
                file(
                        "A.0001.ndjson",
                        "{\"id\":\"a\",\"truth\":true,\"small\":-5,\"large\":9223372036854775807,\"amount\":-0.01,\"wide\":-1234567890123456789012345678901234.5678,\"day\":\"0001-01-01\",\"moment\":\"2022-11-11T16:00:13.724-05:00\",\"words\":[\"x\",\"\",\"\\u00e9\"],\"amounts\":[1,2.5],\"meta\":{\"lastUpdated\":\"2020-01-02T03:04:05Z\"},\"resourceType\":\"A\"}",
                        "{\"resourceType\":\"A\"}",
                        "{\"id\":\"c\",\"truth\":false,\"amount\":9999999999999999.99,\"words\":[],\"amounts\":[3],\"resourceType\":\"A\"}"));

        assertThat(query("select * from " + table(tables, "all_types")))
                .containsExactly(
                        "a true -5 9223372036854775807 -0.01 -1234567890123456789012345678901234.5678 0001-01-01 2022-11-11T21:00:13.724Z [x, '', é] [1.00, 2.50] 2026-11-22T02-00-00Z A.0001.ndjson 1 2020-01-02T03:04:05Z",
                        "- - - - - - - - - - 2026-11-22T02-00-00Z A.0001.ndjson 2 -",
                        "c false - - 9999999999999999.99 - - - - [3.00] 2026-11-22T02-00-00Z A.0001.ndjson 3 -");
        assertThat(query("select column_name, column_type from (describe select * from " + table(tables, "all_types")
                        + ")"))
                .contains("amount DECIMAL(18,2)");
    }
}
