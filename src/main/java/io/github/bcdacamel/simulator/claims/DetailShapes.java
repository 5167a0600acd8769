package io.github.bcdacamel.simulator.claims;

import static io.github.bcdacamel.simulator.claims.BasicShapes.SEQUENCE;
import static io.github.bcdacamel.simulator.claims.BasicShapes.date;
import static io.github.bcdacamel.simulator.claims.BasicShapes.dollars;
import static io.github.bcdacamel.simulator.claims.BasicShapes.number;
import static io.github.bcdacamel.simulator.claims.BasicShapes.object;
import static io.github.bcdacamel.simulator.claims.BasicShapes.pick;
import static io.github.bcdacamel.simulator.claims.BasicShapes.text;
import static io.github.bcdacamel.simulator.claims.BasicShapes.when;
import static io.github.bcdacamel.simulator.claims.Field.field;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The shapes of the details in the tables: adjudications, balances, supporting information, extensions. What a claim owes and
 * pays is left to {@link Money}; amounts that nothing else depends on are rolled here.
 *
 * @param stu3 as FHIR STU3 (API v1) has it: amounts with a code and a system, and CMS's own coding only
 */
record DetailShapes(boolean stu3) {

    <T extends Billed> List<Shape<? super T>> adjudications(String table, ClaimType type) {
        return shapes(table, type, row -> switch (row.kind()) {
            case "reason" -> object(field("category", category(row)), field("reason", chosen(row, Fhir::concept)));
            case "count" -> object(field("category", category(row)), field("value", count(row)));
            default -> object(field("amount", money(cents(row))), field("category", category(row)));
        });
    }

    List<Shape<? super Claim>> balances(String table, ClaimType type) {
        return shapes(
                table,
                type,
                row -> row.kind().equals("count")
                        ? object(field("type", category(row)), field("usedUnsignedInt", count(row)))
                        : object(field("type", category(row)), field("usedMoney", money(cents(row)))));
    }

    List<Shape<? super Claim>> information(String table, ClaimType type) {
        return shapes(
                table,
                type,
                row -> object(
                        field("category", category(row)),
                        field("sequence", SEQUENCE),
                        value(row, "code", "timingDate")));
    }

    <T extends Billed> List<Shape<? super T>> extensions(String table, ClaimType type) {
        return shapes(
                table,
                type,
                row -> object(field("url", Fhir.url(row.subject())), value(row, "valueCoding", "valueDate")));
    }

    <T> Shape<T> money(Shape<T> amount) {
        return stu3
                ? object(field("code", "USD"), field("system", "urn:iso:std:iso:4217"), field("value", amount))
                : object(field("currency", "USD"), field("value", amount));
    }

    private <T extends Billed> Field<T> value(Row row, String code, String day) {
        Shape<T> date = date(billed -> switch (row.kind()) {
            case "from" -> billed.from();
            case "through" -> billed.through();
            default -> billed.through().plusDays(14);
        });
        return switch (row.kind()) {
            case "code" -> field(code, chosen(row, code.equals("code") ? Fhir::concept : Fhir::coding));
            case "from", "through", "processed", "loaded" -> field(day, date);
            case "period" ->
                field("timingPeriod", object(field("end", date(T::through)), field("start", date(T::from))));
            case "quantity" -> field("valueQuantity", quantity(row));
            case "identifier" ->
                field("valueIdentifier", object(field("system", Fhir.url(row.subject())), field("value", digits(row))));
            case "string" -> field("valueString", digits(row));
            case "decimal" -> field("valueDecimal", count(row));
            default -> field("valueMoney", money(cents(row)));
        };
    }

    private <T extends Varied> Shape<T> quantity(Row row) {
        String unit = row.values().isEmpty() ? "" : row.values().get(0);
        return switch (unit) {
            case "" -> object(field("value", count(row)));
            case "pint" ->
                object(
                        field("code", "[pt_us]"),
                        field("system", "http://unitsofmeasure.org"),
                        field("unit", unit),
                        field("value", count(row)));
            default -> object(field("unit", unit), field("value", count(row)));
        };
    }

    private Shape<Object> category(Row row) {
        String told = row.subject();
        return Fhir.concept(stu3 ? told.substring(told.lastIndexOf(" + ") + 1).replaceFirst("^\\+ ", "") : told);
    }

    private static <T extends Varied> Shape<T> chosen(Row row, Function<String, Shape<Object>> shape) {
        List<Shape<? super T>> choices = new ArrayList<>();
        for (String value : row.values()) {
            choices.add(shape.apply(value));
        }
        return pick(row.subject(), choices);
    }

    private static <T extends Billed> Shape<T> cents(Row row) {
        if (Amount.named(row.kind())) {
            Amount amount = Amount.of(row.kind());
            return dollars(billed -> amount.of(billed.money()));
        }
        int key = Varied.key(row.subject());
        return dollars(billed -> billed.happens(key, 50) ? 0 : billed.roll(key + 1, 60_000));
    }

    private static <T extends Varied> Shape<T> count(Row row) {
        int key = Varied.key(row.subject());
        return number(varied -> varied.roll(key, 9) + 1);
    }

    private static <T extends Varied> Shape<T> digits(Row row) {
        int key = Varied.key(row.subject());
        return text(varied -> Long.toString(10_000_000L + varied.roll(key, 90_000_000)));
    }

    private static <T extends Billed> List<Shape<? super T>> shapes(
            String table, ClaimType type, Function<Row, Shape<T>> shape) {
        List<Shape<? super T>> all = new ArrayList<>();
        for (Row row : Row.of(table, type)) {
            Shape<T> made = shape.apply(row);
            int key = Varied.key("has " + row.subject() + row.values());
            all.add(row.percent() == 100 ? made : when(billed -> billed.happens(key, row.percent()), made));
        }
        return all;
    }
}
