package io.github.bcdacamel.simulator;

/** The only organization that a simulator knows. */
final class Organization {

    static final String CMS_ID = "A9990";
    static final String UUID = "0c527d2e-2e8a-4808-b11d-0fa06baf8254";

    private Organization() {}
}
