package io.github.bcdacamel.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the profile says of the tables that its records become. */
class FedColumnsTest {

    private static final String RECORD =
            "{\"resourceType\":\"Claim\",\"id\":\"1\",\"item\":[{\"sum\":1,\"word\":\"w\"}]}";

    private static final TableColumns COLUMNS = (resource, path) -> switch (path) {
        case "id" -> List.of("claim.key", "line.key", "value.key", "note.key", "claim_value");
        case "item[].sum" -> List.of("line.sum", "claim_value");
        default -> List.of("claim_value");
    };

    @Test
    void a_path_with_values_names_the_columns_that_it_feeds() throws Exception {
        JsonNode paths = new JsonMapper()
                .readTree(report(COLUMNS).json())
                .path("resources")
                .path("Claim")
                .path("paths");

        for (JsonNode path : paths) {
            switch (path.path("path").asText()) {
                case "item[].sum" ->
                    assertThat(path.path("columns").toString()).isEqualTo("[\"line.sum\",\"claim_value\"]");
                case "item", "item[]" -> assertThat(path.has("columns")).isFalse();
                default -> assertThat(path.path("columns").isArray()).isTrue();
            }
        }
    }

    @Test
    void the_page_says_it_beside_the_key() throws Exception {
        String page = new String(report(COLUMNS).html(), StandardCharsets.UTF_8);

        assertThat(page)
                .contains("→ </span>line.sum</small>", "→ </span>only in claim_value</small>")
                .contains("→ </span>claim.key, line.key and 2 more</small>");
    }

    @Test
    void where_no_tables_are_made_nothing_is_said_of_them() throws Exception {
        ProfileReport report = report(TableColumns.NONE);

        assertThat(new String(report.json(), StandardCharsets.UTF_8)).doesNotContain("columns");
        assertThat(new String(report.html(), StandardCharsets.UTF_8)).doesNotContain("→");
    }

    private static ProfileReport report(TableColumns columns) throws Exception {
        return ProfileReport.of(
                Profiled.profile(RECORD), null, ProfileReport.Before.none("Nothing."), Profiled.DRIFT, columns, "test");
    }
}
