package io.github.bcdacamel.control;

import io.github.bcdacamel.html.DisplayFormat;

/** How many findings of each class an export's data profile has; the rest is on the profile's own page. */
public record ProfileBrief(long alarms, long warnings, long notes) {

    String words() {
        return DisplayFormat.count(alarms, "alarm", "alarms") + ", "
                + DisplayFormat.count(warnings, "warning", "warnings") + ", "
                + DisplayFormat.count(notes, "note", "notes");
    }
}
