package io.github.bcdacamel.simulator.claims;

import static io.github.bcdacamel.simulator.claims.BasicShapes.date;
import static io.github.bcdacamel.simulator.claims.BasicShapes.dollars;
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
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The people, diagnoses and procedures of a claim as API v3 has them. */
final class PartShapesV3 {

    private static final String NPI = "T:v2-0203|NPI|National provider identifier";
    private static final String ON_ADMISSION =
            "https://www.cms.gov/Medicare/Medicare-Fee-for-Service-Payment/HospitalAcqCond/Coding|";

    private static final int RESULT = Varied.key("result of blood test");

    private PartShapesV3() {}

    static Shape<CareTeamMember> careTeam(ClaimType type) {
        Shape<CareTeamMember> provider = object(
                field(
                        "display",
                        text((CareTeamMember member) -> member.provider().lastFirst())),
                field(
                        "identifier",
                        Fhir.identifier(
                                "H:sid/us-npi",
                                NPI,
                                text((CareTeamMember member) ->
                                        member.provider().npi()))),
                field("type", "Practitioner"));
        Shape<CareTeamMember> specialty = list(
                Fhir.coding("B:CLM-PRVDR-SPCLTY-CD", text(CareTeamMember::specialty)),
                Fhir.coding(
                        "http://nucc.org/provider-taxonomy",
                        text((CareTeamMember member) ->
                                member.provider().taxonomy().code())));
        return object(
                field("provider", provider),
                field("qualification", when(member -> type == ClaimType.CARRIER, object(field("coding", specialty)))),
                field(
                        "role",
                        object(field("coding", list(role("T:claimcareteamrole"), role("CB:C4BBClaimCareTeamRole"))))),
                field("sequence", number(CareTeamMember::sequence)));
    }

    static List<Shape<? super Claim>> contained(ClaimType type) {
        List<Shape<? super Claim>> all = new ArrayList<>();
        if (!type.drug()) {
            all.add(object(
                    field("active", truth(true)),
                    field("id", "insurer-org"),
                    field("meta", organizationMeta()),
                    field("name", "Centers for Medicare and Medicaid Services"),
                    field("resourceType", "Organization")));
        }
        all.add(type.institutional() || type.drug() ? organization() : practitioner());
        if (type.professional()) {
            all.add(when(
                    Claim::bloodTest,
                    object(
                            field("code", Fhir.concept("http://loinc.org|718-7|Hemoglobin [Mass/volume] in Blood")),
                            field("id", "1"),
                            field(
                                    "performer",
                                    list(object(field(
                                            "identifier",
                                            object(
                                                    field("system", "http://terminology.hl7.org/NamingSystem/CLIA"),
                                                    field("value", "99D9999999")))))),
                            field("resourceType", "Observation"),
                            field("status", "final"),
                            field(
                                    "valueQuantity",
                                    object(
                                            field("code", "g/dL"),
                                            field("system", "http://unitsofmeasure.org"),
                                            field("unit", "g/dL"),
                                            field(
                                                    "value",
                                                    dollars((Claim claim) -> 900 + claim.roll(RESULT, 800))))))));
        }
        return all;
    }

    static Shape<Diagnosis> diagnosis(ClaimType type) {
        Map<Diagnosis.Kind, Shape<Object>> kinds = new EnumMap<>(Map.of(
                Diagnosis.Kind.ADMITTING, Fhir.concept("T:ex-diagnosistype|admitting"),
                Diagnosis.Kind.PRINCIPAL, Fhir.concept("T:ex-diagnosistype|principal"),
                Diagnosis.Kind.OTHER,
                        Fhir.concept("CB:C4BBClaimDiagnosisType|" + (type.professional() ? "secondary" : "other")),
                Diagnosis.Kind.EXTERNAL, Fhir.concept("CB:C4BBClaimDiagnosisType|externalcauseofinjury")));
        Shape<Diagnosis> kind = (diagnosis, out) -> kinds.get(diagnosis.kind()).write(diagnosis, out);
        return object(
                field(
                        "diagnosisCodeableConcept",
                        Fhir.concept(Fhir.coding(
                                "H:sid/icd-10-cm",
                                text((Diagnosis diagnosis) ->
                                        dotted(diagnosis.code().code()))))),
                field(
                        "onAdmission",
                        when(
                                diagnosis -> diagnosis.onAdmission() && type.institutional(),
                                Fhir.concept(ON_ADMISSION + "Y"))),
                field("sequence", number(Diagnosis::sequence)),
                field("type", list(kind)));
    }

    static Shape<Procedure> procedure() {
        Shape<Object> first = Fhir.concept("CB:C4BBClaimProcedureType|principal");
        Shape<Object> other = Fhir.concept("CB:C4BBClaimProcedureType|other");
        Shape<Procedure> type = (procedure, out) -> (procedure.sequence() == 1 ? first : other).write(procedure, out);
        return object(
                field("date", date(Procedure::date)),
                field(
                        "procedureCodeableConcept",
                        Fhir.concept(Fhir.coding(
                                "http://www.cms.gov/Medicare/Coding/ICD10",
                                text((Procedure procedure) -> procedure.code().code())))),
                field("sequence", number(Procedure::sequence)),
                field("type", list(type)));
    }

    private static String dotted(String icd) {
        return icd.length() > 3 ? icd.substring(0, 3) + "." + icd.substring(3) : icd;
    }

    private static Shape<CareTeamMember> role(String system) {
        return object(
                field("system", Fhir.url(system)),
                field("code", text(CareTeamMember::role)),
                field("display", text(CareTeamMember::roleDisplay)));
    }

    private static Shape<Claim> organization() {
        Shape<Claim> npi = text(claim -> claim.billing().npi());
        return object(
                field("active", truth(true)),
                field(
                        "address",
                        list(object(field(
                                "postalCode",
                                text((Claim claim) -> claim.billing().place().zip()))))),
                field("id", npi),
                field(
                        "identifier",
                        list(
                                Fhir.identifier("H:sid/us-npi", NPI, npi),
                                object(
                                        field("system", "http://terminology.hl7.org/NamingSystem/CCN"),
                                        field(
                                                "value",
                                                text((Claim claim) ->
                                                        claim.billing().ccn()))))),
                field("meta", organizationMeta()),
                field("name", text((Claim claim) -> claim.billing().organization())),
                field("resourceType", "Organization"));
    }

    private static Shape<Object> organizationMeta() {
        return object(field("profile", Fhir.profile("CP:C4BB-Organization|2.2.0", "UP:us-core-organization|7.0.0")));
    }

    private static Shape<Claim> practitioner() {
        Shape<Claim> npi = text(claim -> claim.billing().npi());
        return object(
                field("id", npi),
                field("identifier", list(Fhir.identifier("H:sid/us-npi", NPI, npi))),
                field(
                        "meta",
                        object(field(
                                "profile",
                                Fhir.profile("CP:C4BB-Practitioner|2.2.0", "UP:us-core-practitioner|7.0.0")))),
                field(
                        "name",
                        list(object(
                                field(
                                        "family",
                                        text((Claim claim) -> claim.billing().family())),
                                field(
                                        "given",
                                        list(text(
                                                (Claim claim) -> claim.billing().given())))))),
                field("resourceType", "Practitioner"));
    }
}
