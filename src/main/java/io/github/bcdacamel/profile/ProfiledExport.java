package io.github.bcdacamel.profile;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * Which export a profile is of.
 *
 * @param group empty for {@code Patient/$export}
 * @param types empty where the server chose
 * @param since null for a full export
 * @param transactionTime the manifest's, verbatim
 */
public record ProfiledExport(
        String feed,
        @JsonProperty("id") String exportId,
        String apiVersion,
        String group,
        List<String> types,
        String since,
        String transactionTime) {

    public ProfiledExport {
        types = List.copyOf(types);
    }
}
