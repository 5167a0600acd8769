package io.github.bcdacamel.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.bcdacamel.simulator.claims.SyntheticClaims;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables of people, of CMS's sample records and of the simulator's. */
class PatientTablesTest {

    private static final Path SAMPLES = Path.of(System.getProperty("bcda-samples", "../shared/data/bcda-samples"));
    private static final int ENROLLEES = 60;

    @Test
    void the_columns_have_these_names_and_types_in_this_order() throws IOException {
        assertThat(columns("patient"))
                .isEqualTo("patient_id, mbi_current, birth_date DATE, sex, race_code, race_display, ethnicity_code, "
                        + "death_date DATE, deceased BOOLEAN, name_family, name_given, name_suffix, address_line, city, "
                        + "state, zip5, zip9, county_fips, reference_year INTEGER");
        assertThat(columns("patient_identifier"))
                .isEqualTo("patient_id, system, value, type, currency, period_start DATE, period_end DATE");
    }

    /** The name of each column, and its type if it is no text. */
    static String columns(String table) throws IOException {
        View view = TableRows.views().stream()
                .filter(each -> each.name().equals(table))
                .findFirst()
                .orElseThrow();
        return view.columns().stream()
                .map(column -> column.name()
                        + (column.type().equals(ColumnType.TEXT)
                                ? ""
                                : " " + column.type().sql()))
                .collect(Collectors.joining(", "));
    }

    @Test
    void the_samples_of_v2_have_these_rows() throws IOException {
        TableRows samples = samples("v2/Patient");

        assertThat(filled(samples.rows("patient"))).isEqualTo("""
                        patient_id=567834, mbi_current=3456789, birth_date=1981-03-17, sex=male, race_code=1, race_display=White, \
                        death_date=1981-03-17, deceased=true, name_family=Doe, name_given=John A, state=MO, zip5=12345, reference_year=2018
                        patient_id=567834, mbi_current=3456789, birth_date=1981-03-17, sex=male, race_code=1, race_display=White, \
                        death_date=1981-03-17, deceased=true, name_family=Doe, name_given=John A, \
                        address_line=204 SOUTH ST, 7560 123TH ST, SURREY, DAEJEON SI 34867, COLOMBIA, SURREY, city=PODUNK, state=MO, \
                        zip5=12345, reference_year=2018
                        patient_id=567834, mbi_current=3456789, birth_date=1981-03-17, sex=male, race_code=1, race_display=White, \
                        death_date=1981-03-17, deceased=true, name_family=Doe, name_given=John A, state=MO, zip5=12345
                        """);
        assertThat(filled(samples.rows("patient_identifier").subList(0, 5))).isEqualTo("""
                        patient_id=567834, system=http://hl7.org/fhir/sid/us-mbi, value=3456689, type=MC, currency=historic
                        patient_id=567834, system=http://hl7.org/fhir/sid/us-mbi, value=3456789, type=MC, currency=current, \
                        period_start=2020-07-30
                        patient_id=567834, system=http://hl7.org/fhir/sid/us-mbi, value=543217066, type=MC, currency=historic
                        patient_id=567834, system=http://hl7.org/fhir/sid/us-mbi, value=9AB2WW3GR44, type=MC, currency=historic
                        patient_id=567834, system=https://bluebutton.cms.gov/resources/variables/bene_id, value=567834, type=MB
                        """);
        assertThat(samples.rows("patient_identifier")).hasSize(15);
        assertThat(samples.rejected()).isEmpty();
    }

    @Test
    void the_samples_of_v3_have_these_rows() throws IOException {
        TableRows samples = samples("v3/Patient");

        // The only number of 178083966 ends before it begins, so it is not in force.
        assertThat(filled(samples.rows("patient"))).isEqualTo("""
                        patient_id=-300428640, mbi_current=5I50JT9WX60, birth_date=1925-08-16, sex=female, race_code=UNK, \
                        race_display=Unknown, death_date=2024-07-02, deceased=true, name_family=Erdapfel, name_given=Joey, state=TX, zip5=77550
                        patient_id=517782585, mbi_current=2B19C89AA35, birth_date=1959-03-14, sex=male, race_code=2028-9, \
                        race_display=Asian, deceased=false, name_family=Heeler, name_given=Alex Joey, state=ND, zip5=58054
                        patient_id=232323232, mbi_current=2B19C89AA37, birth_date=1959-03-14, sex=male, race_code=2028-9, \
                        race_display=Asian, deceased=false, name_family=Heeler, name_given=Alex Joey, state=ND, zip5=58054
                        patient_id=178083966, birth_date=1922-04-01, sex=male, race_code=1002-5, \
                        race_display=American Indian or Alaska Native, deceased=false, name_family=Jones, name_given=Abby, state=TX, zip5=77551
                        patient_id=617782589, mbi_current=2B19C89AA42, birth_date=1959-03-14, sex=male, race_code=2028-9, \
                        race_display=Asian, deceased=false, name_family=Heeler, name_given=Alex Joey, state=ND, zip5=58054
                        """);
        assertThat(samples.rows("patient_identifier"))
                .extracting(row -> TableRows.brief(row, "patient_id value type currency period_start period_end"))
                .containsExactly(
                        "-300428640 5I50JT9WX60 MB current 2018-12-01 -",
                        "517782585 2B19C89AA36 MB historic 2020-04-21 2024-12-31",
                        "517782585 2B19C89AA35 MB current 2020-04-21 -",
                        "232323232 2B19C89AA37 MB current 2020-04-21 -",
                        "178083966 9OJ2CG2UC85 MB historic 2030-06-27 2019-12-02",
                        "617782589 2B19C89AA39 MB historic 2020-04-21 -",
                        "617782589 2B19C89AA41 MB historic 2020-04-21 -",
                        "617782589 2B19C89AA42 MB current 2020-12-19 -");
        assertThat(samples.rejected()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            "deceasedBoolean":false             | death_date deceased        | - false
            "deceasedBoolean":true              | death_date deceased        | - true
            "gender":"unknown"                  | sex death_date deceased    | unknown - false
            "address":[{"postalCode":"123456789"}]  | zip5 zip9              | 12345 123456789
            "address":[{"postalCode":"12345-6789"}] | zip5 zip9              | 12345 123456789
            "name":[{"family":"Doe","suffix":["Jr.","MD"]}] | name_family name_given name_suffix | Doe - Jr. MD
            "extension":[{"url":"http://hl7.org/fhir/us/core/StructureDefinition/us-core-ethnicity","extension":[{"url":"ombCategory","valueCoding":{"code":"2135-2"}},{"url":"text","valueString":"Hispanic or Latino"}]}] | race_code race_display ethnicity_code | - - 2135-2
            "link":[{"type":"replaced-by","other":{"reference":"Patient/2"}}] | patient_id mbi_current sex name_given address_line | 1 - - - -
            """)
    void what_no_sample_has_is_told_as_well(String element, String columns, String values) throws IOException {
        TableRows rows = TableRows.of(List.of("{\"id\":\"1\",\"resourceType\":\"Patient\"," + element + "}"));

        assertThat(TableRows.brief(rows.rows("patient").get(0), columns)).isEqualTo(values);
        assertThat(rows.rejected()).isEmpty();
    }

    @Test
    void a_number_without_an_end_is_current_even_if_it_has_no_beginning_and_others_have_ended() throws IOException {
        String system = "\"system\":\"http://hl7.org/fhir/sid/us-mbi\"";

        TableRows rows = TableRows.of(List.of("{\"id\":\"1\",\"resourceType\":\"Patient\",\"identifier\":[{" + system
                + ",\"value\":\"A\",\"period\":{\"start\":\"2024-01-01\",\"end\":\"2024-12-31\"}},{" + system
                + ",\"value\":\"B\"}]}"));

        assertThat(rows.rows("patient").get(0)).containsEntry("mbi_current", "B");
        assertThat(rows.rows("patient_identifier"))
                .extracting(row -> TableRows.brief(row, "value currency"))
                .containsExactly("A historic", "B current");
    }

    @Test
    void a_part_of_a_date_is_reported_and_no_date() throws IOException {
        TableRows rows = TableRows.of(
                List.of("{\"id\":\"1\",\"resourceType\":\"Patient\",\"birthDate\":\"1950-02\",\"gender\":\"male\"}"));

        assertThat(TableRows.brief(rows.rows("patient").get(0), "birth_date sex"))
                .isEqualTo("- male");
        assertThat(rows.rejected()).containsExactly("patient.birth_date is no complete date");
    }

    @Test
    void a_person_has_the_same_row_in_v2_and_v3() throws IOException {
        String columns = "mbi_current birth_date sex death_date deceased name_family name_given state zip5";
        TableRows v2 = simulated(2, "Patient");
        TableRows v3 = simulated(3, "Patient");

        List<String> people = v2.rows("patient").stream()
                .map(row -> TableRows.brief(row, columns))
                .toList();

        assertThat(people).hasSize(ENROLLEES).doesNotHaveDuplicates().noneMatch(row -> row.startsWith("-"));
        assertThat(people).anyMatch(row -> row.contains(" true ")).anyMatch(row -> row.contains(" false "));
        assertThat(v3.rows("patient"))
                .extracting(row -> TableRows.brief(row, columns))
                .isEqualTo(people);
        assertThat(v2.rejected()).isEmpty();
        assertThat(v3.rejected()).isEmpty();
    }

    @Test
    void a_person_has_the_same_medicare_numbers_in_v2_and_v3() throws IOException {
        String columns = "system value currency";
        List<String> v3 = simulated(3, "Patient").rows("patient_identifier").stream()
                .map(row -> TableRows.brief(row, columns))
                .toList();

        assertThat(v3).anyMatch(row -> row.endsWith(" historic")).anyMatch(row -> row.endsWith(" current"));
        assertThat(simulated(2, "Patient").rows("patient_identifier").stream()
                        .filter(row -> row.get("currency") != null)
                        .map(row -> TableRows.brief(row, columns)))
                .containsExactlyInAnyOrderElementsOf(v3);
    }

    /** Rows of CMS's samples; those who call this are skipped where there are none. */
    static TableRows samples(String file) throws IOException {
        Path path = SAMPLES.resolve(file + ".ndjson");
        assumeTrue(Files.exists(path), "There are no sample records");
        return TableRows.of(Files.readAllLines(path));
    }

    /** Rows of the simulator's records of these types. */
    static TableRows simulated(int version, String... types) throws IOException {
        SyntheticClaims claims = new SyntheticClaims(1, version);
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (String type : types) {
            for (int enrollee = 0; enrollee < ENROLLEES; enrollee++) {
                claims.write(type, enrollee, EnumSet.allOf(SyntheticClaims.SystemType.class), lines);
            }
        }
        return TableRows.of(lines.toString(StandardCharsets.UTF_8).lines().toList());
    }

    /** What is not NULL of each row, a row a line. */
    static String filled(List<Map<String, String>> rows) {
        return rows.stream()
                .map(row -> row.entrySet().stream()
                                .filter(column -> column.getValue() != null)
                                .map(Map.Entry::toString)
                                .collect(Collectors.joining(", "))
                        + "\n")
                .collect(Collectors.joining());
    }
}
