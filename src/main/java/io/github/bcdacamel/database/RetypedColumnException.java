package io.github.bcdacamel.database;

/** A column has another type than the load that is to be brought; other loads and the marts may come nevertheless. */
final class RetypedColumnException extends DatabaseException {

    private static final long serialVersionUID = 1L;

    RetypedColumnException(String table, String column, String there, String load) {
        super(
                "the column %s.%s is %s there, and the load has %s, and no column is ever retyped"
                        .formatted(table, column, there, load),
                "Change its type (alter table … alter column …), or name another schema (bcda.database.schema)");
    }
}
