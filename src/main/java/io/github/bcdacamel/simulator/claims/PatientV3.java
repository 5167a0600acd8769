package io.github.bcdacamel.simulator.claims;

import static io.github.bcdacamel.simulator.claims.BasicShapes.date;
import static io.github.bcdacamel.simulator.claims.BasicShapes.each;
import static io.github.bcdacamel.simulator.claims.BasicShapes.list;
import static io.github.bcdacamel.simulator.claims.BasicShapes.object;
import static io.github.bcdacamel.simulator.claims.BasicShapes.pick;
import static io.github.bcdacamel.simulator.claims.BasicShapes.text;
import static io.github.bcdacamel.simulator.claims.BasicShapes.when;
import static io.github.bcdacamel.simulator.claims.Field.field;

import java.util.List;

/** Patient as API v3 has it. */
final class PatientV3 {

    static final String LAST_UPDATED = "2026-10-05T21:29:15.673+00:00";

    static final Shape<Enrollee> SHAPE = object(
            field(
                    "address",
                    list(object(
                            field(
                                    "postalCode",
                                    text((Enrollee enrollee) -> enrollee.place().zip())),
                            field(
                                    "state",
                                    text((Enrollee enrollee) -> enrollee.place().state()))))),
            field("birthDate", date(Enrollee::born)),
            field(
                    "communication",
                    list(object(field(
                            "language",
                            Fhir.concept(pick(
                                    "language",
                                    List.of(
                                            Fhir.coding("urn:ietf:bcp:47|en"),
                                            Fhir.coding("urn:ietf:bcp:47|es"),
                                            Fhir.coding("urn:ietf:bcp:47|unknown")))))))),
            field("deceasedDateTime", date(Enrollee::died)),
            field("extension", list(PatientV2.sex(), PatientV2.omb())),
            field("gender", text(Enrollee::gender)),
            field("id", text((Enrollee enrollee) -> "" + enrollee.numberV3())),
            field(
                    "identifier",
                    list(
                            when(
                                    (Enrollee enrollee) -> enrollee.formerMbi() != null,
                                    mbi(
                                            text(Enrollee::formerMbi),
                                            object(
                                                    field("end", date(Enrollee::mbiSince, "T00:00:00+00:00")),
                                                    field("start", date(Enrollee::since, "T00:00:00+00:00"))))),
                            mbi(
                                    text(Enrollee::mbi),
                                    object(field("start", date(Enrollee::mbiSince, "T00:00:00+00:00")))))),
            field(
                    "link",
                    when(
                            (Enrollee enrollee) -> enrollee.formerMbi() != null,
                            list(object(
                                    field(
                                            "other",
                                            object(
                                                    field("display", text(PatientV3::formerNumber)),
                                                    field(
                                                            "reference",
                                                            text((Enrollee enrollee) ->
                                                                    "Patient/" + formerNumber(enrollee))))),
                                    field("type", "replaces"))))),
            field(
                    "meta",
                    object(
                            field("lastUpdated", LAST_UPDATED),
                            field("profile", Fhir.profile("CP:C4BB-Patient|2.2.0", "UP:us-core-patient|7.0.0")))),
            field(
                    "name",
                    list(object(
                            field("family", text(Enrollee::family)),
                            field("given", each(Enrollee::given, text((String given) -> given)))))),
            field("resourceType", "Patient"));

    private PatientV3() {}

    /** The number of a record that was merged into this one; no other enrollee has it. */
    private static String formerNumber(Enrollee enrollee) {
        return "" + (enrollee.numberV3() + 900_000_000L);
    }

    private static Shape<Enrollee> mbi(Shape<Enrollee> value, Shape<Enrollee> period) {
        return object(
                field("period", period),
                field("system", Fhir.url("H:sid/us-mbi")),
                field("type", Fhir.concept("T:v2-0203|MB")),
                field("value", value));
    }
}
