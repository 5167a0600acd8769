package io.github.bcdacamel.simulator.claims;

import static io.github.bcdacamel.simulator.claims.Field.field;
import static io.github.bcdacamel.simulator.claims.Shapes.SEQUENCE;
import static io.github.bcdacamel.simulator.claims.Shapes.date;
import static io.github.bcdacamel.simulator.claims.Shapes.dollars;
import static io.github.bcdacamel.simulator.claims.Shapes.each;
import static io.github.bcdacamel.simulator.claims.Shapes.list;
import static io.github.bcdacamel.simulator.claims.Shapes.number;
import static io.github.bcdacamel.simulator.claims.Shapes.object;
import static io.github.bcdacamel.simulator.claims.Shapes.of;
import static io.github.bcdacamel.simulator.claims.Shapes.pick;
import static io.github.bcdacamel.simulator.claims.Shapes.text;
import static io.github.bcdacamel.simulator.claims.Shapes.truth;
import static io.github.bcdacamel.simulator.claims.Shapes.when;

import io.github.bcdacamel.simulator.claims.Claim.Diagnosis;
import io.github.bcdacamel.simulator.claims.Claim.Procedure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Claim and ClaimResponse, which only API v2 has: what the shared systems know of the newest claims before they are paid. FISS
 * (institutional, ids {@code f-}) and MCS (professional, ids {@code m-}) differ in what they tell. The person is contained; there
 * is no reference to a Patient.
 */
final class PartlyAdjudicated {

    private static final Details DETAILS = new Details(false);
    private static final String UNIQUE = "CB:C4BBIdentifierType|uc|Unique Claim ID";
    private static final Shape<Claim> FISS_CLAIM = claim(true);
    private static final Shape<Claim> MCS_CLAIM = claim(false);
    private static final Shape<Claim> FISS_RESPONSE = response(true);
    private static final Shape<Claim> MCS_RESPONSE = response(false);

    private PartlyAdjudicated() {}

    /** Whether the claim is so new that it is here. CMS keeps these data for 60 days. */
    static boolean holds(Claim claim) {
        return !claim.type().drug()
                && claim.type() != ClaimType.DME
                && !claim.replaced()
                && claim.from().isAfter(claim.enrollee().lastDay().minusDays(60));
    }

    static Shape<Claim> claimOf(ClaimType type) {
        return type.institutional() ? FISS_CLAIM : MCS_CLAIM;
    }

    static Shape<Claim> responseOf(ClaimType type) {
        return type.institutional() ? FISS_RESPONSE : MCS_RESPONSE;
    }

    private static List<Field<? super Claim>> common(boolean fiss, String resourceType) {
        List<Field<? super Claim>> fields = new ArrayList<>();
        fields.add(field("created", date(Claim::processed, EobV2.NOW)));
        fields.add(field("id", text((Claim claim) -> id(claim))));
        fields.add(field(
                "identifier",
                list(Fhir.identifier(fiss ? "V:fiss/dcn" : "V:mcs/icn", UNIQUE, text(Claim::controlNumber)))));
        fields.add(field("meta", object(field("lastUpdated", date(Claim::processed, EobV2.NOW)))));
        fields.add(field("patient", Fhir.reference(text("#patient"))));
        fields.add(field("resourceType", resourceType));
        fields.add(field("status", "active"));
        fields.add(field(
                "type",
                Fhir.concept("T:claim-type|" + (fiss ? "institutional|Institutional" : "professional|Professional"))));
        fields.add(field("use", "claim"));
        return fields;
    }

    private static Shape<Claim> claim(boolean fiss) {
        List<Field<? super Claim>> fields = common(fiss, "Claim");
        fields.add(field(
                "billablePeriod", object(field("end", date(Claim::through)), field("start", date(Claim::from)))));
        fields.add(field("contained", list(patient(fiss), organization(fiss))));
        fields.add(field("diagnosis", each(Claim::diagnoses, diagnosis(fiss))));
        fields.add(field("extension", list(fiss ? code("V:fiss/serv-typ-cd", "A") : code("V:mcs/claim-type", "R"))));
        fields.add(field("item", each(Claim::lines, item(fiss))));
        fields.add(field("priority", Fhir.concept("T:processpriority|normal|Normal")));
        fields.add(field("procedure", each(Claim::procedures, procedure())));
        fields.add(field("provider", Fhir.reference(text("#provider-org"))));
        fields.add(field(
                "total", DETAILS.money(dollars((Claim claim) -> claim.money().submitted()))));
        if (fiss) {
            fields.add(field("facility", object(field("extension", list(code("V:fiss/lob-cd", "1"))))));
            fields.add(field("insurance", list(payer("MEDICARE", true, 1), payer("BLUE & GREEN", false, 2))));
            fields.add(field(
                    "supportingInfo",
                    list(
                            object(
                                    field(
                                            "category",
                                            Fhir.concept("CB:C4BBSupportingInfoType|typeofbill|Type of Bill")),
                                    field("code", Fhir.concept("V:fiss/freq-cd|1")),
                                    field("sequence", SEQUENCE)),
                            object(
                                    field(
                                            "category",
                                            Fhir.concept(
                                                    "T:claiminformationcategory|info|Information + CS:information|"
                                                            + "V:clm_drg_cd|Claim Diagnosis Related Group Code (or MS-DRG Code)")),
                                    field("code", Fhir.concept("V:clm_drg_cd|470")),
                                    field("sequence", SEQUENCE)))));
        }
        return object(fields);
    }

    private static Shape<Claim> response(boolean fiss) {
        List<Field<? super Claim>> fields = common(fiss, "ClaimResponse");
        String source = fiss ? "V:fiss/" : "V:mcs/";
        fields.add(field("contained", list(patient(fiss))));
        fields.add(field(
                "extension",
                list(
                        code(source + (fiss ? "curr-status" : "status-code"), "P"),
                        day(source + (fiss ? "recd-dt-cymd" : "claim-receipt-date"), date(Claim::through)),
                        day(source + (fiss ? "curr-tran-dt-cymd" : "status-date"), date(Claim::processed)))));
        fields.add(field("insurer", object(field("identifier", object(field("value", "CMS"))))));
        fields.add(field("outcome", pick("outcome", List.of(text("queued"), text("partial"), text("complete")))));
        fields.add(field("request", Fhir.reference(text((Claim claim) -> "Claim/" + id(claim)))));
        if (fiss) {
            fields.add(field(
                    "item",
                    each(
                            Claim::lines,
                            object(field(
                                    "adjudication",
                                    list(object(
                                            field(
                                                    "category",
                                                    Fhir.concept(
                                                            "CB:C4BBAdjudicationDiscriminator|denialreason|Denial Reason")),
                                            field("reason", Fhir.concept("V:fiss/aco-red-carc|45")))))))));
        }
        return object(fields);
    }

    private static String id(Claim claim) {
        return (claim.type().institutional() ? "f--" : "m--") + claim.controlNumber();
    }

    private static Shape<Object> code(String variable, String code) {
        return Fhir.extension(variable, variable + "|" + code);
    }

    private static Shape<Claim> day(String variable, Shape<Claim> day) {
        return object(field("url", Fhir.url(variable)), field("valueDate", day));
    }

    private static Shape<Object> payer(String name, boolean focal, int sequence) {
        return object(
                field(
                        "coverage",
                        object(field(
                                "identifier",
                                object(field("system", Fhir.url("V:fiss/payers-name")), field("value", name))))),
                field("focal", truth(focal)),
                field("sequence", number(sequence)));
    }

    private static Shape<Claim> patient(boolean fiss) {
        Shape<Enrollee> name = object(
                field("family", text((Enrollee enrollee) -> enrollee.family().toUpperCase(Locale.ROOT))),
                field("given", each(Enrollee::given, text((String given) -> given))),
                field(
                        "text",
                        text((Enrollee enrollee) -> enrollee.given().get(0) + " " + enrollee.family()
                                + " ([max 10 chars of first], [middle initial], [max 15 chars of last])")));
        return of(
                Claim::enrollee,
                object(
                        field("birthDate", when((Enrollee enrollee) -> fiss, date(Enrollee::born))),
                        field("extension", list(PatientV2.sex())),
                        field("gender", text(Enrollee::gender)),
                        field("id", "patient"),
                        field(
                                "identifier",
                                list(Fhir.identifier(
                                        "H:sid/us-mbi",
                                        "T:v2-0203|MC|Patient's Medicare Number",
                                        text(Enrollee::mbi)))),
                        field("name", list(name)),
                        field("resourceType", "Patient")));
    }

    private static Shape<Claim> organization(boolean fiss) {
        List<Shape<? super Claim>> numbers = new ArrayList<>();
        if (fiss) {
            numbers.add(Fhir.identifier(
                    "V:fiss/meda-prov-6",
                    "T:v2-0203|PRN|Provider number",
                    text((Claim claim) -> claim.billing().ccn())));
        }
        numbers.add(Fhir.identifier(
                fiss ? "V:fiss/fed-tax-nb" : "V:mcs/bill-prov-ein", "T:v2-0203|TAX|Tax ID number", text("990000001")));
        numbers.add(Fhir.identifier(
                "H:sid/us-npi", Fhir.NPI, text((Claim claim) -> claim.billing().npi())));
        return object(
                field(
                        "extension",
                        when(
                                (Claim claim) -> !fiss,
                                list(code("V:mcs/bill-prov-type", "20"), code("V:mcs/bill-prov-spec", "11")))),
                field("id", "provider-org"),
                field("identifier", list(numbers)),
                field("resourceType", "Organization"));
    }

    private static Shape<Diagnosis> diagnosis(boolean fiss) {
        return object(
                field(
                        "diagnosisCodeableConcept",
                        Fhir.concept(Fhir.coding(
                                "H:sid/icd-10-cm",
                                text((Diagnosis diagnosis) -> diagnosis.code().code())))),
                field(
                        "onAdmission",
                        when(
                                (Diagnosis diagnosis) -> fiss && diagnosis.onAdmission(),
                                Fhir.concept("V:fiss/diag-poa-ind|Y"))),
                field("sequence", number(Diagnosis::sequence)),
                field(
                        "type",
                        when(
                                (Diagnosis diagnosis) -> fiss && diagnosis.kind() == Diagnosis.Kind.PRINCIPAL,
                                list(Fhir.concept("T:ex-diagnosistype|principal|Principal Diagnosis")))));
    }

    private static Shape<Procedure> procedure() {
        return object(
                field("date", date(Procedure::date, "T00:00:00+00:00")),
                field(
                        "procedureCodeableConcept",
                        Fhir.concept(Fhir.coding(
                                "http://www.cms.gov/Medicare/Coding/ICD10",
                                text((Procedure procedure) -> procedure.code().code())))),
                field("sequence", number(Procedure::sequence)));
    }

    private static Shape<Line> item(boolean fiss) {
        List<Field<? super Line>> fields = new ArrayList<>();
        Shape<Line> service =
                list(Fhir.coding(Fhir.HCPCS, text((Line line) -> line.service().code())));
        fields.add(field(
                "modifier",
                when(
                        (Line line) -> line.happens(1, 40),
                        list(object(field(
                                "coding",
                                list(object(
                                        field("code", "KX"),
                                        field("system", fiss ? Fhir.url("CS:hcpcs") : Fhir.HCPCS),
                                        field("version", "1")))))))));
        fields.add(field("sequence", number(Line::sequence)));
        if (!fiss) {
            fields.add(field("productOrService", object(field("coding", service))));
            fields.add(field(
                    "servicedPeriod", object(field("end", date(Line::through)), field("start", date(Line::from)))));
            return object(fields);
        }
        fields.add(field(
                "detail",
                when(
                        (Line line) -> line.service().code().startsWith("J"),
                        list(object(
                                field("productOrService", Fhir.concept("H:sid/ndc|99999010814")),
                                field(
                                        "quantity",
                                        object(
                                                field("code", "mL"),
                                                field("system", "http://unitsofmeasure.org"),
                                                field("unit", "ML"),
                                                field("value", dollars((Line line) -> 150 * (1 + line.roll(4, 9)))))),
                                field("sequence", number(1)))))));
        fields.add(field(
                "extension",
                list(
                        object(
                                field("url", Fhir.url("V:fiss/rev-serv-unit-cnt")),
                                field("valueQuantity", object(field("value", number(Line::units))))),
                        concept("V:fiss/hcpc-ind", "A"))));
        fields.add(field(
                "productOrService",
                object(field("coding", service), field("extension", list(concept("V:fiss/apc-hcpcs-apc", "05012"))))));
        fields.add(field("quantity", object(field("value", number(Line::units)))));
        fields.add(field(
                "revenue",
                object(
                        field(
                                "coding",
                                list(Fhir.coding(
                                        "V:fiss/rev-cd",
                                        text((Line line) -> line.revenueCenter().code())))),
                        field("extension", list(concept("V:fiss/non-bill-rev-code", "0001"))))));
        fields.add(field("servicedDate", date(Line::from)));
        return object(fields);
    }

    private static Shape<Object> concept(String variable, String code) {
        return object(
                field("url", Fhir.url(variable)), field("valueCodeableConcept", Fhir.concept(variable + "|" + code)));
    }
}
