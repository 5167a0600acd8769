package io.github.bcdacamel.simulator.claims;

import static io.github.bcdacamel.simulator.claims.BasicShapes.date;
import static io.github.bcdacamel.simulator.claims.BasicShapes.dollars;
import static io.github.bcdacamel.simulator.claims.BasicShapes.each;
import static io.github.bcdacamel.simulator.claims.BasicShapes.list;
import static io.github.bcdacamel.simulator.claims.BasicShapes.number;
import static io.github.bcdacamel.simulator.claims.BasicShapes.object;
import static io.github.bcdacamel.simulator.claims.BasicShapes.pick;
import static io.github.bcdacamel.simulator.claims.BasicShapes.text;
import static io.github.bcdacamel.simulator.claims.BasicShapes.when;
import static io.github.bcdacamel.simulator.claims.Field.field;

import java.util.ArrayList;
import java.util.List;

/** The lines of a claim as API v2 has them. */
final class ItemV2 {

    private static final DetailShapes DETAILS = new DetailShapes(false);
    private static final Shape<Object> RATE = Fhir.extension("V:line_pmt_80_100_cd", "V:line_pmt_80_100_cd|0|80%");

    private ItemV2() {}

    static Shape<Line> of(ClaimType type) {
        List<Field<? super Line>> fields = new ArrayList<>();
        fields.add(field("adjudication", list(adjudications(type))));
        fields.add(field("careTeamSequence", each(Line::careTeamSequence, number(Integer::longValue))));
        fields.add(field("quantity", object(field("value", number(Line::units)))));
        fields.add(field("sequence", number(Line::sequence)));
        if (type.drug()) {
            fields.add(field("productOrService", Fhir.concept(drug("H:sid/ndc"))));
            fields.add(field("servicedDate", date(Line::from)));
            return object(fields);
        }
        fields.add(field("extension", list(DETAILS.<Line>extensions("v2-item-extensions", type))));
        fields.add(field("modifier", when(line -> line.happens(1, 40), list(modifier(type)))));
        fields.add(field("productOrService", service(type)));
        if (type.institutional()) {
            fields.add(field(
                    "locationAddress",
                    object(field("state", text((Line line) -> line.place().state())))));
            fields.add(field("revenue", revenue()));
            fields.add(field("servicedDate", date(Line::from)));
        } else {
            fields.add(field(
                    "category",
                    Fhir.concept(pick(
                            "category",
                            List.of(
                                    Fhir.coding("V:line_cms_type_srvc_cd|1|Medical care"),
                                    Fhir.coding("V:line_cms_type_srvc_cd|5|Diagnostic laboratory"))))));
            fields.add(field("diagnosisSequence", each(Line::diagnosisSequence, number(Integer::longValue))));
            fields.add(field("informationSequence", when(Line::bloodTest, list(number(2)))));
            fields.add(field("locationCodeableConcept", location(type)));
            fields.add(field(
                    "servicedPeriod", object(field("end", date(Line::through)), field("start", date(Line::from)))));
        }
        return object(fields);
    }

    private static List<Shape<? super Line>> adjudications(ClaimType type) {
        List<Shape<? super Line>> entries = DETAILS.adjudications("v2-item-adjudications", type);
        if (type.professional()) {
            entries.add(object(
                    field(
                            "amount",
                            DETAILS.money(dollars((Line line) -> line.money().paid()))),
                    field(
                            "category",
                            Fhir.concept("T:adjudication|benefit|Benefit Amount + CS:adjudication|"
                                    + "V:line_nch_pmt_amt|Line NCH Medicare Payment Amount")),
                    field("extension", list(RATE))));
        }
        return entries;
    }

    private static Shape<Line> drug(String system) {
        return object(
                field("system", Fhir.url(system)),
                field("code", text((Line line) -> line.service().code())),
                field("display", text((Line line) -> line.service().display())));
    }

    private static Shape<Line> service(ClaimType type) {
        Shape<Line> codings =
                list(Fhir.coding("CS:hcpcs", text((Line line) -> line.service().code())));
        Shape<Object> ndc = Fhir.coding("H:sid/ndc|99999010814|Insulin Glargine - INSULIN GLARGINE");
        return object(
                field("coding", codings),
                field(
                        "extension",
                        when(
                                (Line line) -> !type.institutional() || line.happens(2, 30),
                                list(object(field("url", Fhir.url("H:sid/ndc")), field("valueCoding", ndc))))));
    }

    private static Shape<Line> modifier(ClaimType type) {
        List<Shape<? super Line>> choices = new ArrayList<>();
        for (String code : List.of("LT", "RT", "GP", "KX", "NU", "RR")) {
            choices.add(object(field(
                    "coding",
                    list(
                            type.professional()
                                    ? object(
                                            field("system", Fhir.url("CS:hcpcs")),
                                            field("code", code),
                                            field("version", "5"))
                                    : object(field("system", Fhir.url("CS:hcpcs")), field("code", code))))));
        }
        return pick("modifier", choices);
    }

    private static Shape<Line> revenue() {
        Shape<Line> center = object(
                field("system", Fhir.url("V:rev_cntr")),
                field("code", text((Line line) -> line.revenueCenter().code())),
                field("display", text((Line line) -> line.revenueCenter().display())));
        return object(
                field(
                        "coding",
                        list(
                                center,
                                Fhir.coding(
                                        "NU:RevenueCodes",
                                        text((Line line) -> line.revenueCenter().code())),
                                Fhir.coding(
                                        "V:rev_cntr_ddctbl_coinsrnc_cd|0|Charges are subject to deductible and coinsurance"))),
                field(
                        "extension",
                        when(
                                (Line line) -> line.happens(3, 50),
                                list(Fhir.extension(
                                        "V:rev_cntr_stus_ind_cd",
                                        "V:rev_cntr_stus_ind_cd|A|Services not paid under OPPS")))));
    }

    private static Shape<Line> location(ClaimType type) {
        Shape<Line> place = pick(
                "place",
                List.of(
                        Fhir.coding("V:line_place_of_srvc_cd|11|Office"),
                        Fhir.coding("V:line_place_of_srvc_cd|12|Home"),
                        Fhir.coding("V:line_place_of_srvc_cd|22|Hospital outpatient department"),
                        Fhir.coding("V:line_place_of_srvc_cd|81|Independent laboratory")));
        Shape<Line> state =
                varying("V:prvdr_state_cd", text((Line line) -> line.place().state()));
        Shape<Line> extensions = type == ClaimType.DME
                ? list(state)
                : list(
                        state,
                        varying("V:prvdr_zip", text((Line line) -> line.place().zip())),
                        Fhir.extension("V:carr_line_prcng_lclty_cd", "V:carr_line_prcng_lclty_cd|99|REST OF STATE"),
                        object(
                                field("url", Fhir.url("V:carr_line_clia_lab_num")),
                                field(
                                        "valueIdentifier",
                                        object(
                                                field("system", Fhir.url("V:carr_line_clia_lab_num")),
                                                field("value", "99D9999999")))));
        return object(field("coding", list(place)), field("extension", extensions));
    }

    private static Shape<Line> varying(String variable, Shape<Line> code) {
        return object(field("url", Fhir.url(variable)), field("valueCoding", Fhir.coding(variable, code)));
    }
}
