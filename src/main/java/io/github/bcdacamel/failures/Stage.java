package io.github.bcdacamel.failures;

/** Where an export is when something goes wrong. */
public enum Stage {
    TOKEN("Token"),
    KICK_OFF("Kick-off"),
    JOB_LIST("List of jobs"),
    STATUS("Status check"),
    MANIFEST("Manifest"),
    DATA("File"),
    DELIVERY("Delivery");

    private final String title;

    Stage(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
