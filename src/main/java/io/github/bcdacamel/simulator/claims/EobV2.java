package io.github.bcdacamel.simulator.claims;

import static io.github.bcdacamel.simulator.claims.BasicShapes.SEQUENCE;
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
 * ExplanationOfBenefit as API v2 has it: FHIR R4, CARIN Blue Button, CMS's variables as codes. Its lines are left to {@link
 * ItemV2}.
 */
final class EobV2 {

    static final String NOW = "T16:00:13.724-05:00";

    private static final DetailShapes DETAILS = new DetailShapes(false);
    private static final Map<ClaimType, Shape<Claim>> SHAPES = new EnumMap<>(ClaimType.class);

    static {
        for (ClaimType type : ClaimType.values()) {
            SHAPES.put(
                    type,
                    object(type.drug() ? drug() : type.professional() ? professional(type) : institutional(type)));
        }
    }

    private EobV2() {}

    static Shape<Claim> of(ClaimType type) {
        return SHAPES.get(type);
    }

    static String id(Claim claim) {
        return claim.type().word() + "--" + claim.id();
    }

    private static List<Field<? super Claim>> common(ClaimType type, String profile) {
        List<Field<? super Claim>> fields = new ArrayList<>();
        fields.add(field("careTeam", each(Claim::careTeam, PartShapesV2.careTeam(type))));
        fields.add(field("created", date(EobV2::updated, NOW)));
        fields.add(field("id", text(EobV2::id)));
        fields.add(field("insurer", object(field("identifier", object(field("value", "CMS"))))));
        fields.add(field("item", each(Claim::lines, ItemV2.of(type))));
        fields.add(field(
                "meta",
                object(
                        field("lastUpdated", date(EobV2::updated, NOW)),
                        field("profile", Fhir.profile("CP:C4BB-ExplanationOfBenefit-" + profile)))));
        fields.add(field("outcome", "complete"));
        fields.add(field(
                "patient",
                Fhir.reference(text(claim -> "Patient/" + claim.enrollee().number()))));
        fields.add(field("resourceType", "ExplanationOfBenefit"));
        fields.add(field("status", text(claim -> claim.replaced() ? "cancelled" : "active")));
        fields.add(field("supportingInfo", list(information(type))));
        fields.add(field("total", list(DETAILS.<Claim>adjudications("v2-totals", type))));
        fields.add(field("type", type(type)));
        fields.add(field("use", "claim"));
        return fields;
    }

    private static List<Field<? super Claim>> drug() {
        List<Field<? super Claim>> fields = common(ClaimType.PDE, "Pharmacy");
        Shape<Claim> npi = text(claim -> claim.billing().npi());
        fields.add(field("billablePeriod", object(field("end", date(Claim::from)), field("start", date(Claim::from)))));
        fields.add(field(
                "facility",
                object(
                        field("display", text((Claim claim) -> claim.billing().organization())),
                        field(
                                "extension",
                                list(Fhir.variable("V:phrmcy_srvc_type_cd", "01|Community/retail pharmacy"))),
                        field("identifier", Fhir.identifier("CB:C4BBIdentifierType|npi", npi)))));
        fields.add(field("identifier", identifiers("V:pde_id", true)));
        fields.add(field("insurance", insurance(ClaimType.PDE)));
        fields.add(field("payment", object(field("date", date(Claim::processed)))));
        fields.add(field(
                "provider",
                object(field("identifier", object(field("system", Fhir.url("H:sid/us-npi")), field("value", npi))))));
        return fields;
    }

    private static List<Field<? super Claim>> professional(ClaimType type) {
        List<Field<? super Claim>> fields = medical(type, "Professional-NonClinician");
        Shape<Claim> referrer = text(claim -> claim.careTeam().get(0).provider().npi());
        fields.add(field(
                "billablePeriod", object(field("end", date(Claim::through)), field("start", date(Claim::from)))));
        fields.add(field("contained", when(Claim::bloodTest, list(PartShapesV2.observation()))));
        fields.add(field("disposition", "01"));
        fields.add(field("provider", type == ClaimType.DME ? PartShapesV2.supplier() : PartShapesV2.biller()));
        fields.add(field(
                "referral",
                object(
                        field(
                                "display",
                                text((Claim claim) ->
                                        claim.careTeam().get(0).provider().doctor())),
                        field("identifier", Fhir.identifier(Fhir.NPI, referrer)))));
        return fields;
    }

    private static List<Field<? super Claim>> institutional(ClaimType type) {
        boolean outpatient = type == ClaimType.OUTPATIENT;
        List<Field<? super Claim>> fields =
                medical(type, outpatient ? "Outpatient-Institutional" : "Inpatient-Institutional");
        fields.add(field(
                "billablePeriod",
                object(
                        field("end", date(Claim::through)),
                        field("extension", list(Fhir.variable("V:claim_query_cd", "3|Final bill"))),
                        field("start", date(Claim::from)))));
        fields.add(field("contained", list(PartShapesV2.organization())));
        fields.add(field(
                "facility", object(field("extension", list(Fhir.variable("V:clm_fac_type_cd", "1|Hospital"))))));
        fields.add(field("procedure", each(Claim::procedures, PartShapesV2.procedure())));
        fields.add(field("provider", Fhir.reference(text("#provider-org"))));
        String word = outpatient ? "outpatient" : "inpatient";
        fields.add(field(
                "subType",
                object(
                        field("coding", list(Fhir.coding("CB:C4BBInstitutionalClaimSubType|" + word))),
                        field("text", outpatient ? "Outpatient" : "Inpatient"))));
        return fields;
    }

    private static List<Field<? super Claim>> medical(ClaimType type, String profile) {
        List<Field<? super Claim>> fields = common(type, profile);
        fields.add(field(
                "benefitBalance",
                list(object(
                        field("category", Fhir.concept("T:ex-benefitcategory|1|Medical Care")),
                        field("financial", list(DETAILS.balances("v2-benefit-balances", type)))))));
        fields.add(field("diagnosis", each(Claim::diagnoses, PartShapesV2.DIAGNOSIS)));
        fields.add(field("extension", list(DETAILS.<Claim>extensions("v2-extensions", type))));
        fields.add(field("identifier", identifiers("V:clm_id", false)));
        fields.add(field("insurance", insurance(type)));
        fields.add(field(
                "payment",
                object(field(
                        "amount",
                        DETAILS.money(dollars((Claim claim) -> claim.money().paid()))))));
        return fields;
    }

    private static LocalDate updated(Claim claim) {
        return claim.processed().plusDays(7);
    }

    private static Shape<Claim> identifiers(String variable, boolean drug) {
        String unique = "CB:C4BBIdentifierType|uc|Unique Claim ID";
        Shape<Claim> id = Fhir.identifier(variable, unique, text((Claim claim) -> "-" + claim.id()));
        Shape<Claim> group = Fhir.identifier(
                "https://bluebutton.cms.gov/resources/identifier/claim-group",
                unique,
                text((Claim claim) -> "-" + claim.groupId()));
        return drug
                ? list(
                        id,
                        group,
                        Fhir.identifier(
                                "V:rx_srvc_rfrnc_num", unique, text((Claim claim) -> "" + claim.id() % 1_000_000)))
                : list(id, group);
    }

    private static Shape<Claim> insurance(ClaimType type) {
        Shape<Claim> reference =
                text(claim -> "Coverage/" + type.part() + "-" + claim.enrollee().number());
        Shape<Claim> coverage = type.drug()
                ? object(
                        field(
                                "extension",
                                list(
                                        planNumber(
                                                "V:plan_cntrct_rec_id",
                                                text((Claim claim) ->
                                                        claim.enrollee().contract())),
                                        planNumber(
                                                "V:plan_pbp_rec_num",
                                                text((Claim claim) ->
                                                        claim.enrollee().plan())))),
                        field("reference", reference))
                : Fhir.reference(reference);
        return list(object(field("coverage", coverage), field("focal", truth(true))));
    }

    private static Shape<Claim> planNumber(String variable, Shape<Claim> value) {
        return object(
                field("url", Fhir.url(variable)),
                field("valueIdentifier", object(field("system", Fhir.url(variable)), field("value", value))));
    }

    private static List<Shape<? super Claim>> information(ClaimType type) {
        List<Shape<? super Claim>> entries = DETAILS.information("v2-information", type);
        if (type.professional()) {
            entries.add(
                    1,
                    when(
                            Claim::bloodTest,
                            object(
                                    field(
                                            "category",
                                            Fhir.concept("T:claiminformationcategory|info|Information + CS:information|"
                                                    + "V:line_hct_hgb_rslt_num|Hematocrit / Hemoglobin Test Results")),
                                    field("sequence", SEQUENCE),
                                    field("valueReference", Fhir.reference(text("#line-observation-1"))))));
        }
        return entries;
    }

    private static Shape<Object> type(ClaimType type) {
        String near =
                switch (type) {
                    case CARRIER ->
                        "Local carrier non-durable medical equipment, prosthetics, orthotics, and supplies (DMEPOS) claim";
                    case DME -> "DMERC; DMEPOS claim";
                    case HHA -> "Home Health Agency (HHA) claim";
                    case HOSPICE -> "Hospice claim";
                    case INPATIENT -> "Inpatient claim";
                    case OUTPATIENT -> "Hospital Outpatient claim";
                    case SNF -> "Non swing bed Skilled Nursing Facility (SNF) claim";
                    case PDE -> "";
                };
        String broad = type.drug()
                ? "pharmacy|Pharmacy"
                : type.professional() ? "professional|Professional" : "institutional|Institutional";
        String first = type.drug() ? "" : "V:nch_clm_type_cd|" + type.nearLine() + "|" + near + " + ";
        return Fhir.concept(first + "CS:eob-type|" + type.name() + " + T:claim-type|" + broad);
    }
}
