package io.github.bcdacamel.simulator;

/** One header line, its name in the case in which it is sent. */
record HeaderField(String name, String value) {}
