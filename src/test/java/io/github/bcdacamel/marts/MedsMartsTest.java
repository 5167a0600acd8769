package io.github.bcdacamel.marts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.bcdacamel.simulator.claims.SyntheticClaims;
import io.github.bcdacamel.tables.load.LoadAbout;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events in the form of MEDS, and the data set as the standard lays it out. */
class MedsMartsTest {

    private static final String[] MARTS = {"meds_codes", "meds_subject_splits"};
    private static final String PYTHON = System.getProperty("meds-python", "python3");

    @TempDir
    private Path folder;

    private MartBench bench;

    @BeforeEach
    void open() throws Exception {
        bench = new MartBench();
    }

    @AfterEach
    void close() throws Exception {
        bench.close();
    }

    @Test
    void an_event_has_its_code_and_time_and_the_day_since_which_it_is_known() throws Exception {
        bench.row(
                "patient",
                "load_id",
                "1",
                "source_file",
                "p",
                "source_line",
                1,
                "patient_id",
                "-7",
                "birth_date",
                "1940-02-29",
                "death_date",
                "2026-03-01",
                "sex",
                "female",
                "race_code",
                "1");
        bench.row(
                "coverage",
                "load_id",
                "1",
                "source_file",
                "c",
                "source_line",
                1,
                "coverage_id",
                "d",
                "patient_id",
                "-7",
                "part",
                "D",
                "period_start",
                "2020-01-01",
                "period_end",
                "2025-12-31");
        bench.row(
                "claim",
                "load_id",
                "1",
                "source_file",
                "e",
                "source_line",
                1,
                "patient_id",
                "-7",
                "claim_key",
                "1",
                "api_version",
                "v2",
                "claim_source",
                "NCH",
                "is_final_action",
                true,
                "eob_type",
                "SNF",
                "claim_start",
                "2026-01-01",
                "claim_end",
                "2026-01-09",
                "drg_code",
                "190",
                "paid_amount",
                new BigDecimal("131072.01"),
                "processed_date",
                "2026-02-06");
        bench.row(
                "claim_line",
                "load_id",
                "1",
                "source_file",
                "e",
                "source_line",
                1,
                "line_number",
                1,
                "revenue_code",
                "0022",
                "hcpcs",
                "99213",
                "paid",
                new BigDecimal("5.25"));
        bench.row(
                "code_dictionary",
                "load_id",
                "1",
                "system",
                "https://bluebutton.cms.gov/resources/variables/rev_cntr",
                "code",
                "0022",
                "display",
                "SNF PPS");

        bench.run(MARTS);

        assertThat(bench.query(
                        "select subject_id, time, code, numeric_value, exact_amount, available_date from meds_data"))
                .containsExactly(
                        "1 - RACE//1 - - -",
                        "1 - SEX//female - - -",
                        "1 1940-02-29 00:00:00.0 MEDS_BIRTH - - -",
                        "1 2020-01-01 00:00:00.0 ENROLL//PART_D//START - - -",
                        "1 2025-12-31 00:00:00.0 ENROLL//PART_D//END - - -",
                        "1 2026-01-01 00:00:00.0 CLAIM//SNF 131072.02 131072.01 2026-02-06",
                        "1 2026-01-01 00:00:00.0 HCPCS//99213 5.25 5.25 2026-02-06",
                        "1 2026-01-01 00:00:00.0 REV//0022 - - 2026-02-06",
                        "1 2026-01-01 00:00:00.0 STAY//SNF//START - - 2026-02-06",
                        "1 2026-01-09 00:00:00.0 DRG//190 - - 2026-02-06",
                        "1 2026-01-09 00:00:00.0 STAY//SNF//END - - 2026-02-06",
                        "1 2026-03-01 00:00:00.0 MEDS_DEATH - - -");
        assertThat(bench.query("select * from meds_codes"))
                .containsExactly(
                        "CLAIM//SNF Claim, by the first day of service: SNF -",
                        "DRG//190 - DRG/190",
                        "ENROLL//PART_D//END Enrollment in a part of Medicare (DUAL: in Medicaid beside it): PART_D, END -",
                        "ENROLL//PART_D//START Enrollment in a part of Medicare (DUAL: in Medicaid beside it): PART_D, START -",
                        "HCPCS//99213 - CPT4/99213",
                        "MEDS_BIRTH Birth -",
                        "MEDS_DEATH Death -",
                        "RACE//1 - -",
                        "REV//0022 SNF PPS Revenue Code/0022",
                        "SEX//female Sex: female -",
                        "STAY//SNF//END Stay, with transfers put together: SNF, END -",
                        "STAY//SNF//START Stay, with transfers put together: SNF, START -");
    }

    @Test
    void a_subject_keeps_its_number_when_others_come() throws Exception {
        patients("20260101T000000Z", "5", "9");
        patients("20260201T000000Z", "9", "1", "7");

        bench.run("meds_subject");

        assertThat(bench.query("select subject_id, patient_id from meds_subject"))
                .containsExactly("1 5", "2 9", "3 1", "4 7");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void the_data_set_is_what_the_standard_wants(int version) throws Exception {
        synthetic(version);

        new MedsLayout("1.2.3", 5).write(bench.connection(), folder.resolve("meds"));

        Path meds = folder.resolve("meds");
        assertThat(files(meds).keySet())
                .containsExactly(
                        "data/0000.parquet",
                        "data/0001.parquet",
                        "data/0002.parquet",
                        "metadata/codes.parquet",
                        "metadata/dataset.json",
                        "metadata/subject_splits.parquet");
        assertThat(schema(meds.resolve("data/0000.parquet")))
                .startsWith("subject_id BIGINT", "time TIMESTAMP", "code VARCHAR", "numeric_value FLOAT")
                .contains("exact_amount DECIMAL(18,2)", "available_date DATE")
                .noneMatch(column -> column.startsWith("text_value"));
        assertThat(schema(meds.resolve("metadata/codes.parquet")))
                .containsExactly("code VARCHAR", "description VARCHAR", "parent_codes VARCHAR[]");
        assertThat(schema(meds.resolve("metadata/subject_splits.parquet")))
                .containsExactly("subject_id BIGINT", "split VARCHAR");
        String data = "read_parquet('%s/data/*.parquet', file_row_number = true, filename = true)".formatted(meds);
        assertThat(bench.query(
                        "select subject_id from %s group by 1 having count(distinct filename) > 1".formatted(data)))
                .isEmpty();
        assertThat(bench.query("select * from %s where subject_id is null or code is null".formatted(data)))
                .isEmpty();
        assertThat(bench.query("""
                        select * from (
                          select subject_id, time, lag(subject_id) over w as subject_before, lag(time) over w as time_before
                          from %s window w as (partition by filename order by file_row_number)) r
                        where subject_id < subject_before or subject_id = subject_before and (time < time_before or time is null and time_before is not null)""".formatted(data))).isEmpty();
        assertThat(bench.query(
                        "select distinct code from %s where code not in (select code from '%s/metadata/codes.parquet')"
                                .formatted(data, meds)))
                .isEmpty();
        assertThat(bench.query("select count(*), sum(exact_amount) from " + data))
                .isEqualTo(bench.query("select count(*), sum(exact_amount) from meds_data"));
        assertThat(bench.query("select distinct subject_id from %s order by 1".formatted(data)))
                .isEqualTo(bench.query("select subject_id from '%s/metadata/subject_splits.parquet'".formatted(meds)));
    }

    @Test
    void the_data_set_names_nobody() throws Exception {
        synthetic(2);

        new MedsLayout("1.2.3").write(bench.connection(), folder.resolve("meds"));

        JsonNode about = new JsonMapper()
                .readTree(folder.resolve("meds/metadata/dataset.json").toFile());
        assertThat(about.path("created_at").asText()).isEqualTo("2026-11-22T02:00:00Z");
        assertThat(about.path("etl_version").asText()).isEqualTo("1.2.3");
        assertThat(about.path("code_modifier_columns"))
                .extracting(JsonNode::asText)
                .containsExactly("claim_type", "code_role", "poa");
        assertThat(about.path("other_extension_columns"))
                .extracting(JsonNode::asText)
                .containsExactly("exact_amount", "available_date", "code_rank", "quantity", "days_supply");
        List<String> ids = bench.query(
                "select patient_id from patient union select claim_key from claim union select mbi_current from patient");
        for (String value :
                bench.query("select distinct code from '%s'".formatted(folder.resolve("meds/data/0000.parquet")))) {
            assertThat(ids).noneMatch(value::contains);
        }
    }

    @Test
    void the_same_marts_give_the_same_bytes_whatever_the_threads() throws Exception {
        synthetic(2);
        bench.execute("set threads = 1");
        new MedsLayout("1.2.3", 7).write(bench.connection(), folder.resolve("one"));
        bench.execute("set threads = 4");
        new MedsLayout("1.2.3", 7).write(bench.connection(), folder.resolve("four"));

        assertThat(files(folder.resolve("four"))).isEqualTo(files(folder.resolve("one")));
    }

    @Test
    void the_engine_that_may_write_nowhere_else_writes_the_data_set() throws Exception {
        FeedScene scene = new FeedScene(folder.resolve("default"));
        scene.load(
                new LoadAbout("20261122T020000Z", "2026-11-22T02:00:00Z", null, "all", "v2"),
                Map.of("Patient", new String(lines(2, "Patient"), StandardCharsets.UTF_8)));
        new MartBuilder(MartFolder.read("", List.of()), FeedScene.tables(), FeedScene.ENGINE, false, "test")
                .build(scene.feed, mart -> {});
        Path meds = folder.resolve("meds");

        try (FeedDatabase database =
                FeedDatabase.open(scene.feed, FeedScene.tables(), FeedScene.ENGINE, List.of(meds))) {
            new MedsLayout("1.2.3").write(database.connection(), meds);
        }

        assertThat(bench.query("select count(*) from '%s/data/*.parquet' where code = 'MEDS_BIRTH'".formatted(meds)))
                .containsExactly("12");
        assertThat(scene.ask("select joined_count, first_count from population_change"))
                .containsExactly(List.of("0", "12"));
    }

    @Test
    void without_anybody_the_data_set_is_empty_and_whole() throws Exception {
        bench.run(MARTS);

        new MedsLayout("1.2.3").write(bench.connection(), folder.resolve("meds"));

        assertThat(bench.query("select count(*) from '%s'".formatted(folder.resolve("meds/data/0000.parquet"))))
                .containsExactly("0");
        assertThat(folder.resolve("meds/metadata/dataset.json")).content().doesNotContain("created_at");
    }

    /** With the package of the standard, where Python has it: {@code -Dmeds-python=…}. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void the_package_of_the_standard_takes_the_data_set(int version) throws Exception {
        assumeTrue(python("-c", "import meds, pyarrow") == 0, "Python has no package meds");
        synthetic(version);
        new MedsLayout("1.2.3", 5).write(bench.connection(), folder.resolve("meds"));

        assertThat(python("src/test/meds/check.py", folder.resolve("meds").toString()))
                .as(() -> read(folder.resolve("python.log")))
                .isZero();
        assertThat(folder.resolve("python.log")).content().contains("12 subjects");
    }

    @Test
    @EnabledIf("io.github.bcdacamel.marts.MartBench#hasSamples")
    void a_stay_of_the_samples_is_told_by_the_codes_of_its_record() throws Exception {
        bench.samples(folder, "v2").run(MARTS);

        assertThat(bench.query("""
                        select strftime(time, '%d'), string_agg(code, ' ' order by code), max(exact_amount), max(available_date)
                        from meds_data where claim_type = 'INPATIENT' group by 1 order by 1"""))
                .containsExactly(
                        "15 CLAIM//INPATIENT HCPCS//M55 ICD10CM//A01 ICD10CM//A02 ICD10CM//A06 ICD10CM//A15 ICD10CM//A37 ICD10CM//A40"
                                + " ICD10CM//A52 ICD10CM//B01 ICD10PCS//2W52X6Z REV//6767 STAY//INPATIENT//START 7699.48 2016-02-26",
                        "16 ICD10PCS//BQ0HZZZ ICD10PCS//CD1YYZZ - 2016-02-26",
                        "17 ICD10PCS//BP17ZZZ - 2016-02-26",
                        "24 ICD10PCS//D9YD8ZZ ICD10PCS//F00ZCKZ - 2016-02-26",
                        "27 DRG//695 STAY//INPATIENT//END - 2016-02-26");
        assertThat(bench.query("select * from meds_codes where code in ('ICD10PCS//BP17ZZZ', 'NDC//000000000')"))
                .containsExactly(
                        "ICD10PCS//BP17ZZZ FLUOROSCOPY OF LEFT SCAPULA ICD10PCS/BP17ZZZ",
                        "NDC//000000000 Fake Diluent - WATER NDC/000000000");
    }

    private void patients(String load, String... ids) throws Exception {
        for (String id : ids) {
            bench.row("patient", "load_id", load, "patient_id", id);
        }
    }

    private void synthetic(int version) throws Exception {
        Map<String, byte[]> lines = new TreeMap<>();
        for (String type : List.of("Patient", "Coverage", "ExplanationOfBenefit")) {
            lines.put(type, lines(version, type));
        }
        bench.load(folder, new LoadAbout("20261122T020000Z", "2026-11-22T02:00:00Z", null, "all", "v" + version), lines)
                .run(MARTS);
    }

    private static byte[] lines(int version, String type) throws IOException {
        SyntheticClaims claims = new SyntheticClaims(5, version);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int enrollee = 0; enrollee < 12; enrollee++) {
            claims.write(type, enrollee, out);
        }
        return out.toByteArray();
    }

    private List<String> schema(Path parquet) throws Exception {
        return bench.query("select column_name, column_type from (describe select * from '%s')".formatted(parquet));
    }

    private static Map<String, String> files(Path root) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                hashes.put(root.relativize(file).toString(), DigestUtils.sha256Hex(Files.readAllBytes(file)));
            }
        }
        return hashes;
    }

    private int python(String... arguments) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(Stream.concat(Stream.of(PYTHON), Stream.of(arguments))
                            .toList())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("python.log").toFile())
                    .start();
            if (!process.waitFor(120, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return -1;
            }
            return process.exitValue();
        } catch (IOException none) {
            return -1;
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }
}
