package io.github.bcdacamel.simulator.claims;

import static io.github.bcdacamel.simulator.claims.BasicShapes.date;
import static io.github.bcdacamel.simulator.claims.BasicShapes.dollars;
import static io.github.bcdacamel.simulator.claims.BasicShapes.each;
import static io.github.bcdacamel.simulator.claims.BasicShapes.list;
import static io.github.bcdacamel.simulator.claims.BasicShapes.number;
import static io.github.bcdacamel.simulator.claims.BasicShapes.object;
import static io.github.bcdacamel.simulator.claims.BasicShapes.of;
import static io.github.bcdacamel.simulator.claims.BasicShapes.text;
import static io.github.bcdacamel.simulator.claims.BasicShapes.when;
import static io.github.bcdacamel.simulator.claims.Field.field;

import io.github.bcdacamel.simulator.claims.Claim.Diagnosis;
import io.github.bcdacamel.simulator.claims.Claim.Procedure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The person, provider, diagnoses, procedures and lines of a partly adjudicated claim, as FISS tells them, or MCS. */
final class PartlyAdjudicatedShapes {

    private PartlyAdjudicatedShapes() {}

    static Shape<Claim> patient(boolean fiss) {
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

    static Shape<Claim> organization(boolean fiss) {
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
                                list(
                                        Fhir.variable("V:mcs/bill-prov-type", "20"),
                                        Fhir.variable("V:mcs/bill-prov-spec", "11")))),
                field("id", "provider-org"),
                field("identifier", list(numbers)),
                field("resourceType", "Organization"));
    }

    static Shape<Diagnosis> diagnosis(boolean fiss) {
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

    static Shape<Procedure> procedure() {
        return object(
                field("date", date(Procedure::date, "T00:00:00+00:00")),
                field(
                        "procedureCodeableConcept",
                        Fhir.concept(Fhir.coding(
                                "http://www.cms.gov/Medicare/Coding/ICD10",
                                text((Procedure procedure) -> procedure.code().code())))),
                field("sequence", number(Procedure::sequence)));
    }

    static Shape<Line> item(boolean fiss) {
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
