package io.github.bcdacamel.settings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The schema that each feed has in a database of its own or of several feeds: its name, and that no two feeds share one. */
public final class DatabaseSchemaGuard {

    private static final String URL = "bcda.database.url";
    private static final String SCHEMA = "bcda.database.schema";
    private static final String FEED = "{feed}";

    /** PostgreSQL cuts longer names off. */
    private static final int LONGEST_NAME = 63;

    static final Form FORM = Form.matching(
            "(?!pg_|information_schema$)([a-z_]|\\{feed})([a-z0-9_]|\\{feed})*",
            "a name of small letters, digits and _, such as claims or bcda_{feed}");

    private DatabaseSchemaGuard() {}

    /** The name of the feed's schema. */
    public static String schema(Settings feed) {
        return feed.text(SCHEMA).replace(FEED, feed.feed().replace('-', '_'));
    }

    /** What keeps one feed from having its tables in a database. */
    static List<String> errors(Settings feed) {
        List<String> errors = new ArrayList<>();
        if (feed.text(URL).isEmpty()) {
            return errors;
        }
        if (!feed.list("bcda.tables.format").contains("parquet")) {
            errors.add("bcda.database.url needs tables in Parquet: add parquet to bcda.tables.format.");
        }
        if (!feed.flag("bcda.landing.keep")) {
            errors.add(
                    "bcda.landing.keep = false would remove what the database did not get when it could not be reached;"
                            + " drop it, or " + URL + ".");
        }
        if (schema(feed).length() > LONGEST_NAME) {
            errors.add(SCHEMA + " = " + schema(feed) + " is longer than " + LONGEST_NAME + " letters.");
        }
        return errors;
    }

    /** Feeds that would fill the same schema. */
    static List<String> errors(Collection<Settings> feeds) {
        List<String> errors = new ArrayList<>();
        Map<String, String> taken = new HashMap<>();
        for (Settings feed : feeds) {
            String url = feed.text(URL);
            String other = url.isEmpty() ? null : taken.put(url + "\n" + schema(feed), feed.feed());
            if (other != null) {
                errors.add(
                        "The feeds " + other + " and " + feed.feed() + " have the same bcda.database.url and the same"
                                + " bcda.database.schema (" + schema(feed)
                                + "): each would take the other one's rows for its own."
                                + " Give each a schema, such as bcda_{feed}.");
            }
        }
        return errors;
    }
}
