package io.github.bcdacamel.simulator.claims;

import io.github.bcdacamel.simulator.claims.Claim.CareTeamMember;
import io.github.bcdacamel.simulator.claims.Claim.Diagnosis;
import io.github.bcdacamel.simulator.claims.Claim.Procedure;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** The names by which a template speaks of a thing: its values, the conditions it may meet, and the lists it has. */
final class Scope<T> {

    /** A list of a thing, and the names for one of its entries. */
    record Entries<T, E>(Function<T, List<E>> of, Scope<E> scope) {}

    private static final int BLOOD_TEST_RESULT = Varied.key("result of blood test");

    static final Scope<Enrollee> ENROLLEE = new Scope<Enrollee>()
            .text("number", one -> "" + one.number())
            .text("numberV3", one -> "" + one.numberV3())
            .text("formerNumberV3", one -> "" + (one.numberV3() + 900_000_000L))
            .text("mbi", Enrollee::mbi)
            .text("formerMbi", Enrollee::formerMbi)
            .date("mbiSince", Enrollee::mbiSince)
            .text("family", Enrollee::family)
            .text("familyUpperCase", one -> one.family().toUpperCase(Locale.ROOT))
            .value("given", new Shape.Each<>(Enrollee::given, Shape.text(name -> name)))
            .text("firstGiven", one -> one.given().get(0))
            .text("gender", one -> one.female() ? "female" : "male")
            .text("raceCode", one -> one.race().code())
            .text("raceDisplay", one -> one.race().display())
            .date("born", Enrollee::born)
            .date("died", Enrollee::died)
            .text("street", Enrollee::street)
            .text("city", one -> one.place().city())
            .text("state", one -> one.place().state())
            .text("zip", one -> one.place().zip())
            .date("since", Enrollee::since)
            .date("updated", Enrollee::updated)
            .date("updatedV3", Enrollee::updatedV3)
            .date("coverageUpdated", Enrollee::coverageUpdated)
            .date("coverageUpdatedV3", Enrollee::coverageUpdatedV3)
            .text("contract", Enrollee::contract)
            .text("plan", Enrollee::plan)
            .when("female", Enrollee::female)
            .when("dead", one -> one.died() != null)
            .when("dual", Enrollee::dual)
            .when("managedCare", Enrollee::managedCare)
            .when("drugPlan", Enrollee::drugPlan)
            .when("renumbered", one -> one.formerMbi() != null)
            .when("white", one -> one.race().display().equals("White"))
            .when("black", one -> one.race().display().equals("Black"))
            .when("asian", one -> one.race().display().equals("Asian"));

    static final Scope<Provider> PROVIDER = new Scope<Provider>()
            .text("npi", Provider::npi)
            .text("ccn", Provider::ccn)
            .text("family", Provider::family)
            .text("given", Provider::given)
            .text("doctor", one -> "DR. " + one.given() + " " + one.family() + " MD")
            .text("lastFirst", one -> one.family() + ", " + one.given())
            .text("organization", Provider::organization)
            .text("taxonomyCode", one -> one.taxonomy().code())
            .text("taxonomyDisplay", one -> one.taxonomy().display())
            .text("specialty", one -> one.specialty().code())
            .text("zip", one -> one.place().zip());

    private static final Scope<CareTeamMember> CARE_TEAM_MEMBER = new Scope<CareTeamMember>()
            .number("sequence", CareTeamMember::sequence)
            .text("role", CareTeamMember::role)
            .text("roleDisplay", CareTeamMember::roleDisplay)
            .part("provider", CareTeamMember::provider, PROVIDER)
            .when("second", member -> member.sequence() == 2);

    private static final Scope<Diagnosis> DIAGNOSIS = new Scope<Diagnosis>()
            .number("sequence", Diagnosis::sequence)
            .text("code", one -> one.code().code())
            .text("dottedCode", one -> dotted(one.code().code()))
            .text("display", one -> one.code().display())
            .when("onAdmission", Diagnosis::onAdmission)
            .when("admitting", one -> one.kind() == Diagnosis.Kind.ADMITTING)
            .when("principal", one -> one.kind() == Diagnosis.Kind.PRINCIPAL)
            .when("external", one -> one.kind() == Diagnosis.Kind.EXTERNAL);

    private static final Scope<Procedure> PROCEDURE = new Scope<Procedure>()
            .number("sequence", Procedure::sequence)
            .text("code", one -> one.code().code())
            .text("display", one -> one.code().display())
            .date("date", Procedure::date)
            .when("first", one -> one.sequence() == 1);

    private static final Scope<Line> LINE = new Scope<Line>()
            .number("sequence", Line::sequence)
            .text("code", line -> line.service().code())
            .text("display", line -> line.service().display())
            .text("revenueCode", line -> line.revenueCenter().code())
            .text("revenueDisplay", line -> line.revenueCenter().display())
            .number("units", Line::units)
            .dollars("milliliters", line -> 150 * (1 + line.roll(4, 9)))
            .dollars("paid", line -> line.money().paid())
            .date("from", Line::from)
            .date("through", Line::through)
            .date("yearLater", line -> line.from().plusYears(1))
            .text("state", line -> line.place().state())
            .text("zip", line -> line.place().zip())
            .value("diagnosisSequence", new Shape.Each<>(Line::diagnosisSequence, Shape.number(Integer::longValue)))
            .value("careTeamSequence", new Shape.Each<>(Line::careTeamSequence, Shape.number(Integer::longValue)))
            .when("bloodTest", Line::bloodTest)
            .when("injection", line -> line.service().code().startsWith("J"))
            .when("modified", line -> line.happens(1, 40))
            .when("drugGiven", line -> line.happens(2, 30))
            .when("statusGiven", line -> line.happens(3, 50))
            .when("nonBillable", line -> line.happens(5, 10));

    static final Scope<Claim> CLAIM = new Scope<Claim>()
            .text("id", claim -> "" + claim.id())
            .text("recordIdV3", claim -> "" + (1_000_000_000_000L + claim.id() * 37))
            .text("sharedIdV3", claim -> "" + (3_000_000_000_000L + claim.id() * 37))
            .text("groupId", claim -> "" + claim.groupId())
            .text("prescription", claim -> "" + claim.id() % 1_000_000)
            .text("controlNumber", Claim::controlNumber)
            .text("priorControlNumber", Claim::priorControlNumber)
            .date("from", Claim::from)
            .date("through", Claim::through)
            .date("yearLater", claim -> claim.from().plusYears(1))
            .date("processed", Claim::processed)
            .date("shown", Claim::shown)
            .date("shownV3", Claim::shownV3)
            .date("loaded", Claim::loaded)
            .date("created", Claim::created)
            .date("updated", Claim::updated)
            .date("updatedV1", Claim::updatedV1)
            .date("updatedV3", Claim::updatedV3)
            .dollars("paid", claim -> claim.money().paid())
            .dollars("submitted", claim -> claim.money().submitted())
            .number("hemoglobin", claim -> 9 + claim.roll(BLOOD_TEST_RESULT, 9))
            .dollars("hemoglobinV3", claim -> 900 + claim.roll(BLOOD_TEST_RESULT, 800))
            .part("enrollee", Claim::enrollee, ENROLLEE)
            .part("billing", Claim::billing, PROVIDER)
            .part("referrer", claim -> claim.careTeam().get(0).provider(), PROVIDER)
            .each("careTeam", Claim::careTeam, CARE_TEAM_MEMBER)
            .each("diagnoses", Claim::diagnoses, DIAGNOSIS)
            .each("procedures", Claim::procedures, PROCEDURE)
            .each("lines", Claim::lines, LINE)
            .when("replaced", Claim::replaced)
            .when("correction", Claim::correction)
            .when("bloodTest", Claim::bloodTest)
            .when("sensitive", Claim::sensitive);

    private final Map<String, Shape<T>> values = new HashMap<>();
    private final Map<String, Predicate<T>> conditions = new HashMap<>();
    private final Map<String, Entries<T, ?>> lists = new HashMap<>();

    /** @throws IllegalArgumentException when there is no such value */
    Shape<T> value(String name) {
        return known("value", name, values.get(name));
    }

    /** Null when there is no such condition. */
    Predicate<T> condition(String name) {
        return conditions.get(name);
    }

    /** @throws IllegalArgumentException when there is no such list */
    Entries<T, ?> list(String name) {
        return known("list", name, lists.get(name));
    }

    private Scope<T> value(String name, Shape<T> shape) {
        values.put(name, shape);
        return this;
    }

    private Scope<T> text(String name, Function<T, String> value) {
        return value(name, Shape.text(value));
    }

    private Scope<T> number(String name, ToLongFunction<T> value) {
        return value(name, Shape.number(value));
    }

    private Scope<T> dollars(String name, ToLongFunction<T> cents) {
        return value(name, Shape.dollars(cents));
    }

    private Scope<T> date(String name, Function<T, LocalDate> day) {
        return value(name, Shape.date(day));
    }

    private Scope<T> when(String name, Predicate<T> condition) {
        conditions.put(name, condition);
        return this;
    }

    private <E> Scope<T> each(String name, Function<T, List<E>> entries, Scope<E> scope) {
        lists.put(name, new Entries<>(entries, scope));
        return this;
    }

    /** The names of a part, as {@code part.name}. */
    private <V> Scope<T> part(String name, Function<T, V> part, Scope<V> scope) {
        scope.values.forEach((inner, shape) -> values.put(name + "." + inner, new Shape.Part<>(part, shape)));
        scope.conditions.forEach(
                (inner, condition) -> conditions.put(name + "." + inner, from -> condition.test(part.apply(from))));
        return this;
    }

    private static String dotted(String icd) {
        return icd.length() > 3 ? icd.substring(0, 3) + "." + icd.substring(3) : icd;
    }

    private static <V> V known(String what, String name, V found) {
        if (found == null) {
            throw new IllegalArgumentException(
                    "The template asks for a " + what + " that does not exist: " + name + ".");
        }
        return found;
    }
}
