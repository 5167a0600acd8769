package io.github.bcdacamel.profile;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.bcdacamel.html.DisplayFormat;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Claims by month of service.
 *
 * @param most claims in a month that is shown; at least 1
 * @param words what the bars stand for, and what they leave out
 */
record MonthChart(List<Month> months, long most, String words) {

    /** Four years and a little fit on a line; what is earlier is summed up. */
    private static final int MOST_MONTHS = 54;

    /** @param year to be written below the bar; null where none is */
    record Month(YearMonth month, long count, Integer year) {

        String words() {
            return month + ": " + DisplayFormat.count(count, "claim", "claims");
        }
    }

    /** @return null when no claim says its month */
    static MonthChart of(JsonNode claims) {
        TreeMap<YearMonth, Long> counts = new TreeMap<>();
        claims.path("byMonth")
                .properties()
                .forEach(month -> counts.put(
                        YearMonth.parse(month.getKey()), month.getValue().asLong()));
        if (counts.isEmpty()) {
            return null;
        }
        YearMonth last = counts.lastKey();
        YearMonth earliest = last.minusMonths(MOST_MONTHS - 1);
        YearMonth first = counts.firstKey().isBefore(earliest) ? earliest : counts.firstKey();
        long most = Math.max(
                1, counts.tailMap(first).values().stream().max(Long::compare).orElse(1L));
        long earlier = counts.headMap(first).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        long without = claims.path("withoutMonth").asLong();
        List<Month> months = new ArrayList<>();
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            boolean roomy = first.equals(last) || month.isBefore(last.minusMonths(3));
            boolean begins = month.getMonthValue() == 1 || month.equals(first) && month.getMonthValue() < 10;
            months.add(new Month(month, counts.getOrDefault(month, 0L), roomy && begins ? month.getYear() : null));
        }
        String words = "The highest bar stands for " + DisplayFormat.count(most, "claim", "claims")
                + (earlier > 0 ? "; " + DisplayFormat.number(earlier) + " more before " + first : "")
                + (without > 0 ? "; " + DisplayFormat.number(without) + " without a month" : "") + ".";
        return new MonthChart(months, most, words);
    }
}
