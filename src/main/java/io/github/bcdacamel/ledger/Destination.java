package io.github.bcdacamel.ledger;

/**
 * Where exports are delivered: the route {@code deliver-to-<name>}.
 *
 * @param name as {@code bcda.destination} has it; a part of the route's name, so it is nothing but letters, digits and
 *     dashes
 * @param address of everything below it, to notice that the settings lead elsewhere since
 */
public record Destination(String name, String address) {

    /** The form of a name. */
    public static final String NAME = "[a-z][a-z0-9]*(-[a-z0-9]+)*";

    public Destination {
        if (!name.matches(NAME)) {
            throw new IllegalArgumentException("'" + name + "' is not a valid name of a destination.");
        }
    }

    /** The id of its route. */
    public String route() {
        return "deliver-to-" + name;
    }
}
