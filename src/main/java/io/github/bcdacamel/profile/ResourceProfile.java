package io.github.bcdacamel.profile;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What was counted of the resources of one type. */
final class ResourceProfile {

    static final String NO_TYPE = "(none)";
    static final String NO_MONTH = "";

    private static final int MOST_CLAIM_TYPES = 100;
    private static final int MOST_MONTHS = 3_000;
    private static final int MOST_DAYS = 20_000;
    private static final int DATE = "2026-11-26".length();

    final String type;
    final PathNode root = PathNode.root();
    final PathBudget budget;
    final HashCounter ids;
    /** Claims by type, then by month of service as {@code 2026-11}. */
    final Map<String, Map<String, Long>> claims = new TreeMap<>();

    /** Records by the day of their last change, as 20261126. */
    final Map<Integer, Long> updated = new HashMap<>();

    ResourceProfile(String type, ProfileLimits limits) {
        this.type = type;
        this.budget = new PathBudget(
                limits.maxPaths(),
                limits.topCodes().stream()
                        .filter(element -> element.startsWith(type + ":"))
                        .map(element -> element.substring(type.length() + 1))
                        .collect(Collectors.toSet()));
        this.ids = new HashCounter(limits.maxIds());
    }

    static boolean isClaim(String type) {
        return type.equals("ExplanationOfBenefit") || type.equals("Claim");
    }

    long records() {
        return root.records;
    }

    void claim(String claimType, String month, long times) {
        String name = claims.containsKey(claimType) || claims.size() < MOST_CLAIM_TYPES ? claimType : NamePolicy.OTHER;
        Map<String, Long> months = claims.computeIfAbsent(name, key -> new TreeMap<>());
        months.merge(months.containsKey(month) || months.size() < MOST_MONTHS ? month : NO_MONTH, times, Long::sum);
    }

    /** @param from where the text of meta.lastUpdated begins */
    void updated(byte[] line, int from, int length) {
        int day = 0;
        for (int i = 0; i < DATE; i++) {
            if (i == 4 || i == 7) {
                continue;
            }
            if (length < DATE || line[from + i] < '0' || line[from + i] > '9') {
                return;
            }
            day = 10 * day + line[from + i] - '0';
        }
        updated(day, 1);
    }

    private void updated(int day, long times) {
        if (updated.containsKey(day) || updated.size() < MOST_DAYS) {
            updated.merge(day, times, Long::sum);
        }
    }

    /** How many records the server changed last on a day before that of this instant. */
    long olderThan(String since) {
        int day = Integer.parseInt(since.substring(0, DATE).replace("-", ""));
        return updated.entrySet().stream()
                .filter(one -> one.getKey() < day)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    void merge(ResourceProfile other) {
        root.merge(other.root, budget);
        budget.unlisted(other.budget.unlisted());
        ids.merge(other.ids);
        other.updated.forEach(this::updated);
        other.claims.forEach((claimType, months) -> months.forEach((month, times) -> claim(claimType, month, times)));
    }
}
