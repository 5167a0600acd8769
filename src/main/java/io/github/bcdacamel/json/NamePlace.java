package io.github.bcdacamel.json;

import java.util.HashMap;
import java.util.Map;

/**
 * A name at its place in records, with the names that were found beneath it, and those two that came last after it and after
 * the opening of its object. Records are much alike, so the next name is nearly always one of them.
 */
final class NamePlace {

    final WrittenText written;
    final int name;

    /** The object in which it was found last: a name that comes twice in one is a fault. */
    long foundIn;

    private NamePlace next;
    private NamePlace nextBefore;
    private NamePlace first;
    private NamePlace firstBefore;
    private Map<String, NamePlace> beneath;

    NamePlace(WrittenText written, int name) {
        this.written = written;
        this.name = name;
    }

    /** The name at which the reader stands, passed over if it is one that is expected; else null. */
    static NamePlace expected(NamePlace object, NamePlace before, JsonReader json) throws NotJsonException {
        NamePlace guess = before == null ? object.first : before.next;
        if (guess == null) {
            return null;
        }
        if (json.isAt(guess.written)) {
            json.pass(guess.written);
            return guess;
        }
        guess = before == null ? object.firstBefore : before.nextBefore;
        if (guess == null || !json.isAt(guess.written)) {
            return null;
        }
        json.pass(guess.written);
        remember(object, before, guess);
        return guess;
    }

    static void remember(NamePlace object, NamePlace before, NamePlace found) {
        if (before == null) {
            object.firstBefore = object.first;
            object.first = found;
        } else {
            before.nextBefore = before.next;
            before.next = found;
        }
    }

    NamePlace find(String decoded) {
        return beneath == null ? null : beneath.get(decoded);
    }

    void add(String decoded, NamePlace place) {
        if (beneath == null) {
            beneath = new HashMap<>();
        }
        beneath.put(decoded, place);
    }
}
