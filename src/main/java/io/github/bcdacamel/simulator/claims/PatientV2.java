package io.github.bcdacamel.simulator.claims;

import static io.github.bcdacamel.simulator.claims.BasicShapes.date;
import static io.github.bcdacamel.simulator.claims.BasicShapes.each;
import static io.github.bcdacamel.simulator.claims.BasicShapes.list;
import static io.github.bcdacamel.simulator.claims.BasicShapes.object;
import static io.github.bcdacamel.simulator.claims.BasicShapes.of;
import static io.github.bcdacamel.simulator.claims.BasicShapes.text;
import static io.github.bcdacamel.simulator.claims.BasicShapes.when;
import static io.github.bcdacamel.simulator.claims.Field.field;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Patient as API v2 has it. */
final class PatientV2 {

    static final String LAST_UPDATED = "2026-10-08T16:00:13.724-05:00";

    static final Shape<Enrollee> SHAPE = object(
            field(
                    "address",
                    list(object(
                            field(
                                    "city",
                                    text((Enrollee enrollee) -> enrollee.place().city())),
                            field("line", each(Enrollee::lines, text((String line) -> line))),
                            field(
                                    "postalCode",
                                    text((Enrollee enrollee) -> enrollee.place().zip())),
                            field(
                                    "state",
                                    text((Enrollee enrollee) -> enrollee.place().state()))))),
            field("birthDate", date(Enrollee::born)),
            field("deceasedDateTime", date(Enrollee::died)),
            field("extension", list(extensions())),
            field("gender", text(Enrollee::gender)),
            field("id", text((Enrollee enrollee) -> "" + enrollee.number())),
            field(
                    "identifier",
                    list(
                            mbi("historic", "Historic", of(Enrollee::formerMbi, text((String mbi) -> mbi)), null),
                            mbi(
                                    "current",
                                    "Current",
                                    text(Enrollee::mbi),
                                    object(field("start", date(Enrollee::mbiSince)))),
                            Fhir.identifier(
                                    "V:bene_id",
                                    "T:v2-0203|MB|Member Number",
                                    text((Enrollee enrollee) -> "" + enrollee.number())))),
            field(
                    "meta",
                    object(field("lastUpdated", LAST_UPDATED), field("profile", Fhir.profile("CP:C4BB-Patient")))),
            field(
                    "name",
                    list(object(
                            field("family", text(Enrollee::family)),
                            field("given", each(Enrollee::given, text((String given) -> given))),
                            field("use", "usual")))),
            field("resourceType", "Patient"));

    private PatientV2() {}

    /** The months of the reference year in which the enrollee had Medicaid, or not. */
    static List<Shape<? super Enrollee>> dualMonths() {
        List<Shape<? super Enrollee>> months = new ArrayList<>();
        for (int month = 1; month <= 12; month++) {
            String variable = String.format(Locale.ROOT, "V:dual_%02d", month);
            months.add(eitherWay(
                    Enrollee::dual,
                    Fhir.extension(variable, variable + "|02|Eligible for Medicare and full Medicaid - QMB plus"),
                    Fhir.extension(
                            variable,
                            variable + "|**|Enrolled in Medicare A and/or B, but no Part D enrollment data for the"
                                    + " beneficiary. (This status was indicated as 'XX' for 2006-2009)")));
        }
        return months;
    }

    static Shape<Enrollee> eitherWay(
            java.util.function.Predicate<Enrollee> question, Shape<Object> yes, Shape<Object> no) {
        return (enrollee, out) -> (question.test(enrollee) ? yes : no).write(enrollee, out);
    }

    static Shape<Enrollee> sex() {
        return object(
                field("url", Fhir.url("UP:us-core-sex")),
                field("valueCode", eitherWay(enrollee -> enrollee.female(), text("248152002"), text("248153007"))));
    }

    static Shape<Enrollee> omb() {
        Shape<Object> unknown = ombRace("T:v3-NullFlavor|UNK|Unknown", "Unknown");
        Map<String, Shape<Object>> races = Map.of(
                "White", ombRace("urn:oid:2.16.840.1.113883.6.238|2106-3|White", "White"),
                "Black",
                        ombRace(
                                "urn:oid:2.16.840.1.113883.6.238|2054-5|Black or African American",
                                "Black or African American"),
                "Asian", ombRace("urn:oid:2.16.840.1.113883.6.238|2028-9|Asian", "Asian"));
        return (enrollee, out) ->
                races.getOrDefault(enrollee.race().display(), unknown).write(enrollee, out);
    }

    private static Shape<Object> ombRace(String coding, String text) {
        return object(
                field(
                        "extension",
                        list(
                                object(field("url", "ombCategory"), field("valueCoding", Fhir.coding(coding))),
                                object(field("url", "text"), field("valueString", text)))),
                field("url", Fhir.url("UP:us-core-race")));
    }

    private static List<Shape<? super Enrollee>> extensions() {
        List<Shape<? super Enrollee>> all = new ArrayList<>();
        all.add(sex());
        all.add(object(
                field("url", Fhir.url("V:race")),
                field(
                        "valueCoding",
                        object(
                                field("system", Fhir.url("V:race")),
                                field(
                                        "code",
                                        text((Enrollee enrollee) ->
                                                enrollee.race().code())),
                                field(
                                        "display",
                                        text((Enrollee enrollee) ->
                                                enrollee.race().display()))))));
        all.add(omb());
        all.add(object(field("url", Fhir.url("V:rfrnc_yr")), field("valueDate", "2025")));
        all.addAll(dualMonths());
        return all;
    }

    private static Shape<Enrollee> mbi(String currency, String display, Shape<Enrollee> value, Shape<Enrollee> period) {
        String system = Fhir.url("CS:identifier-currency");
        Shape<Object> type = object(field(
                "coding",
                list(object(
                        field("code", "MC"),
                        field("display", "Patient's Medicare number"),
                        field(
                                "extension",
                                list(object(
                                        field("url", system),
                                        field(
                                                "valueCoding",
                                                Fhir.coding("CS:identifier-currency|" + currency + "|" + display))))),
                        field("system", Fhir.url("T:v2-0203"))))));
        List<Field<? super Enrollee>> fields = new ArrayList<>();
        fields.add(field("system", Fhir.url("H:sid/us-mbi")));
        fields.add(field("type", type));
        fields.add(field("value", value));
        if (period != null) {
            fields.add(field("period", period));
        }
        return when(enrollee -> value.present(enrollee), object(fields));
    }
}
