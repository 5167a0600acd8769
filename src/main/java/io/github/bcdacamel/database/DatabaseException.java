package io.github.bcdacamel.database;

/** What stands in the way of filling the database, in words that hold no data. */
class DatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String action;

    /**
     * @param reason a part of a sentence
     * @param action what to do about it: a sentence without its full stop
     */
    DatabaseException(String reason, String action) {
        super(reason);
        this.action = action;
    }

    String action() {
        return action;
    }
}
