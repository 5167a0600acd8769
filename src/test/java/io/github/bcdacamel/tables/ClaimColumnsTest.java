package io.github.bcdacamel.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names, order and types of the columns of the claim tables: a contract with everybody who has queries over them. */
class ClaimColumnsTest {

    private static final Path CROSSWALK = Path.of("../shared/data/bfd_crosswalk.tsv");

    private static final List<String> INTEGERS = List.of(
            "line_number",
            "seq",
            "rank",
            "line_count",
            "diagnosis_count",
            "diagnosis_sequence",
            "detail_number",
            "days_supply",
            "fill_number");

    private static final List<String> AMOUNTS = List.of(
            "charge",
            "total_charge",
            "noncovered_charge",
            "rate",
            "allowed",
            "paid",
            "paid_amount",
            "provider_paid",
            "patient_paid_to",
            "primary_payer_paid",
            "deductible",
            "blood_deductible",
            "coinsurance",
            "noncovered",
            "patient_paid",
            "total_drug_cost",
            "patient_pay",
            "plan_paid",
            "lics",
            "gap_discount",
            "other_troop",
            "plro",
            "gdc_below_oopt",
            "gdc_above_oopt");

    private static final List<String> DATES = List.of(
            "claim_start",
            "claim_end",
            "created",
            "processed_date",
            "admission_date",
            "discharge_date",
            "payment_date",
            "service_start",
            "service_end",
            "procedure_date");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            claim             | claim_key patient_id claim_id claim_group_id control_number claim_type eob_type \
            cms_claim_type api_version claim_source is_final_action status outcome claim_use claim_start claim_end \
            created processed_date bill_type facility_type drg_code admission_date discharge_date admission_type \
            admission_source discharge_status billing_npi billing_ccn facility_npi attending_npi operating_npi \
            rendering_npi referring_npi prescribing_npi total_charge paid_amount primary_payer_paid deductible \
            coinsurance noncovered_charge patient_paid payment_date coverage_id line_count diagnosis_count
            claim_line        | claim_key patient_id line_number hcpcs hcpcs_system ndc modifier_1 modifier_2 \
            modifier_3 modifier_4 modifier_5 revenue_code place_of_service type_of_service service_start service_end \
            quantity quantity_unit charge rate allowed paid provider_paid patient_paid_to deductible blood_deductible \
            coinsurance primary_payer_paid noncovered rendering_npi specialty_code processing_indicator dx_pointers \
            days_supply fill_number daw_code total_drug_cost patient_pay plan_paid lics gap_discount other_troop plro \
            gdc_below_oopt gdc_above_oopt claim_source
            claim_line_dx     | claim_key patient_id line_number diagnosis_sequence code
            claim_line_detail | claim_key patient_id line_number detail_number ndc quantity quantity_unit
            claim_diagnosis   | claim_key patient_id seq rank code code_nodot icd_version type poa
            claim_procedure   | claim_key patient_id seq code icd_version procedure_date
            claim_care_team   | claim_key patient_id seq role npi id_type name specialty_code taxonomy_code responsible
            """)
    void a_table_has_these_columns_in_this_order(String table, String columns) throws IOException {
        assertThat(view(table).columns()).extracting(Column::name).containsExactly(columns.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "claim",
        "claim_line",
        "claim_line_dx",
        "claim_line_detail",
        "claim_diagnosis",
        "claim_procedure",
        "claim_care_team"
    })
    void amounts_quantities_dates_and_counts_have_their_types_and_all_else_is_text(String table) throws IOException {
        for (Column column : view(table).columns()) {
            assertThat(column.type().sql()).as(column.name()).isEqualTo(expectedType(column.name()));
        }
    }

    @Test
    void every_view_and_every_column_says_what_it_is() throws IOException {
        for (View view : TableRows.views()) {
            assertThat(view.source()).isEqualTo(view.name() + ".json");
            assertThat(view.description()).as(view.name()).isNotBlank();
            assertThat(view.columns())
                    .allSatisfy(column -> assertThat(column.description())
                            .as(view.name() + "." + column.name())
                            .isNotBlank());
        }
    }

    @Test
    @EnabledIf("hasCrosswalk")
    void variables_are_named_as_cms_dictionary_names_them() throws IOException {
        Set<String> known =
                new HashSet<>(Set.of("CLM_GRP_ID")); // of the source rows; the dictionary has it without a name
        for (String line : Files.readAllLines(CROSSWALK)) {
            String[] fields = line.split("\t", -1);
            known.addAll(List.of(fields[2].split(",")));
            known.add(fields[8]);
            Pattern.compile("code ?= ?'([A-Z0-9_]+)'")
                    .matcher(fields[5])
                    .results()
                    .forEach(code -> known.add(code.group(1)));
        }
        for (View view : TableRows.views()) {
            for (Column column : view.columns()) {
                String variables = column.tags().get("cms/variable");
                if (view.name().startsWith("claim") && variables != null) {
                    assertThat(known).as(view.name() + "." + column.name()).contains(variables.split(", "));
                }
            }
        }
    }

    static boolean hasCrosswalk() {
        return Files.exists(CROSSWALK);
    }

    private static String expectedType(String column) {
        if (AMOUNTS.contains(column)) {
            return "DECIMAL(18,2)";
        }
        if (column.equals("quantity")) {
            return "DECIMAL(18,4)";
        }
        if (column.equals("is_final_action") || column.equals("responsible")) {
            return "BOOLEAN";
        }
        return DATES.contains(column) ? "DATE" : INTEGERS.contains(column) ? "INTEGER" : "VARCHAR";
    }

    private static View view(String name) throws IOException {
        return TableRows.views().stream()
                .filter(view -> view.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
