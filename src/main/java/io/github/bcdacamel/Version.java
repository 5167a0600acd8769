package io.github.bcdacamel;

import picocli.CommandLine.IVersionProvider;

/** The version of this program, from the manifest of its jar. */
public final class Version implements IVersionProvider {

    public static final String TEXT = text();

    private static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    @Override
    public String[] getVersion() {
        return new String[] {
            "bcda-camel " + TEXT + " (Camel "
                    + org.apache.camel.CamelContext.class.getPackage().getImplementationVersion() + ", Java "
                    + Runtime.version() + ")"
        };
    }
}
