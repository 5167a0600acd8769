package io.github.bcdacamel.simulator.claims;

import static io.github.bcdacamel.simulator.claims.BasicShapes.SEQUENCE;
import static io.github.bcdacamel.simulator.claims.BasicShapes.date;
import static io.github.bcdacamel.simulator.claims.BasicShapes.each;
import static io.github.bcdacamel.simulator.claims.BasicShapes.list;
import static io.github.bcdacamel.simulator.claims.BasicShapes.number;
import static io.github.bcdacamel.simulator.claims.BasicShapes.object;
import static io.github.bcdacamel.simulator.claims.BasicShapes.text;
import static io.github.bcdacamel.simulator.claims.BasicShapes.truth;
import static io.github.bcdacamel.simulator.claims.Field.field;

/**
 * Prior authorizations as API v3 has them: explanations of benefit of use {@code preauthorization}, in the shared systems only,
 * and all with the same id, as in the samples that CMS publishes. Here a few home health claims were asked for beforehand.
 */
final class PriorAuthorization {

    private static final int ASKED = Varied.key("prior authorization");
    private static final String DAVINCI = "H:us/davinci-pdex/StructureDefinition/pdex-priorauthorization";

    static final Shape<Claim> SHAPE = object(
            field("careTeam", each(Claim::careTeam, PartShapesV3.careTeam(ClaimType.HHA))),
            field("contained", list(PartShapesV3.contained(ClaimType.HHA))),
            field("created", date(Claim::from, "T00:00:00+00:00")),
            field("id", "00000000-0000-0000-0000-000000000000"),
            field(
                    "identifier",
                    list(object(
                            field("system", "https://bluebutton.cms.gov/identifiers/Unique-Tracking-Number"),
                            field("value", text((Claim claim) -> "-" + claim.controlNumber()))))),
            field(
                    "insurance",
                    list(object(field("coverage", object(field("display", "Part A"))), field("focal", truth(true))))),
            field("insurer", Fhir.reference(text("#insurer-org"))),
            field("item", each(Claim::lines, item())),
            field(
                    "meta",
                    object(
                            field("lastUpdated", PatientV3.LAST_UPDATED),
                            field("profile", Fhir.profile(DAVINCI)),
                            field("source", "CWF"),
                            field("tag", list(Fhir.coding("B:System-Type|SharedSystem"))))),
            field("outcome", "partial"),
            field(
                    "patient",
                    Fhir.reference(
                            text((Claim claim) -> "Patient/" + claim.enrollee().numberV3()))),
            field(
                    "preAuthRefPeriod",
                    list(object(
                            field("end", date((Claim claim) -> claim.from().plusYears(1))),
                            field("start", date(Claim::from))))),
            field(
                    "provider",
                    Fhir.reference(text((Claim claim) -> "#" + claim.billing().npi()))),
            field("resourceType", "ExplanationOfBenefit"),
            field("status", "active"),
            field(
                    "supportingInfo",
                    list(object(
                            field("category", Fhir.concept("CB:C4BBSupportingInfoType|typeofbill")),
                            field("code", Fhir.concept("NU:TypeOfBill|32X")),
                            field("sequence", SEQUENCE)))),
            field("type", Fhir.concept("T:claim-type|institutional|institutional + B:CLM-TYPE|H|Home Health")),
            field("use", "preauthorization"));

    private PriorAuthorization() {}

    /** Whether the claim was asked for before the care began. */
    static boolean asked(Claim claim) {
        return claim.type() == ClaimType.HHA && !claim.replaced() && claim.happens(ASKED, 10);
    }

    private static Shape<Line> item() {
        return object(
                field(
                        "extension",
                        list(
                                Fhir.extension("BS:PA-DECISION", "B:PA-DECISION|A|Affirmed"),
                                object(field("url", Fhir.url("BS:PA-DT-ADDED")), field("valueDate", date(Line::from))),
                                object(
                                        field("url", Fhir.url("BS:SERVICE-CNTS")),
                                        field("valueUnsignedInt", number(Line::units))),
                                object(field("url", Fhir.url("BS:RRB-EXCL-IND")), field("valueBoolean", truth(true))))),
                field(
                        "productOrService",
                        Fhir.concept(Fhir.coding(
                                Fhir.HCPCS, text((Line line) -> line.service().code())))),
                field("sequence", number(Line::sequence)));
    }
}
