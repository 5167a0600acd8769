package io.github.bcdacamel.simulator.claims;

import static io.github.bcdacamel.simulator.claims.BasicShapes.date;
import static io.github.bcdacamel.simulator.claims.BasicShapes.list;
import static io.github.bcdacamel.simulator.claims.BasicShapes.number;
import static io.github.bcdacamel.simulator.claims.BasicShapes.object;
import static io.github.bcdacamel.simulator.claims.BasicShapes.pick;
import static io.github.bcdacamel.simulator.claims.BasicShapes.text;
import static io.github.bcdacamel.simulator.claims.BasicShapes.truth;
import static io.github.bcdacamel.simulator.claims.BasicShapes.when;
import static io.github.bcdacamel.simulator.claims.Field.field;

import java.util.ArrayList;
import java.util.List;

/** Coverage as API v3 has it: parts A to D and, for those on Medicaid too, the dual one. */
final class CoverageV3 {

    private static final String PROFILE = "CP:C4BB-Coverage|2.2.0";

    private CoverageV3() {}

    /** The coverages of any enrollee; those an enrollee does not have are not {@link Shape#present}. */
    static List<Shape<Enrollee>> shapes() {
        List<Shape<? super Enrollee>> entitled = List.of(
                extension("BENE-BUYIN-CD", "E", "B"),
                extension("BENE-ENRLMT-RSN-CD", "P", "A"),
                extension("BENE-MDCR-ENTLMT-STUS-CD", "Y"),
                extension("BENE-MDCR-STUS-CD", "10", "11"),
                extension("BENE-ESRD-STUS-ID", "N", "Y"),
                extension("BENE-DSBLD-STUS-ID", "N", "Y"),
                extension("BENE-MDCR-ENTLMT-RSN-CD", "0", "1"));
        List<Shape<? super Enrollee>> dual = List.of(
                extension("BENE-DUAL-STUS-CD", "02", "04"),
                extension("BENE-DUAL-TYPE-CD", "F", "P"),
                object(
                        field("url", Fhir.url("BS:MEDICAID-STATE-CD")),
                        field(
                                "valueCoding",
                                Fhir.coding(
                                        "https://www.usps.com",
                                        text((Enrollee one) -> one.place().state())))));
        List<Shape<? super Enrollee>> managed = plan();
        List<Shape<? super Enrollee>> drugs = plan();
        drugs.add(object(field("url", Fhir.url("BS:BENE-LIS-PTD-PRM-PCT")), field("valueDecimal", number(25))));
        drugs.add(extension("BENE-LIS-COPMT-LVL-CD", "4", "1"));
        return List.of(
                coverage("part-a", "Part A", "1|MEDICARE", entitled),
                coverage("part-b", "Part B", "121|Medicare Part B", entitled),
                when(Enrollee::managedCare, coverage("part-c", "Part C", "11|MEDICARE MANAGED CARE", managed)),
                when(Enrollee::drugPlan, coverage("part-d", "Part D", "122|Medicare Drug Benefit", drugs)),
                when(
                        Enrollee::dual,
                        coverage("dual", "Dual Medicare/Medicaid", "14|Dual Eligibility Medicare/Medicaid", dual)));
    }

    private static Shape<Enrollee> coverage(
            String prefix, String name, String type, List<Shape<? super Enrollee>> extensions) {
        boolean byPlan = prefix.equals("part-c") || prefix.equals("part-d");
        List<Shape<? super Enrollee>> classes = new ArrayList<>();
        classes.add(planClass("plan", text(name)));
        if (prefix.equals("part-d")) {
            classes.add(planClass("rxid", text(CoverageV3::cardNumber)));
            classes.add(planClass("rxgroup", text("354")));
            classes.add(planClass("rxpcn", text("609279")));
            classes.add(planClass("rxbin", text("999653")));
        }
        Shape<Enrollee> mbi = prefix.equals("part-d")
                ? Fhir.identifier("T:v2-0203|MB", text(CoverageV3::cardNumber))
                : Fhir.identifier("H:sid/us-mbi", "T:v2-0203|MB", text(Enrollee::mbi));
        return object(
                field("beneficiary", Fhir.reference(text((Enrollee one) -> "Patient/" + one.numberV3()))),
                field("class", list(classes)),
                field(
                        "contained",
                        list(
                                byPlan
                                        ? organization(
                                                "insurer-org",
                                                "Silver & Grey Health Plans",
                                                "1-800-555-0100",
                                                "TTY: 1-800-555-0101")
                                        : organization(
                                                "cms-org",
                                                "Centers for Medicare and Medicaid Services",
                                                "1-800-633-4227",
                                                "TTY: 1-877-486-2048"))),
                field("extension", list(extensions)),
                field(
                        "id",
                        text((Enrollee one) -> prefix + "-" + one.numberV3()
                                + (byPlan ? "-" + one.contract() + "-" + one.plan() : ""))),
                field("identifier", list(mbi)),
                field(
                        "meta",
                        object(
                                field("lastUpdated", PatientV3.LAST_UPDATED),
                                field("profile", Fhir.profile(PROFILE, "UP:us-core-coverage|7.0.0")))),
                field("payor", list(Fhir.reference(text(byPlan ? "#insurer-org" : "#cms-org")))),
                field("period", object(field("end", date(Enrollee::died)), field("start", date(Enrollee::since)))),
                field("relationship", Fhir.concept("T:subscriber-relationship|self|Self")),
                field("resourceType", "Coverage"),
                field("status", text((Enrollee one) -> one.died() == null ? "active" : "cancelled")),
                field("subscriberId", text(Enrollee::mbi)),
                field("type", Fhir.concept("https://nahdo.org/sopt|" + type)));
    }

    private static String cardNumber(Enrollee enrollee) {
        return "9" + enrollee.numberV3();
    }

    private static List<Shape<? super Enrollee>> plan() {
        List<Shape<? super Enrollee>> all = new ArrayList<>();
        all.add(object(field("url", Fhir.url("BS:BENE-CNTRCT-NUM")), field("valueString", text(Enrollee::contract))));
        all.add(object(field("url", Fhir.url("BS:BENE-PBP-NUM")), field("valueString", text(Enrollee::plan))));
        all.add(extension("BENE-CVRG-TYPE-CD", "11", "3"));
        all.add(extension("BENE-ENRLMT-EMPLR-SBSDY-SW", "Y"));
        return all;
    }

    private static Shape<Enrollee> extension(String name, String... codes) {
        List<Shape<? super Enrollee>> choices = new ArrayList<>();
        for (String code : codes) {
            choices.add(Fhir.extension("BS:" + name, "B:" + name + "|" + code));
        }
        return pick(name, choices);
    }

    private static Shape<Enrollee> planClass(String type, Shape<? super Enrollee> value) {
        return object(field("type", Fhir.concept("T:coverage-class|" + type)), new Field<>("value", value));
    }

    private static Shape<Object> organization(String id, String name, String phone, String textPhone) {
        return object(
                field("active", truth(true)),
                field(
                        "contact",
                        list(object(
                                field("purpose", Fhir.concept("T:contactentity-type|PATINF|Patient")),
                                field(
                                        "telecom",
                                        list(
                                                object(field("system", "phone"), field("value", phone)),
                                                object(field("system", "phone"), field("value", textPhone)),
                                                object(field("system", "url"), field("value", "www.medicare.gov"))))))),
                field("id", id),
                field("meta", object(field("profile", Fhir.profile("CP:C4BB-Organization|2.2.0")))),
                field("name", name),
                field("resourceType", "Organization"));
    }
}
