package io.github.bcdacamel.simulator.claims;

import static io.github.bcdacamel.simulator.claims.BasicShapes.date;
import static io.github.bcdacamel.simulator.claims.BasicShapes.list;
import static io.github.bcdacamel.simulator.claims.BasicShapes.number;
import static io.github.bcdacamel.simulator.claims.BasicShapes.object;
import static io.github.bcdacamel.simulator.claims.BasicShapes.text;
import static io.github.bcdacamel.simulator.claims.BasicShapes.truth;
import static io.github.bcdacamel.simulator.claims.BasicShapes.when;
import static io.github.bcdacamel.simulator.claims.Field.field;

import io.github.bcdacamel.simulator.claims.Claim.CareTeamMember;
import io.github.bcdacamel.simulator.claims.Claim.Diagnosis;
import io.github.bcdacamel.simulator.claims.Claim.Procedure;
import java.util.EnumMap;
import java.util.Map;

/** The people, diagnoses, procedures and test results of a claim as API v2 has them. */
final class PartShapesV2 {

    static final Shape<Diagnosis> DIAGNOSIS = object(
            field(
                    "diagnosisCodeableConcept",
                    object(field("coding", list(code("H:sid/icd-10-cm"), code("H:sid/icd-10"))))),
            field(
                    "extension",
                    when(
                            Diagnosis::onAdmission,
                            list(Fhir.extension(
                                    "V:clm_poa_ind_sw1",
                                    "V:clm_poa_ind_sw1|Y|Diagnosis was present at the time of admission (POA)")))),
            field("sequence", number(Diagnosis::sequence)),
            field("type", list(kind())));

    private static final int RESULT = Varied.key("result of blood test");

    private PartShapesV2() {}

    static Shape<CareTeamMember> careTeam(ClaimType type) {
        Shape<CareTeamMember> specialty = type.professional()
                ? list(taxonomy(), Fhir.coding("V:prvdr_spclty", text(CareTeamMember::specialty)))
                : list(taxonomy());
        Shape<CareTeamMember> role = object(
                field("system", Fhir.url("CB:C4BBClaimCareTeamRole")),
                field("code", text(CareTeamMember::role)),
                field("display", text(CareTeamMember::roleDisplay)));
        return object(
                field(
                        "extension",
                        when(
                                member -> type.professional() && member.sequence() == 2,
                                list(
                                        Fhir.variable("V:carr_line_prvdr_type_cd", "0"),
                                        Fhir.variable("V:prtcptng_ind_cd", "1|Participating")))),
                field(
                        "provider",
                        object(
                                field(
                                        "display",
                                        text((CareTeamMember member) ->
                                                member.provider().doctor())),
                                field(
                                        "identifier",
                                        Fhir.identifier(
                                                Fhir.NPI,
                                                text((CareTeamMember member) ->
                                                        member.provider().npi()))))),
                field("qualification", object(field("coding", specialty))),
                field(
                        "responsible",
                        when((CareTeamMember member) -> type.professional() && member.sequence() == 2, truth(true))),
                field("role", object(field("coding", list(role)))),
                field("sequence", number(CareTeamMember::sequence)));
    }

    private static Shape<CareTeamMember> taxonomy() {
        return object(
                field("system", "http://nucc.org/provider-taxonomy"),
                field(
                        "code",
                        text((CareTeamMember member) ->
                                member.provider().taxonomy().code())),
                field(
                        "display",
                        text((CareTeamMember member) ->
                                member.provider().taxonomy().display())));
    }

    static Shape<Claim> observation() {
        return object(
                field("code", Fhir.concept("V:line_hct_hgb_type_cd|R1|Hemoglobin Test")),
                field("id", "line-observation-1"),
                field("resourceType", "Observation"),
                field("status", "unknown"),
                field("valueQuantity", object(field("value", number((Claim claim) -> 9 + claim.roll(RESULT, 9))))));
    }

    static Shape<Claim> organization() {
        return object(
                field("active", truth(true)),
                field("id", "provider-org"),
                field(
                        "identifier",
                        list(
                                Fhir.identifier(
                                        "T:v2-0203|PRN",
                                        text((Claim claim) -> claim.billing().ccn())),
                                Fhir.identifier(
                                        "H:sid/us-npi",
                                        "CB:C4BBIdentifierType|npi",
                                        text((Claim claim) -> claim.billing().npi())))),
                field("meta", object(field("profile", Fhir.profile("CP:C4BB-Organization")))),
                field("name", text((Claim claim) -> claim.billing().organization())),
                field("resourceType", "Organization"));
    }

    static Shape<Claim> supplier() {
        return object(
                field("display", text((Claim claim) -> claim.billing().doctor())),
                field(
                        "identifier",
                        object(
                                field("system", Fhir.url("H:sid/us-npi")),
                                field(
                                        "value",
                                        text((Claim claim) -> claim.billing().npi())))),
                field("type", "Practitioner"));
    }

    static Shape<Claim> biller() {
        return object(field(
                "identifier",
                object(
                        field("system", Fhir.url("V:carr_clm_blg_npi_num")),
                        field("value", text((Claim claim) -> claim.billing().npi())))));
    }

    static Shape<Procedure> procedure() {
        Shape<Procedure> code = text(procedure -> procedure.code().code());
        Shape<Procedure> display = text(procedure -> procedure.code().display());
        Shape<Procedure> codings = list(
                object(
                        field("system", "http://www.cms.gov/Medicare/Coding/ICD10"),
                        field("code", code),
                        field("display", display)),
                object(field("system", Fhir.url("H:sid/icd-10")), field("code", code), field("display", display)));
        return object(
                field("date", date(Procedure::date, "T00:00:00+00:00")),
                field("procedureCodeableConcept", object(field("coding", codings))),
                field("sequence", number(Procedure::sequence)));
    }

    private static Shape<Diagnosis> code(String system) {
        return object(
                field("system", Fhir.url(system)),
                field("code", text((Diagnosis diagnosis) -> diagnosis.code().code())),
                field("display", text((Diagnosis diagnosis) -> diagnosis.code().display())));
    }

    private static Shape<Diagnosis> kind() {
        Map<Diagnosis.Kind, Shape<Object>> kinds = new EnumMap<>(Map.of(
                Diagnosis.Kind.ADMITTING, Fhir.concept("T:ex-diagnosistype|admitting|Admitting Diagnosis"),
                Diagnosis.Kind.PRINCIPAL, Fhir.concept("T:ex-diagnosistype|principal|Principal Diagnosis"),
                Diagnosis.Kind.OTHER, Fhir.concept("CB:C4BBClaimDiagnosisType|other|Other"),
                Diagnosis.Kind.EXTERNAL,
                        Fhir.concept("CB:C4BBClaimDiagnosisType|externalcauseofinjury|External Cause of Injury")));
        return (diagnosis, out) -> kinds.get(diagnosis.kind()).write(diagnosis, out);
    }
}
