package io.github.bcdacamel.control;

import io.github.bcdacamel.html.DisplayFormat;

/**
 * The marts of a feed.
 *
 * @param roster whom the newest full export brought, in words; null if nobody knows
 * @param hasReport whether there is a page about the population
 */
public record MartsBrief(long marts, long loads, String roster, boolean hasReport) {

    String words() {
        return DisplayFormat.count(marts, "mart", "marts") + " of " + DisplayFormat.count(loads, "export", "exports")
                + (roster == null ? "" : "; " + roster);
    }
}
