package io.github.bcdacamel.simulator.claims;

import java.util.List;

/** A town. */
record Place(String state, String city, String zip) {

    static final List<Place> ALL = TableReader.rows("places").stream()
            .map(row -> new Place(row.get(0), row.get(1), row.get(2)))
            .toList();
}
