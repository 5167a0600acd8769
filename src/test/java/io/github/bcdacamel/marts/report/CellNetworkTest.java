package io.github.bcdacamel.marts.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No small count is shown, and none can be computed from what is. */
class CellNetworkTest {

    @Test
    void a_small_count_is_hidden_and_another_one_with_it() {
        Cell small = Cell.of(4);
        Cell larger = Cell.of(200);
        Cell large = Cell.of(300);

        assertThat(protectSum(small, large, larger)).isTrue();

        assertThat(Stream.of(small, larger, large).map(Cell::text)).containsExactly("<11", "≥11", "300");
    }

    @Test
    void two_small_counts_hide_each_other_unless_their_sum_leaves_no_choice() {
        Cell one = Cell.of(3);
        Cell two = Cell.of(4);
        Cell rest = Cell.of(50);
        protectSum(one, two, rest);
        assertThat(rest.text()).isEqualTo("50");

        Cell ten = Cell.of(10);
        Cell alsoTen = Cell.of(10);
        Cell hiddenRest = Cell.of(50);
        protectSum(ten, alsoTen, hiddenRest);
        assertThat(hiddenRest.text()).isEqualTo("≥11");
    }

    @Test
    void zeros_are_shown_and_what_few_people_are_behind_is_not() {
        Cell zero = Cell.of(0, 0L);
        Cell ofFew = Cell.of(70, 3L);

        assertThat(zero.text()).isEqualTo("0");
        assertThat(ofFew.text()).isEqualTo("≥11");
        assertThat(Cell.of(11, 11L).text()).isEqualTo("11");
        assertThat(Cell.of(10, null).text()).isEqualTo("<11");
    }

    @Test
    void a_part_is_hidden_if_the_rest_is_small_and_shown_if_there_is_no_rest() {
        Cell most = Cell.of(95);
        Cell all = Cell.of(100);
        assertThat(CellNetwork.protectSome(most, all)).isTrue();
        assertThat(most.text() + " of " + all.text()).isEqualTo("≥11 of 100");

        Cell everybody = Cell.of(100);
        CellNetwork.protectSome(everybody, all);
        assertThat(everybody.text()).isEqualTo("100");
    }

    @Test
    void what_cannot_be_made_safe_is_told() {
        Cell ten = Cell.of(10);
        Cell alsoTen = Cell.of(10);

        assertThat(protectSum(ten, alsoTen)).isFalse();
    }

    @Test
    void no_small_count_of_a_grid_with_its_totals_can_be_found_out() {
        int hidden = 0;
        int shown = 0;
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            int rows = 1 + random.nextInt(6);
            int columns = 1 + random.nextInt(5);
            int most = List.of(3, 12, 25, 100).get(random.nextInt(4));
            List<List<Cell>> cells = IntStream.range(0, rows)
                    .mapToObj(row -> IntStream.range(0, columns)
                            .mapToObj(column -> Cell.of(random.nextInt(3) == 0 ? 0 : random.nextInt(most)))
                            .toList())
                    .toList();
            CellGrid grid = new CellGrid(
                    cells,
                    cells.stream().map(CellNetworkTest::total).toList(),
                    IntStream.range(0, columns)
                            .mapToObj(column -> total(
                                    cells.stream().map(row -> row.get(column)).toList()))
                            .toList(),
                    total(cells.stream().flatMap(List::stream).toList()));
            if (grid.isSafe()) {
                assertThat(deduce(grid, rows, columns)).as("seed " + seed).isEmpty();
                shown += cells.stream()
                        .flatMap(List::stream)
                        .filter(cell -> cell.isShown() && cell.count() > 0)
                        .count();
            }
            hidden += cells.stream()
                    .flatMap(List::stream)
                    .filter(cell -> !cell.isShown() && !cell.isSmall())
                    .count();
        }
        assertThat(hidden).isPositive();
        assertThat(shown).as("not everything is hidden").isGreaterThan(hidden);
    }

    private static List<String> deduce(CellGrid grid, int rows, int columns) {
        Deduction reader = new Deduction();
        List<List<Integer>> byColumn = new ArrayList<>();
        IntStream.rangeClosed(0, columns).forEach(column -> byColumn.add(new ArrayList<>()));
        for (int r = 0; r < rows; r++) {
            List<Integer> row = new ArrayList<>();
            for (int c = 0; c < columns; c++) {
                row.add(reader.cell("cell " + r + "/" + c, grid.cell(r, c).text()));
                byColumn.get(c).add(row.get(c));
            }
            int total = reader.cell("total of row " + r, grid.rowTotal(r).text());
            reader.sum(total, row);
            byColumn.get(columns).add(total);
        }
        List<Integer> totals = new ArrayList<>();
        for (int c = 0; c < columns; c++) {
            totals.add(reader.cell("total of column " + c, grid.columnTotal(c).text()));
            reader.sum(totals.get(c), byColumn.get(c));
        }
        int all = reader.cell("all", grid.all().text());
        return reader.sum(all, totals).sum(all, byColumn.get(columns)).found();
    }

    /** Parts of a sum that is known. */
    private static boolean protectSum(Cell... parts) {
        CellNetwork network = new CellNetwork();
        int sum = network.sum();
        List.of(parts).forEach(part -> network.part(part, sum, CellNetwork.OUTSIDE));
        return network.known(total(List.of(parts)), CellNetwork.OUTSIDE, sum).protect();
    }

    private static Cell total(List<Cell> cells) {
        return Cell.of(cells.stream().mapToLong(Cell::count).sum());
    }
}
