package io.github.bcdacamel.profile;

import java.io.IOException;
import java.io.InputStream;

/**
 * A file to profile.
 *
 * @param name how it is called in the profile, as {@code ndjson/Patient.0001.ndjson}
 * @param content opens its decoded bytes; may be called again
 */
public record NdjsonFile(String name, Content content) {

    /** Opens what is to be read. */
    @FunctionalInterface
    public interface Content {
        InputStream open() throws IOException;
    }
}
