package io.github.bcdacamel.simulator.claims;

import static io.github.bcdacamel.simulator.claims.BasicShapes.date;
import static io.github.bcdacamel.simulator.claims.BasicShapes.list;
import static io.github.bcdacamel.simulator.claims.BasicShapes.object;
import static io.github.bcdacamel.simulator.claims.BasicShapes.text;
import static io.github.bcdacamel.simulator.claims.BasicShapes.when;
import static io.github.bcdacamel.simulator.claims.Field.field;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Coverage as API v2 has it: one resource for each part of Medicare, with the months of the reference year as extensions. */
final class CoverageV2 {

    private CoverageV2() {}

    /** The coverages of any enrollee; those an enrollee does not have are not {@link Shape#present}. */
    static List<Shape<Enrollee>> shapes() {
        return List.of(
                part("a", "Part A", partA()),
                part("b", "Part B", partB()),
                when(Enrollee::managedCare, part("c", "Part C", partC())),
                when(Enrollee::drugPlan, part("d", "Part D", partD())));
    }

    private static Shape<Enrollee> part(String letter, String name, List<Shape<? super Enrollee>> extensions) {
        String id = "part-" + letter + "-";
        return object(
                field("beneficiary", Fhir.reference(text((Enrollee enrollee) -> "Patient/" + enrollee.number()))),
                field("class", list(planClass("group|Group", "Medicare"), planClass("plan|Plan", name))),
                field("extension", list(extensions)),
                field("id", text((Enrollee enrollee) -> id + enrollee.number())),
                field(
                        "meta",
                        object(
                                field("lastUpdated", PatientV2.LAST_UPDATED),
                                field("profile", Fhir.profile("CP:C4BB-Coverage")))),
                field(
                        "payor",
                        list(object(field(
                                "identifier", object(field("value", "Centers for Medicare and Medicaid Services")))))),
                field("period", object(field("end", date(Enrollee::died)), field("start", date(Enrollee::since)))),
                field("relationship", Fhir.concept("T:subscriber-relationship|self|Self")),
                field("resourceType", "Coverage"),
                field("status", text((Enrollee enrollee) -> enrollee.died() == null ? "active" : "cancelled")),
                field("subscriberId", text(Enrollee::mbi)),
                field("type", Fhir.concept("T:v3-ActCode|SUBSIDIZ")));
    }

    private static Shape<Object> planClass(String type, String value) {
        return object(field("type", Fhir.concept("T:coverage-class|" + type)), field("value", value));
    }

    private static List<Shape<? super Enrollee>> partA() {
        List<Shape<? super Enrollee>> all = start();
        all.add(Fhir.extension("V:orec", "V:orec|0|Old age and survivor's insurance (OASI)"));
        all.add(Fhir.extension("V:crec", "V:crec|0|Old age and survivor's insurance (OASI)"));
        all.add(Fhir.extension("V:esrd_ind", "V:esrd_ind|N|the beneficiary does not have ESRD"));
        all.add(terminated("V:a_trm_cd"));
        return year(all, "V:buyin%02d", "C|Part A and Part B state buy-in");
    }

    private static List<Shape<? super Enrollee>> partB() {
        List<Shape<? super Enrollee>> all = start();
        all.add(terminated("V:b_trm_cd"));
        return year(all, "V:buyin%02d", "C|Part A and Part B state buy-in");
    }

    private static List<Shape<? super Enrollee>> partC() {
        List<Shape<? super Enrollee>> all = year(new ArrayList<>(), "V:ptc_cntrct_id_%02d", null);
        months(all, "V:ptc_pbp_id_%02d", null);
        months(all, "V:ptc_plan_type_cd_%02d", "4|PPO/RFB/PSN & others");
        months(all, "V:hmo_ind_%02d", "C|Managed care organization (MCO) processes all claims; not lock-in");
        return all;
    }

    private static List<Shape<? super Enrollee>> partD() {
        List<Shape<? super Enrollee>> all = year(start(), "V:ptdcntrct%02d", null);
        months(all, "V:ptdpbpid%02d", null);
        months(all, "V:sgmtid%02d", "000");
        months(all, "V:cstshr%02d", "03|Part D enrolled, no premium subsidy & no copay category");
        months(all, "V:rdsind%02d", "N|No employer subsidy for the beneficiary");
        return all;
    }

    private static List<Shape<? super Enrollee>> start() {
        List<Shape<? super Enrollee>> all = new ArrayList<>();
        all.add(Fhir.extension("V:ms_cd", "V:ms_cd|10|Aged without end-stage renal disease (ESRD)"));
        return all;
    }

    private static Shape<Enrollee> terminated(String variable) {
        return PatientV2.eitherWay(
                enrollee -> enrollee.died() == null,
                Fhir.extension(variable, variable + "|0|Not Terminated"),
                Fhir.extension(variable, variable + "|1|Dead"));
    }

    private static List<Shape<? super Enrollee>> year(List<Shape<? super Enrollee>> all, String variable, String code) {
        all.add(object(field("url", Fhir.url("V:rfrnc_yr")), field("valueDate", "2025")));
        all.addAll(PatientV2.dualMonths());
        months(all, variable, code);
        return all;
    }

    /** Twelve extensions; a null code stands for the enrollee's own contract. */
    private static void months(List<Shape<? super Enrollee>> all, String variable, String code) {
        for (int month = 1; month <= 12; month++) {
            String name = String.format(Locale.ROOT, variable, month);
            all.add(
                    code == null
                            ? object(
                                    field("url", Fhir.url(name)),
                                    field(
                                            "valueCoding",
                                            Fhir.coding(
                                                    name,
                                                    text(
                                                            variable.contains("pbp")
                                                                    ? Enrollee::plan
                                                                    : Enrollee::contract))))
                            : Fhir.extension(name, name + "|" + code));
        }
    }
}
