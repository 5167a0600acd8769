package io.github.bcdacamel.simulator.claims;

import static io.github.bcdacamel.simulator.claims.BasicShapes.date;
import static io.github.bcdacamel.simulator.claims.BasicShapes.dollars;
import static io.github.bcdacamel.simulator.claims.BasicShapes.each;
import static io.github.bcdacamel.simulator.claims.BasicShapes.list;
import static io.github.bcdacamel.simulator.claims.BasicShapes.object;
import static io.github.bcdacamel.simulator.claims.BasicShapes.text;
import static io.github.bcdacamel.simulator.claims.BasicShapes.truth;
import static io.github.bcdacamel.simulator.claims.BasicShapes.when;
import static io.github.bcdacamel.simulator.claims.Field.field;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * ExplanationOfBenefit as API v3 has it: FHIR R4, CARIN Blue Button 2.2.0, CMS's newer code systems, the system it comes from
 * as a tag. A claim may be here twice: from the system that paid it (partial) and, later, from the National Claims History
 * (complete); the control number is the same, the id is not. Its lines are left to {@link ItemV3}.
 */
final class EobV3 {

    private static final int COPIED = Varied.key("shared system copy");
    private static final DetailShapes DETAILS = new DetailShapes(false);
    private static final Map<ClaimType, Shape<Claim>> FINAL = new EnumMap<>(ClaimType.class);
    private static final Map<ClaimType, Shape<Claim>> SHARED = new EnumMap<>(ClaimType.class);

    static {
        for (ClaimType type : ClaimType.values()) {
            FINAL.put(type, object(fields(type, false)));
            if (!type.drug()) {
                SHARED.put(type, object(fields(type, true)));
            }
        }
    }

    private EobV3() {}

    /** The shape in which the system of record has it; absent for a claim that a later one replaced. */
    static Shape<Claim> ofRecord(ClaimType type) {
        return FINAL.get(type);
    }

    /** The shape in which the shared system has it. */
    static Shape<Claim> ofSharedSystem(ClaimType type) {
        return SHARED.get(type);
    }

    /** Whether the shared systems (FISS, MCS, VMS) still show it: the newest claims, and corrections with what they correct. */
    static boolean inSharedSystem(Claim claim) {
        return !claim.type().drug()
                && (claim.replaced()
                        || claim.correction()
                        || claim.happens(COPIED, 6)
                        || claim.from().isAfter(Enrollee.LAST_DAY.minusDays(45)));
    }

    private static List<Field<? super Claim>> fields(ClaimType type, boolean shared) {
        List<Field<? super Claim>> fields = new ArrayList<>();
        fields.add(field("adjudication", list(DETAILS.<Claim>adjudications("v3-adjudications", type))));
        fields.add(field(
                "billablePeriod", object(field("end", date(Claim::through)), field("start", date(Claim::from)))));
        fields.add(field("careTeam", each(Claim::careTeam, PartShapesV3.careTeam(type))));
        fields.add(field("contained", list(PartShapesV3.contained(type))));
        fields.add(field("created", date(Claim::processed, "T00:00:00+00:00")));
        fields.add(field("id", text(claim -> id(claim, shared))));
        fields.add(field(
                "identifier",
                list(
                        Fhir.identifier(
                                "CB:C4BBIdentifierType|uc|Unique Claim ID", text((Claim claim) -> id(claim, shared))),
                        object(
                                field("system", "https://bluebutton.cms.gov/identifiers/CLM-CNTL-NUM"),
                                field("value", text(Claim::controlNumber))))));
        String part = type.drug() ? "Part D" : type.part().equals("part-a") ? "Part A" : "Part B";
        fields.add(field(
                "insurance",
                list(object(field("coverage", object(field("display", part))), field("focal", truth(true))))));
        fields.add(field("item", each(Claim::lines, ItemV3.of(type))));
        fields.add(field("meta", meta(type, shared)));
        fields.add(field("outcome", shared ? "partial" : "complete"));
        fields.add(field(
                "patient",
                Fhir.reference(text(claim -> "Patient/" + claim.enrollee().numberV3()))));
        fields.add(field(
                "provider",
                shared && type == ClaimType.SNF
                        ? object(field(
                                "extension",
                                list(object(
                                        field("url", Fhir.url("H:StructureDefinition/data-absent-reason")),
                                        field("valueCode", "unknown")))))
                        : Fhir.reference(
                                text((Claim claim) -> "#" + claim.billing().npi()))));
        fields.add(field("resourceType", "ExplanationOfBenefit"));
        fields.add(field("status", "active"));
        fields.add(field("supportingInfo", list(DETAILS.information("v3-information", type))));
        fields.add(field("total", list(DETAILS.<Claim>adjudications("v3-totals", type))));
        fields.add(field("type", type(type, shared)));
        fields.add(field("use", "claim"));
        if (type.drug()) {
            fields.add(field("payment", object(field("date", date(Claim::processed)))));
            return fields;
        }
        fields.add(field("diagnosis", each(Claim::diagnoses, PartShapesV3.diagnosis(type))));
        fields.add(field("insurer", Fhir.reference(text("#insurer-org"))));
        fields.add(field(
                "payment",
                object(field(
                        "amount",
                        DETAILS.money(dollars((Claim claim) -> claim.money().paid()))))));
        if (shared) {
            fields.add(field(
                    "related",
                    when(
                            Claim::correction,
                            list(object(
                                    field(
                                            "reference",
                                            object(
                                                    field(
                                                            "system",
                                                            "https://bluebutton.cms.gov/identifiers/CLM-CNTL-NUM"),
                                                    field("value", text(Claim::priorControlNumber)))),
                                    field("relationship", Fhir.concept("T:ex-relatedclaimrelationship|prior")))))));
        }
        if (type.institutional()) {
            fields.add(field("procedure", each(Claim::procedures, PartShapesV3.procedure())));
            fields.add(field("subType", Fhir.concept("CB:C4BBInstitutionalClaimSubType|" + setting(type))));
        }
        return fields;
    }

    private static String id(Claim claim, boolean shared) {
        return "" + ((shared ? 3_000_000_000_000L : 1_000_000_000_000L) + claim.id() * 37);
    }

    private static String setting(ClaimType type) {
        return type == ClaimType.OUTPATIENT ? "outpatient" : "inpatient";
    }

    private static Shape<Claim> meta(ClaimType type, boolean shared) {
        String profile = type.drug()
                ? "Pharmacy"
                : type.professional()
                        ? "Professional-NonClinician"
                        : type == ClaimType.OUTPATIENT ? "Outpatient-Institutional" : "Inpatient-Institutional";
        String source = shared
                ? type == ClaimType.DME ? "VMS" : type == ClaimType.CARRIER ? "MCS" : "FISS"
                : type.drug() ? "DDPS" : "NCH";
        String system = shared ? "SharedSystem" : type.drug() ? "DDPS" : "NationalClaimsHistory";
        Shape<Object> last = Fhir.coding("B:Final-Action|FinalAction");
        Shape<Object> notLast = Fhir.coding("B:Final-Action|NotFinalAction");
        Shape<Claim> action = (claim, out) -> (claim.replaced() ? notLast : last).write(claim, out);
        return object(
                field("lastUpdated", date(EobV3::updated, "T21:29:15.673+00:00")),
                field("profile", Fhir.profile("CP:C4BB-ExplanationOfBenefit-" + profile + "|2.2.0")),
                field(
                        "security",
                        when(
                                (Claim claim) -> shared && claim.happens(COPIED, 10),
                                list(Fhir.coding("T:v3-ActCode|42CFRPart2|42 CFR Part 2")))),
                field("source", source),
                field("tag", list(Fhir.coding("B:System-Type|" + system), action)));
    }

    /** v3 began in March 2026: nothing is older. */
    private static LocalDate updated(Claim claim) {
        LocalDate first = LocalDate.of(2026, 3, 5);
        return claim.processed().isBefore(first) ? first : claim.processed();
    }

    private static Shape<Object> type(ClaimType type, boolean shared) {
        String cms =
                switch (type) {
                    case CARRIER ->
                        (shared
                                ? "2700|MEDICARE SS PART B PROFESSIONAL"
                                : "71|MEDICARE PART B PROFESSIONAL NON-DMEPOS");
                    case DME -> (shared ? "2800|DME MEDICARE SS DME" : "82|MEDICARE DMERC DMEPOS");
                    case HHA -> (shared ? "2032|032X MEDICARE SS HHA" : "10|MEDICARE HHA CLAIM");
                    case HOSPICE -> (shared ? "2081|081X MEDICARE SS HOSPICE" : "50|MEDICARE HOSPICE CLAIM");
                    case INPATIENT ->
                        (shared ? "2011|011X MEDICARE SS HOSPITAL INPATIENT" : "60|MEDICARE INPATIENT CLAIM");
                    case OUTPATIENT ->
                        (shared ? "2013|013X MEDICARE SS HOSPITAL OUTPATIENT" : "40|MEDICARE OUTPATIENT CLAIM");
                    case SNF ->
                        (shared ? "2021|021X MEDICARE SS SNF INPATIENT" : "20|MEDICARE NON-SWING BED SNF CLAIM");
                    case PDE -> "1|MEDICARE PART D ORIGINAL CLAIM";
                };
        String kind =
                switch (type) {
                    case CARRIER -> "Professional Physician/Supplier";
                    case DME -> "Durable Medical Equipment";
                    case HHA -> "Home Health Services";
                    case HOSPICE -> "Hospice Care";
                    case INPATIENT -> "Inpatient Hospital Care";
                    case OUTPATIENT -> "Outpatient Hospital Care";
                    case SNF -> "Skilled Nursing Facility Care";
                    case PDE -> "Drug Plan Event";
                };
        String broad = type.drug() ? "pharmacy" : type.professional() ? "professional" : "institutional";
        return Fhir.concept(
                "B:CLM-TYPE-CD|" + cms + " + T:claim-type|" + broad + " + B:EOB-TYPE|" + type.name() + "|" + kind);
    }
}
