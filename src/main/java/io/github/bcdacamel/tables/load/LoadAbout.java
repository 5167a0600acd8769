package io.github.bcdacamel.tables.load;

import java.util.regex.Pattern;

/**
 * Which load it is.
 *
 * @param loadId the export's id, or another name: a part of the names of folders
 * @param transactionTime the manifest's, verbatim; null if there is none
 * @param since from when on changes were asked for; null for everything, or if nobody knows
 * @param patientGroup the group whose patients were asked for; empty for {@code Patient/$export}, null if nobody knows
 * @param apiVersion of the API that answered; null if nobody knows
 */
public record LoadAbout(String loadId, String transactionTime, String since, String patientGroup, String apiVersion) {

    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    public LoadAbout {
        if (!isSafe(loadId)) {
            throw new IllegalArgumentException("The load id is no safe name: " + loadId);
        }
    }

    /** Of files that no export is known to have brought. */
    public static LoadAbout ofFiles(String loadId) {
        return new LoadAbout(loadId, null, null, null, null);
    }

    /** Whether it can be a part of the names of folders. */
    static boolean isSafe(String loadId) {
        return loadId != null && SAFE.matcher(loadId).matches();
    }

    /** The nearest id that is safe. */
    public static String safe(String name) {
        String safe = name.replaceAll("[^A-Za-z0-9._-]", "-").replaceFirst("^[^A-Za-z0-9]+", "");
        return safe.isEmpty() ? "load" : safe.substring(0, Math.min(128, safe.length()));
    }

    /** The folder of the load in each table's folder. */
    String folder() {
        return folder(loadId);
    }

    static String folder(String loadId) {
        return "export=" + loadId;
    }
}
