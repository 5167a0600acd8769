package io.github.bcdacamel.tables.fhirpath;

/**
 * One step of a compiled expression. It takes one item and gives those that it makes of it to the step behind it. Steps hold
 * state while they work, so an expression belongs to one thread.
 */
abstract class Step {

    /** @return false if no more items are wanted */
    abstract boolean take(int item);
}
