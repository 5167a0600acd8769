package io.github.bcdacamel.simulator.claims;

import static io.github.bcdacamel.simulator.claims.BasicShapes.date;
import static io.github.bcdacamel.simulator.claims.BasicShapes.dollars;
import static io.github.bcdacamel.simulator.claims.BasicShapes.each;
import static io.github.bcdacamel.simulator.claims.BasicShapes.list;
import static io.github.bcdacamel.simulator.claims.BasicShapes.number;
import static io.github.bcdacamel.simulator.claims.BasicShapes.object;
import static io.github.bcdacamel.simulator.claims.BasicShapes.text;
import static io.github.bcdacamel.simulator.claims.BasicShapes.when;
import static io.github.bcdacamel.simulator.claims.Field.field;

import io.github.bcdacamel.simulator.claims.Claim.CareTeamMember;
import io.github.bcdacamel.simulator.claims.Claim.Diagnosis;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Patient, Coverage and ExplanationOfBenefit as API v1 has them: FHIR STU3 and CMS's own codes; the simplest of the three. */
final class VersionOne {

    static final String LAST_UPDATED = "2026-10-08T16:00:13.724-05:00";

    private static final DetailShapes DETAILS = new DetailShapes(true);
    private static final Map<ClaimType, Shape<Claim>> CLAIMS = new EnumMap<>(ClaimType.class);

    static final Shape<Enrollee> PATIENT = object(
            field(
                    "address",
                    list(object(
                            field("district", "999"),
                            field(
                                    "postalCode",
                                    text((Enrollee enrollee) -> enrollee.place().zip())),
                            field(
                                    "state",
                                    text((Enrollee enrollee) -> enrollee.place().state()))))),
            field("birthDate", date(Enrollee::born)),
            field("deceasedDateTime", date(Enrollee::died)),
            field(
                    "extension",
                    list(object(
                            field("url", Fhir.url("V:race")),
                            field(
                                    "valueCoding",
                                    object(
                                            field("system", Fhir.url("V:race")),
                                            field(
                                                    "code",
                                                    text((Enrollee enrollee) ->
                                                            enrollee.race().code())),
                                            field(
                                                    "display",
                                                    text((Enrollee enrollee) ->
                                                            enrollee.race().display()))))))),
            field("gender", text(Enrollee::gender)),
            field("id", text((Enrollee enrollee) -> "" + enrollee.number())),
            field(
                    "identifier",
                    list(
                            plain(Fhir.url("V:bene_id"), text((Enrollee enrollee) -> "" + enrollee.number())),
                            object(
                                    field(
                                            "extension",
                                            list(Fhir.extension(
                                                    "CS:identifier-currency",
                                                    "CS:identifier-currency|current|Current"))),
                                    field("system", Fhir.url("H:sid/us-mbi")),
                                    field("value", text(Enrollee::mbi))))),
            field("meta", object(field("lastUpdated", LAST_UPDATED))),
            field(
                    "name",
                    list(object(
                            field("family", text(Enrollee::family)),
                            field("given", each(Enrollee::given, text((String given) -> given))),
                            field("use", "usual")))),
            field("resourceType", "Patient"));

    static {
        for (ClaimType type : ClaimType.values()) {
            CLAIMS.put(type, claim(type));
        }
    }

    private VersionOne() {}

    static Shape<Claim> eob(ClaimType type) {
        return CLAIMS.get(type);
    }

    static List<Shape<Enrollee>> coverages() {
        return List.of(
                coverage("part-a", "Part A"),
                coverage("part-b", "Part B"),
                when(Enrollee::managedCare, coverage("part-c", "Part C")),
                when(Enrollee::drugPlan, coverage("part-d", "Part D")));
    }

    private static Shape<Enrollee> coverage(String prefix, String name) {
        return object(
                field("beneficiary", Fhir.reference(text((Enrollee enrollee) -> "Patient/" + enrollee.number()))),
                field(
                        "extension",
                        list(Fhir.extension("V:ms_cd", "V:ms_cd|10|Aged without end-stage renal disease (ESRD)"))),
                field("grouping", object(field("subGroup", "Medicare"), field("subPlan", name))),
                field("id", text((Enrollee enrollee) -> prefix + "-" + enrollee.number())),
                field("meta", object(field("lastUpdated", LAST_UPDATED))),
                field("resourceType", "Coverage"),
                field("status", "active"),
                field("type", Fhir.concept("T:v3-ActCode|SUBSIDIZ")));
    }

    private static Shape<Claim> claim(ClaimType type) {
        List<Field<? super Claim>> fields = new ArrayList<>();
        fields.add(field(
                "benefitBalance",
                when(
                        claim -> !type.drug(),
                        list(object(
                                field("category", Fhir.concept("H:benefit-category|1|Medical Care")),
                                field("financial", list(DETAILS.balances("v2-benefit-balances", type))))))));
        fields.add(field(
                "billablePeriod", object(field("end", date(Claim::through)), field("start", date(Claim::from)))));
        fields.add(field(
                "careTeam",
                each(
                        Claim::careTeam,
                        object(
                                field(
                                        "provider",
                                        object(field(
                                                "identifier",
                                                plain(
                                                        Fhir.url("H:sid/us-npi"),
                                                        text((CareTeamMember member) -> member.provider()
                                                                .npi()))))),
                                field(
                                        "role",
                                        Fhir.concept(Fhir.coding("H:claimcareteamrole", text(CareTeamMember::role)))),
                                field("sequence", number(CareTeamMember::sequence))))));
        fields.add(field(
                "diagnosis",
                each(
                        Claim::diagnoses,
                        object(
                                field(
                                        "diagnosisCodeableConcept",
                                        Fhir.concept(object(
                                                field("system", Fhir.url("H:sid/icd-10")),
                                                field(
                                                        "code",
                                                        text((Diagnosis diagnosis) ->
                                                                diagnosis.code().code())),
                                                field(
                                                        "display",
                                                        text((Diagnosis diagnosis) ->
                                                                diagnosis.code().display()))))),
                                field("sequence", number(Diagnosis::sequence))))));
        fields.add(field("extension", list(DETAILS.<Claim>extensions("v2-extensions", type))));
        fields.add(field("id", text(EobV2::id)));
        fields.add(field(
                "identifier",
                list(
                        plain(Fhir.url(type.drug() ? "V:pde_id" : "V:clm_id"), text((Claim claim) -> "-" + claim.id())),
                        plain(
                                "https://bluebutton.cms.gov/resources/identifier/claim-group",
                                text((Claim claim) -> "-" + claim.groupId())))));
        fields.add(field("information", list(DETAILS.information("v2-information", type))));
        fields.add(field(
                "insurance",
                object(field(
                        "coverage",
                        Fhir.reference(text((Claim claim) -> "Coverage/" + type.part() + "-"
                                + claim.enrollee().number()))))));
        fields.add(field("item", each(Claim::lines, item(type))));
        fields.add(field("meta", object(field("lastUpdated", date(Claim::processed, EobV2.NOW)))));
        fields.add(field(
                "organization",
                object(field(
                        "identifier",
                        plain(
                                Fhir.url("H:sid/us-npi"),
                                text((Claim claim) -> claim.billing().npi()))))));
        fields.add(field(
                "patient",
                Fhir.reference(text(claim -> "Patient/" + claim.enrollee().number()))));
        fields.add(field(
                "payment",
                object(field(
                        "amount",
                        DETAILS.money(dollars((Claim claim) -> claim.money().paid()))))));
        fields.add(field("procedure", each(Claim::procedures, PartShapesV2.procedure())));
        fields.add(field("resourceType", "ExplanationOfBenefit"));
        fields.add(field("status", text(claim -> claim.replaced() ? "cancelled" : "active")));
        fields.add(field(
                "totalCost",
                DETAILS.money(dollars((Claim claim) -> claim.money().submitted()))));
        String near = type.drug() ? "" : "V:nch_clm_type_cd|" + type.nearLine() + " + ";
        fields.add(field(
                "type",
                Fhir.concept(near + "CS:eob-type|" + type.name() + " + H:ex-claimtype|"
                        + (type.drug() ? "pharmacy" : type.professional() ? "professional" : "institutional"))));
        return object(fields);
    }

    private static Shape<Line> item(ClaimType type) {
        String system = type.drug() ? "H:sid/ndc" : "CS:hcpcs";
        return object(
                field("adjudication", list(DETAILS.<Line>adjudications("v2-item-adjudications", type))),
                field("careTeamLinkId", each(Line::careTeamSequence, number(Integer::longValue))),
                field(
                        "diagnosisLinkId",
                        when(line -> type.professional(), each(Line::diagnosisSequence, number(Integer::longValue)))),
                field("quantity", object(field("value", number(Line::units)))),
                field(
                        "revenue",
                        when(
                                (Line line) -> type.institutional(),
                                Fhir.concept(Fhir.coding(
                                        "V:rev_cntr",
                                        text((Line line) -> line.revenueCenter().code()))))),
                field("sequence", number(Line::sequence)),
                field(
                        "service",
                        Fhir.concept(Fhir.coding(
                                system, text((Line line) -> line.service().code())))),
                field("servicedPeriod", object(field("end", date(Line::through)), field("start", date(Line::from)))));
    }

    private static <T> Shape<T> plain(String system, Shape<T> value) {
        return object(field("system", system), field("value", value));
    }
}
