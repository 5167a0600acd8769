package io.github.bcdacamel.marts.report;

import java.util.List;

/** @param lead what stands before the figures, or why there are none */
record Section(String id, String title, String lead, List<Figure> figures) {

    static Section leftOut(String id, String title, List<String> missing) {
        String names = String.join(", ", missing);
        return new Section(
                id,
                title,
                "Left out: it is made of marts that were not built (" + names
                        + "). See bcda.marts.build and bcda.marts.sql.",
                List.of());
    }
}
