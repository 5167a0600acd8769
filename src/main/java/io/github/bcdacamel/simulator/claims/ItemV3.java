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

/** The lines of a claim as API v3 has them. */
final class ItemV3 {

    private static final DetailShapes DETAILS = new DetailShapes(false);

    private ItemV3() {}

    static Shape<Line> of(ClaimType type) {
        List<Field<? super Line>> fields = new ArrayList<>();
        fields.add(field("adjudication", list(DETAILS.<Line>adjudications("v3-item-adjudications", type))));
        fields.add(field("sequence", number(Line::sequence)));
        if (type.drug()) {
            Shape<Line> ndc = Fhir.concept(
                    Fhir.coding("H:sid/ndc", text((Line line) -> line.service().code())));
            fields.add(field(
                    "detail",
                    list(object(
                            field("productOrService", ndc),
                            field("quantity", measured(number(1))),
                            field("sequence", number(1))))));
            fields.add(field("productOrService", ndc));
            fields.add(field("quantity", object(field("unit", "EA"), field("value", number(Line::units)))));
            fields.add(field("servicedDate", date(Line::from)));
            return object(fields);
        }
        fields.add(field("extension", list(DETAILS.<Line>extensions("v3-item-extensions", type))));
        fields.add(field(
                "modifier",
                when(
                        line -> line.happens(1, 40),
                        list(Fhir.concept(pick(
                                "modifier",
                                List.of(
                                        Fhir.coding(Fhir.HCPCS + "|GP"),
                                        Fhir.coding(Fhir.HCPCS + "|KX"),
                                        Fhir.coding(Fhir.HCPCS + "|RT"))))))));
        fields.add(field(
                "productOrService",
                Fhir.concept(Fhir.coding(
                        Fhir.HCPCS, text((Line line) -> line.service().code())))));
        fields.add(field("quantity", object(field("value", number(Line::units)))));
        fields.add(field(
                "servicedPeriod", object(field("end", date(Line::through)), field("start", date(Line::from)))));
        if (type.institutional()) {
            fields.add(field(
                    "detail",
                    when(
                            line -> line.service().code().startsWith("J"),
                            list(object(
                                    field("productOrService", Fhir.concept("H:sid/ndc|99999010814")),
                                    field("quantity", measured(dollars((Line line) -> 150 * (1 + line.roll(4, 9))))),
                                    field("sequence", number(1)))))));
            fields.add(
                    field(
                            "revenue",
                            object(
                                    field(
                                            "coding",
                                            list(
                                                    object(
                                                            field("system", Fhir.url("B:CLM-REV-CNTR-CD")),
                                                            field(
                                                                    "code",
                                                                    text((Line line) -> line.revenueCenter()
                                                                            .code())),
                                                            field(
                                                                    "display",
                                                                    text((Line line) -> line.revenueCenter()
                                                                            .display()))),
                                                    Fhir.coding(
                                                            "NU:RevenueCodes",
                                                            text((Line line) -> line.revenueCenter()
                                                                    .code())),
                                                    Fhir.coding(
                                                            "B:CLM-DDCTBL-COINSRNC-CD|0|Charges are subject to deductible and coinsurance"))))));
        } else {
            fields.add(field("diagnosisSequence", each(Line::diagnosisSequence, number(Integer::longValue))));
            fields.add(field("informationSequence", list(number(1), number(2))));
            String places = "https://www.cms.gov/Medicare/Coding/place-of-service-codes/Place_of_Service_Code_Set|";
            fields.add(field(
                    "locationCodeableConcept",
                    Fhir.concept(pick(
                            "place",
                            List.of(
                                    Fhir.coding(places + "11|Office"),
                                    Fhir.coding(places + "12|Home"),
                                    Fhir.coding(places + "22|On Campus-Outpatient Hospital"))))));
        }
        return object(fields);
    }

    private static Shape<Line> measured(Shape<? super Line> value) {
        return object(
                field("code", "mL"),
                field("system", "http://unitsofmeasure.org"),
                field("unit", "ML"),
                new Field<>("value", value));
    }
}
