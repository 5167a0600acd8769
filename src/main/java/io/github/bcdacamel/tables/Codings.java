package io.github.bcdacamel.tables;

import io.github.bcdacamel.json.RecordTree;

/** Learns what codes are called. */
@FunctionalInterface
public interface Codings {

    /** A coding of the current record. @param system a node of the record, below zero if there is none; so are the others */
    void found(RecordTree record, int system, int code, int display);
}
