package io.github.bcdacamel.simulator.claims;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The shapes of the details in the tables: adjudications, balances, supporting information, extensions. What a claim owes and
 * pays is left to {@link Money}; amounts that nothing else depends on are rolled here.
 *
 * @param stu3 as FHIR STU3 (API v1) has it: amounts with a code and a system, and CMS's own coding only
 */
record DetailTable(boolean stu3) {

    /**
     * One line of a table: an amount, code or date that claims of some types carry.
     *
     * @param subject the codings or the address that say what it is
     * @param kind the name of an {@link Amount}, or {@code code}, {@code count}, {@code processed} and so on
     * @param values the values to choose from, if any
     * @param percent how many of a hundred claims or lines have it
     * @param transfer the stays that have it; {@code not} some have, or empty for all
     */
    private record Row(String subject, String kind, List<String> values, int percent, String transfer) {
        private static Row of(List<String> cells) {
            return new Row(
                    cells.get(1),
                    cells.get(2),
                    cells.size() > 3 ? Arrays.asList(cells.get(3).split(" ; ")) : List.of(),
                    cells.size() > 4 && cells.get(4).matches("\\d+") ? Integer.parseInt(cells.get(4)) : 100,
                    cells.size() > 4 && !cells.get(4).matches("\\d+") ? cells.get(4) : "");
        }

        /** Null when all have it. */
        private Predicate<Billed> condition() {
            if (!transfer.isEmpty()) {
                boolean wanted = !transfer.startsWith("not ");
                Billed.Transfer asked = Billed.Transfer.valueOf(
                        transfer.substring(transfer.indexOf(' ') + 1).toUpperCase(Locale.ROOT));
                return billed -> (billed.transfer() == asked) == wanted;
            }
            int has = Varied.key("has " + subject + values);
            return percent == 100 ? null : billed -> billed.happens(has, percent);
        }

        private int key() {
            return Varied.key(subject);
        }
    }

    /** The shapes of the rows for claims of this type, or for their lines; only {@link Billed} things have them. */
    @SuppressWarnings("unchecked")
    static <T> List<Shape<T>> shapes(String table, ClaimType type, boolean stu3) {
        List<Shape<Billed>> shapes = new ArrayList<>();
        for (List<String> cells : TableReader.rows(table)) {
            if (type.isIn(cells.get(0))) {
                Row row = Row.of(cells);
                Shape<Billed> shape = new DetailTable(stu3).shape(table, row);
                Predicate<Billed> condition = row.condition();
                shapes.add(condition == null ? shape : new Shape.Choice<>(condition, shape, null));
            }
        }
        return (List<Shape<T>>) (List<?>) shapes;
    }

    private Shape<Billed> shape(String table, Row row) {
        Map<String, Shape<Billed>> fields = new HashMap<>();
        if (table.endsWith("extensions")) {
            fields.put("url", Fhir.text(row.subject()));
            putValue(fields, row, "valueCoding", "valueDate", Fhir::coding);
        } else if (table.endsWith("information")) {
            fields.put("category", category(row));
            fields.put("sequence", Shape.position());
            putValue(fields, row, "code", "timingDate", Fhir::concept);
        } else if (table.endsWith("balances")) {
            fields.put("type", category(row));
            if (row.kind().equals("count")) {
                fields.put("usedUnsignedInt", count(row));
            } else {
                fields.put("usedMoney", money(row));
            }
        } else {
            fields.put("category", category(row));
            switch (row.kind()) {
                case "reason" -> fields.put("reason", chosen(row, Fhir::concept));
                case "count" -> fields.put("value", count(row));
                default -> fields.put("amount", money(row));
            }
        }
        return Shape.object(fields);
    }

    private void putValue(
            Map<String, Shape<Billed>> fields,
            Row row,
            String code,
            String day,
            BiFunction<String, Function<String, Shape<Billed>>, Shape<Billed>> coded) {
        Shape<Billed> from = Shape.date(Billed::from);
        Shape<Billed> through = Shape.date(Billed::through);
        switch (row.kind()) {
            case "code" -> fields.put(code, chosen(row, coded));
            case "from" -> fields.put(day, from);
            case "through" -> fields.put(day, through);
            case "processed", "loaded" -> fields.put(day, Shape.date(Billed::loaded));
            case "period" -> fields.put("timingPeriod", Shape.object(Map.of("start", from, "end", through)));
            case "quantity" -> fields.put("valueQuantity", quantity(row));
            case "identifier" -> fields.put("valueIdentifier", identifier(row, digits(row)));
            case "control" -> fields.put("valueIdentifier", identifier(row, Shape.text(DetailTable::controlNumber)));
            case "string" -> fields.put("valueString", digits(row));
            case "decimal" -> fields.put("valueDecimal", count(row));
            default -> fields.put("valueMoney", money(row));
        }
    }

    private static Shape<Billed> identifier(Row row, Shape<Billed> value) {
        return Shape.object(Map.of("system", Fhir.text(row.subject()), "value", value));
    }

    /** Lines have none. */
    private static String controlNumber(Billed billed) {
        return billed instanceof Claim claim ? claim.controlNumber() : null;
    }

    private Shape<Billed> money(Row row) {
        Shape<Billed> cents = cents(row);
        return Shape.object(
                stu3
                        ? Map.of(
                                "code", Shape.text("USD"), "system", Shape.text("urn:iso:std:iso:4217"), "value", cents)
                        : Map.of("currency", Shape.text("USD"), "value", cents));
    }

    private Shape<Billed> category(Row row) {
        String codings = row.subject();
        int last = codings.lastIndexOf(" + ");
        return Fhir.concept(stu3 && last >= 0 ? codings.substring(last + 3) : codings, Fhir::text);
    }

    private static Shape<Billed> quantity(Row row) {
        Map<String, Shape<Billed>> fields = new HashMap<>(Map.of("value", count(row)));
        String unit = row.values().isEmpty() ? "" : row.values().get(0);
        if (!unit.isEmpty()) {
            fields.put("unit", Shape.text(unit));
        }
        if (unit.equals("pint")) {
            fields.put("code", Shape.text("[pt_us]"));
            fields.put("system", Shape.text("http://unitsofmeasure.org"));
        }
        return Shape.object(fields);
    }

    private static Shape<Billed> chosen(
            Row row, BiFunction<String, Function<String, Shape<Billed>>, Shape<Billed>> coded) {
        List<Shape<Billed>> choices = new ArrayList<>();
        for (String value : row.values()) {
            choices.add(coded.apply(value, Fhir::text));
        }
        return Shape.pick(row.subject(), choices);
    }

    private static Shape<Billed> cents(Row row) {
        Amount amount = Amount.named(row.kind());
        if (amount != null) {
            return Shape.dollars(billed -> amount.of(billed.money()));
        }
        int key = row.key();
        return Shape.dollars(billed -> billed.happens(key, 50) ? 0 : billed.roll(key + 1, 60_000));
    }

    private static Shape<Billed> count(Row row) {
        int key = row.key();
        return Shape.number(billed -> billed.roll(key, 9) + 1);
    }

    private static Shape<Billed> digits(Row row) {
        int key = row.key();
        return Shape.text(billed -> Long.toString(10_000_000L + billed.roll(key, 90_000_000)));
    }
}
