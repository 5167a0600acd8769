package io.github.bcdacamel.s3;

import io.github.bcdacamel.landing.FileToDeliver;
import java.util.regex.Pattern;

/**
 * Where exports are in a bucket: {@code <prefix>/<feed>/<export>/<name>}. The prefix may hold {@code {feed}}, {@code
 * {export}} and {@code {date}}, the export's day in UTC, so that it does not move when an export is resumed.
 *
 * @param prefix without slashes around it; may be empty
 */
public record S3Location(String bucket, String prefix) {

    public S3Location {
        prefix = prefix.replaceAll("^/+|/+$", "");
    }

    /** The key of an export's file. */
    public String key(String feed, String exportId, String name) {
        return folder(feed, exportId) + name;
    }

    /** The key of a file, of an export or of the tables beside it. */
    String key(FileToDeliver file) {
        return file.isOfFeed()
                ? feedFolder(file.feed(), file.exportId()) + file.name()
                : key(file.feed(), file.exportId(), file.name());
    }

    /** What the keys of an export begin with, to the slash. */
    public String folder(String feed, String exportId) {
        return feedFolder(feed, exportId) + exportId + "/";
    }

    public String location(String key) {
        return "s3://" + bucket + "/" + key;
    }

    /** As the settings have it: another bucket or prefix is another address. */
    public String address() {
        return "s3://" + bucket + "/" + prefix;
    }

    /** What the keys of this feed have in common, as far as it is the same for all its exports. */
    String common(String feed) {
        String filled = filled(feed, "{export}", "{date}");
        int changing = filled.indexOf('{');
        return changing >= 0 ? filled.substring(0, changing) : filled;
    }

    /** The keys of this feed's exports and tables, and of no other. */
    Pattern keys(String feed) {
        String day = "\\d{4}-\\d{2}-\\d{2}";
        String export = "\\d{8}T\\d{6}Z";
        String quoted = Pattern.quote(filled(feed, "\0export", "\0date"));
        return Pattern.compile(quoted.replace("\0export", "\\E" + export + "\\Q")
                        .replace("\0date", "\\E" + day + "\\Q") + "(" + export + "|tables)/.+");
    }

    private String feedFolder(String feed, String exportId) {
        String day = exportId.matches("\\d{8}T.*")
                ? exportId.substring(0, 4) + "-" + exportId.substring(4, 6) + "-" + exportId.substring(6, 8)
                : exportId;
        return filled(feed, exportId, day);
    }

    private String filled(String feed, String exportId, String day) {
        String filled =
                prefix.replace("{feed}", feed).replace("{export}", exportId).replace("{date}", day);
        return (filled.isEmpty() ? "" : filled + "/") + feed + "/";
    }
}
