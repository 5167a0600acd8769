package io.github.bcdacamel.simulator.claims;

/** A code and its wording, without the address of the code system, which differs between API versions. */
record Code(String code, String display) {}
