package io.github.bcdacamel.marts.report;

import io.github.bcdacamel.marts.report.Figure.Bar;
import io.github.bcdacamel.marts.report.Figure.Table;
import io.github.bcdacamel.marts.report.MartRows.Row;
import java.util.ArrayList;
import java.util.List;

/** The drugs that most people had, and all others together; as many as leave nobody to be recognized among the others. */
final class DrugList {

    private static final int MOST = 15;
    private static final String TITLE = "The drugs that most people had";

    private DrugList() {}

    /** @param all fills together, which are known */
    static Figure of(List<Row> ranked, Cell all) {
        int length = length(ranked, all);
        if (length == 0) {
            return Figure.of(TITLE, "No drug has enough people to be named.");
        }
        List<Row> named = ranked.subList(0, length);
        List<Row> others = ranked.subList(length, ranked.size());
        double most = named.get(0).count("people");
        List<Bar> bars = named.stream()
                .map(row -> new Bar(
                        row.text("ndc"),
                        row.has("drug_name") ? row.text("drug_name") : "",
                        row.count("people") / most,
                        Cell.of(row.count("people")).text()))
                .toList();
        return new Figure(
                TITLE,
                "People by National Drug Code; names are those that CMS sent. A drug of another maker or in another package has another code.",
                List.of(),
                bars,
                table(named, others, all));
    }

    private static int length(List<Row> ranked, Cell all) {
        if (!all.isShown()) {
            return 0;
        }
        int length = 0;
        long rest = all.count();
        for (int i = 0; i < Math.min(MOST, ranked.size()); i++) {
            Row drug = ranked.get(i);
            if (!drug.has("ndc") || drug.count("people") < Cell.LEAST) {
                break;
            }
            rest -= drug.count("fills");
            if (rest == 0 || rest >= Cell.LEAST && drug.count("further_people") >= Cell.LEAST) {
                length = i + 1;
            }
        }
        return length;
    }

    private static Table table(List<Row> named, List<Row> others, Cell all) {
        List<List<String>> lines = new ArrayList<>();
        for (Row drug : named) {
            Cell fills = Cell.of(drug.count("fills"));
            lines.add(List.of(
                    drug.text("ndc") + (drug.has("drug_name") ? " " + drug.text("drug_name") : ""),
                    Cell.of(drug.count("people")).text(),
                    fills.text(),
                    Dollars.text(drug.amount("drug_cost"), fills)));
        }
        if (!others.isEmpty()) {
            Cell people = Cell.of(named.get(named.size() - 1).count("further_people"));
            Cell fills =
                    Cell.of(others.stream().mapToLong(row -> row.count("fills")).sum(), people.count());
            lines.add(List.of(
                    "All others",
                    people.text(),
                    fills.text(),
                    Dollars.text(Dollars.sum(others.stream().map(row -> row.amount("drug_cost"))), fills)));
        }
        List<Row> both = new ArrayList<>(named);
        both.addAll(others);
        return new Table(
                "Drugs by people",
                List.of("Drug", "People", "Fills", "Cost"),
                lines,
                List.of(
                        "All",
                        "",
                        all.text(),
                        Dollars.text(Dollars.sum(both.stream().map(row -> row.amount("drug_cost"))), all)));
    }
}
