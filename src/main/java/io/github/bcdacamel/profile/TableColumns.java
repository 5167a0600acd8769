package io.github.bcdacamel.profile;

import java.util.List;

/** Which columns of tables a path of a record feeds. */
@FunctionalInterface
public interface TableColumns {

    /** Where no tables are made. */
    TableColumns NONE = (resource, path) -> null;

    /**
     * @param path of a value, such as {@code item[].quantity.value}
     * @return {@code claim_line.quantity} and others, and last the table that holds every value; null if no table is made of such records
     */
    List<String> of(String resource, String path);
}
