package io.github.bcdacamel.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What NDJSON looks like: counts by resource type and path, of one file or, merged, of all. The order of merging does not
 * matter as long as no bound is reached. What is written of it is {@link ProfileDocument}'s business.
 */
public final class Profile {

    final ProfileLimits limits;
    final SortedMap<String, ResourceProfile> resources = new TreeMap<>();
    final List<FileCounts> files = new ArrayList<>();
    final HashCounter patients;
    final HashCounter coverages;

    Profile(ProfileLimits limits) {
        this.limits = limits;
        this.patients = new HashCounter(limits.maxIds());
        this.coverages = new HashCounter(limits.maxIds());
    }

    /**
     * What one file holds.
     *
     * @param type of its first record
     * @param otherTypes records of other types than that
     * @param badLines lines that are no JSON object, or too long
     * @param firstBadLines where the first of them are
     */
    public record FileCounts(
            String name,
            String type,
            long bytes,
            long records,
            long otherTypes,
            long badLines,
            List<BadLine> firstBadLines) {}

    /** A line that was left out. @param offset of its first byte */
    public record BadLine(long line, long offset, String reason) {}

    ResourceProfile resource(String type) {
        ResourceProfile known = resources.get(type);
        if (known == null) {
            String name = resources.size() < ProfileLimits.MAX_TYPES ? type : NamePolicy.OTHER;
            known = resources.computeIfAbsent(name, key -> new ResourceProfile(key, limits));
        }
        return known;
    }

    /** Adds another part. The other one must not be used any more. */
    void merge(Profile other) {
        other.resources.forEach((type, theirs) -> resource(type).merge(theirs));
        files.addAll(other.files);
        files.sort(Comparator.comparing(FileCounts::name));
        patients.merge(other.patients);
        coverages.merge(other.coverages);
    }

    public long records() {
        return files.stream().mapToLong(FileCounts::records).sum();
    }

    public long badLines() {
        return files.stream().mapToLong(FileCounts::badLines).sum();
    }

    public List<FileCounts> files() {
        return List.copyOf(files);
    }
}
