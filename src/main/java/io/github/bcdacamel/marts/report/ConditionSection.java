package io.github.bcdacamel.marts.report;

import io.github.bcdacamel.marts.report.Figure.Bar;
import io.github.bcdacamel.marts.report.Figure.Table;
import io.github.bcdacamel.marts.report.MartRows.Row;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What people have, by the chapters of ICD-10-CM. */
final class ConditionSection {

    private static final String ID = "conditions";
    private static final String TITLE = "Conditions";

    private ConditionSection() {}

    private record Chapter(String codes, String name, Cell people, Cell claims) {

        /** By what is shown alone, so that the order tells nothing of what is not. */
        long order() {
            return people.isShown() ? -people.count() : people.isSmall() ? -1 : -2;
        }
    }

    static Section of(MartRows marts) throws SQLException {
        List<String> missing = marts.missing("report_condition");
        if (!missing.isEmpty()) {
            return Section.leftOut(ID, TITLE, missing);
        }
        List<Row> rows = marts.of("select * from report_condition order by chapter");
        if (rows.stream().allMatch(row -> row.count("claims") == 0)) {
            return new Section(
                    ID, TITLE, "No final claim with an ICD-10-CM code falls in the months of this report.", List.of());
        }
        Cell everybody = Cell.of(rows.get(0).count("people_of_all"));
        Cell all = Cell.of(rows.get(0).count("claims_of_all"), rows.get(0).count("people_of_all"));
        List<Chapter> chapters = rows.stream()
                .map(row -> chapter(row, everybody, all))
                .sorted(Comparator.comparingLong(Chapter::order))
                .toList();
        String lead =
                "ICD-10-CM diagnoses of the claims above by chapter, the most people first. Somebody with codes of two chapters is in both. A diagnosis on a claim is no proof of an illness.";
        return new Section(
                ID,
                TITLE,
                lead,
                List.of(new Figure(
                        "People by chapter", "", List.of(), bars(chapters), table(chapters, everybody, all))));
    }

    private static Chapter chapter(Row row, Cell everybody, Cell all) {
        Cell people = Cell.of(row.count("people"));
        Cell claims = Cell.of(row.count("claims"), row.count("people"));
        hideUnlessSafe(people, everybody);
        hideUnlessSafe(claims, all);
        return new Chapter(
                row.text("first_code") + "–" + row.text("last_code"), row.text("chapter_name"), people, claims);
    }

    private static void hideUnlessSafe(Cell some, Cell whole) {
        if (!CellNetwork.protectSome(some, whole)) {
            some.hide();
            whole.hide();
        }
    }

    private static List<Bar> bars(List<Chapter> chapters) {
        double most = chapters.stream()
                .filter(chapter -> chapter.people().isShown())
                .mapToDouble(chapter -> chapter.people().count())
                .max()
                .orElse(1);
        return chapters.stream()
                .filter(chapter -> chapter.people().count() > 0)
                .map(chapter -> new Bar(
                        chapter.codes(),
                        chapter.name(),
                        chapter.people().isShown() ? chapter.people().count() / most : 0,
                        chapter.people().text()))
                .toList();
    }

    private static Table table(List<Chapter> chapters, Cell everybody, Cell all) {
        List<List<String>> lines = new ArrayList<>();
        for (Chapter chapter : chapters) {
            lines.add(List.of(
                    chapter.codes() + " " + chapter.name(),
                    chapter.people().text(),
                    chapter.claims().text()));
        }
        return new Table(
                "People and claims by chapter of ICD-10-CM",
                List.of("Chapter", "People", "Claims"),
                lines,
                List.of("All claims, with or without a diagnosis", everybody.text(), all.text()));
    }
}
