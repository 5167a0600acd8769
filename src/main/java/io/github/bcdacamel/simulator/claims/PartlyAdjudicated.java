package io.github.bcdacamel.simulator.claims;

import static io.github.bcdacamel.simulator.claims.BasicShapes.SEQUENCE;
import static io.github.bcdacamel.simulator.claims.BasicShapes.date;
import static io.github.bcdacamel.simulator.claims.BasicShapes.dollars;
import static io.github.bcdacamel.simulator.claims.BasicShapes.each;
import static io.github.bcdacamel.simulator.claims.BasicShapes.list;
import static io.github.bcdacamel.simulator.claims.BasicShapes.number;
import static io.github.bcdacamel.simulator.claims.BasicShapes.object;
import static io.github.bcdacamel.simulator.claims.BasicShapes.pick;
import static io.github.bcdacamel.simulator.claims.BasicShapes.text;
import static io.github.bcdacamel.simulator.claims.BasicShapes.truth;
import static io.github.bcdacamel.simulator.claims.Field.field;

import java.util.ArrayList;
import java.util.List;

/**
 * Claim and ClaimResponse, which only API v2 has: what the shared systems know of the newest claims before they are paid. FISS
 * (institutional, ids {@code f-}) and MCS (professional, ids {@code m-}) differ in what they tell. The person is contained; there
 * is no reference to a Patient.
 */
final class PartlyAdjudicated {

    private static final DetailShapes DETAILS = new DetailShapes(false);
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
        fields.add(field(
                "contained", list(PartlyAdjudicatedShapes.patient(fiss), PartlyAdjudicatedShapes.organization(fiss))));
        fields.add(field("diagnosis", each(Claim::diagnoses, PartlyAdjudicatedShapes.diagnosis(fiss))));
        fields.add(field(
                "extension",
                list(fiss ? Fhir.variable("V:fiss/serv-typ-cd", "A") : Fhir.variable("V:mcs/claim-type", "R"))));
        fields.add(field("item", each(Claim::lines, PartlyAdjudicatedShapes.item(fiss))));
        fields.add(field("priority", Fhir.concept("T:processpriority|normal|Normal")));
        fields.add(field("procedure", each(Claim::procedures, PartlyAdjudicatedShapes.procedure())));
        fields.add(field("provider", Fhir.reference(text("#provider-org"))));
        fields.add(field(
                "total", DETAILS.money(dollars((Claim claim) -> claim.money().submitted()))));
        if (fiss) {
            fields.add(field("facility", object(field("extension", list(Fhir.variable("V:fiss/lob-cd", "1"))))));
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
        fields.add(field("contained", list(PartlyAdjudicatedShapes.patient(fiss))));
        fields.add(field(
                "extension",
                list(
                        Fhir.variable(source + (fiss ? "curr-status" : "status-code"), "P"),
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
}
