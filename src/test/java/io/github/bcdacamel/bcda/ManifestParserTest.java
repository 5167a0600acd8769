package io.github.bcdacamel.bcda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.FailureClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestParserTest {

    private static final String TIME = "\"transactionTime\":\"2026-08-20T11:22:33.456Z\"";
    private static final String BCDA = "{" + TIME + ",\"request\":\"https://api.bcda.cms.gov/api/v2/Group/all/$export"
            + "?_type=Patient\\u0026_since=2026-08-01T00:00:00.000-05:00\",\"requiresAccessToken\":true,\"output\":["
            + "{\"type\":\"Patient\",\"url\":\"https://api.bcda.cms.gov/data/42/a.ndjson\"},"
            + "{\"type\":\"Patient\",\"url\":\"https://api.bcda.cms.gov/data/42/b.ndjson\"}],\"error\":["
            + "{\"type\":\"OperationOutcome\",\"url\":\"https://api.bcda.cms.gov/data/42/warnings-and-info.ndjson\"}],"
            + "\"JobID\":42}";

    private final ManifestParser manifests = new ManifestParser(10);

    @Test
    void bcdas_manifest_is_read() {
        Manifest manifest = manifests.read(BCDA);

        assertThat(manifest.transactionTime()).isEqualTo("2026-08-20T11:22:33.456Z");
        assertThat(manifest.request()).contains("_type=Patient&_since=");
        assertThat(manifest.requiresAccessToken()).isTrue();
        assertThat(manifest.output())
                .extracting(OutputItem::url)
                .containsExactly(
                        "https://api.bcda.cms.gov/data/42/a.ndjson", "https://api.bcda.cms.gov/data/42/b.ndjson");
        assertThat(manifest.error()).hasSize(1);
        assertThat(manifest.files()).isEqualTo(3);
    }

    @Test
    void an_empty_output_is_an_answer() {
        assertThat(manifests.read("{" + TIME + ",\"output\":[]}").files()).isZero();
    }

    @Test
    void a_byte_order_mark_is_tolerated() {
        assertThat(manifests.read("\uFEFF" + BCDA).output()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"true,true", "false,false", "'\"false\"',false", "null,true", "'\"\"',true", "0,true", "{},true"})
    void the_token_is_required_unless_the_server_says_no(String value, boolean required) {
        Manifest manifest = manifests.read("{" + TIME + ",\"output\":[],\"requiresAccessToken\":" + value + "}");

        assertThat(manifest.requiresAccessToken()).isEqualTo(required);
    }

    @Test
    void the_token_is_required_when_nothing_is_said() {
        assertThat(manifests.read("{" + TIME + ",\"output\":[]}").requiresAccessToken())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-08-20T11:22:33Z",
                "2026-08-20T11:22:33.1Z",
                "2026-08-20T11:22:33.123456789Z",
                "2026-08-20T11:22:33.000+05:30"
            })
    void the_transaction_time_is_kept_as_sent(String time) {
        assertThat(manifests
                        .read("{\"transactionTime\":\"" + time + "\",\"output\":[]}")
                        .transactionTime())
                .isEqualTo(time);
    }

    @Test
    void stu4_calls_errors_outcome() {
        Manifest manifest = manifests.read("{" + TIME + ",\"output\":[],\"outcome\":[{\"url\":\"https://x/o\","
                + "\"countSeverity\":{\"error\":1}}],\"deleted\":[{\"type\":\"Bundle\",\"url\":\"https://x/d\"}]}");

        assertThat(manifest.error()).extracting(OutputItem::type).containsExactly("OperationOutcome");
        assertThat(manifest.deleted()).extracting(OutputItem::url).containsExactly("https://x/d");
    }

    @Test
    void further_pages_are_named() {
        Manifest manifest = manifests.read("{" + TIME + ",\"output\":[],\"link\":[{\"relation\":\"self\",\"url\":"
                + "\"https://x/1\"},{\"relation\":\"next\",\"url\":\"https://x/2\"}]}");

        assertThat(manifest.next()).containsExactly("https://x/2");
    }

    @Test
    void counts_and_sizes_are_read_where_they_are_numbers() {
        OutputItem item = item("\"count\":12,\"fileSize\":\"345\"");

        assertThat(item.count()).isEqualTo(12);
        assertThat(item.fileSize()).isEqualTo(345);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"count\":-1", "\"count\":null", "\"count\":\"many\"", "\"count\":{}", "\"count\":1e99"})
    void a_count_that_is_none_counts_as_not_given(String count) {
        assertThat(item(count).count()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://ab2d.cms.gov", "https://dpc.cms.gov"})
    void checksum_and_length_are_read_from_the_extensions_of_ab2d_and_dpc(String system) {
        String hex = "0123456789ABCDEF".repeat(4);

        OutputItem item = item("\"extension\":[{\"url\":\"" + system + "/checksum\",\"valueString\":\"sha256:" + hex
                + "\"},{\"url\":\"" + system + "/file_length\",\"valueDecimal\":678}]");

        assertThat(item.sha256()).isEqualTo(hex.toLowerCase(java.util.Locale.ROOT));
        assertThat(item.fileSize()).isEqualTo(678);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"md5:0123\"", "\"sha256:short\"", "7", "null"})
    void a_checksum_of_another_kind_is_no_sha256(String value) {
        assertThat(item("\"extension\":[{\"url\":\"https://x/checksum\",\"valueString\":" + value + "}]")
                        .sha256())
                .isNull();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "null",
                "[]",
                "\"Hidden\"",
                "<html>Hidden</html>",
                "{\"Hidden\":",
                "Hidden",
                "{\"output\":[]}",
                "{\"transactionTime\":null,\"output\":[]}",
                "{\"transactionTime\":\"2026-08-20\",\"output\":[]}",
                "{\"transactionTime\":1755688953,\"output\":[]}",
                "{" + TIME + "}",
                "{" + TIME + ",\"output\":null}",
                "{" + TIME + ",\"output\":{}}",
                "{" + TIME + ",\"output\":[],\"error\":\"Hidden\"}",
                "{" + TIME + ",\"output\":[],\"output\":[]}",
                "{" + TIME + ",\"output\":[]}{}",
                "{" + TIME + ",\"output\":[null]}",
                "{" + TIME + ",\"output\":[\"Hidden\"]}",
                "{" + TIME + ",\"output\":[{\"url\":\"https://x/Hidden\"}]}",
                "{" + TIME + ",\"output\":[{\"type\":\"Patient\"}]}",
                "{" + TIME + ",\"output\":[{\"type\":\"Patient\",\"url\":\" \"}]}",
                "{" + TIME + ",\"output\":[{\"type\":\"Patient\",\"url\":7}]}"
            })
    void what_no_export_can_be_made_from_is_refused_and_not_quoted(String json) {
        ExportFailure refused = catchThrowableOfType(ExportFailure.class, () -> manifests.read(json));

        assertThat(refused.failureClass()).isEqualTo(FailureClass.JOB);
        assertThat(refused).hasMessageNotContaining("Hidden").hasNoCause();
    }

    @Test
    void broken_json_is_refused_with_its_place() {
        assertThat(catchThrowableOfType(ExportFailure.class, () -> manifests.read("{\n  \"output\": ?}")))
                .hasMessageContaining("line 2, column");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc", "Patient.0001", "a b", "", "P\\u0000", "${x}", "Pati\u00e9nt"})
    void a_type_that_is_no_name_is_refused_by_name(String type) {
        String json = "{" + TIME + ",\"output\":[{\"type\":\"" + type + "\",\"url\":\"https://x/a\"}]}";

        assertThat(catchThrowableOfType(ExportFailure.class, () -> manifests.read(json)))
                .hasMessageContaining("output[0] has the type \"")
                .hasMessageMatching("[ -~]+");
    }

    @Test
    void an_endless_type_is_shortened_in_the_message() {
        String json = "{" + TIME + ",\"output\":[{\"type\":\"" + "A".repeat(9999) + "\",\"url\":\"https://x/a\"}]}";

        assertThat(catchThrowableOfType(ExportFailure.class, () -> manifests.read(json))
                        .getMessage())
                .hasSizeLessThan(400);
    }

    @Test
    void more_files_than_the_settings_allow_are_refused() {
        String item = "{\"type\":\"Patient\",\"url\":\"https://x/a\"}";
        String json = "{" + TIME + ",\"output\":[" + (item + ",").repeat(10) + item + "]}";

        assertThat(catchThrowableOfType(ExportFailure.class, () -> manifests.read(json)))
                .hasMessageContaining("11 files");
    }

    private OutputItem item(String fields) {
        return manifests
                .read("{" + TIME + ",\"output\":[{\"type\":\"Patient\",\"url\":\"https://x/a\"," + fields + "}]}")
                .output()
                .get(0);
    }
}
