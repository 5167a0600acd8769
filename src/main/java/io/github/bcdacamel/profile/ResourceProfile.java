package io.github.bcdacamel.profile;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What was counted of the resources of one type. */
final class ResourceProfile {

    static final String NO_TYPE = "(none)";
    static final String NO_MONTH = "";

    private static final int MOST_CLAIM_TYPES = 100;
    private static final int MOST_MONTHS = 3_000;

    final String type;
    final PathNode root = PathNode.root();
    final PathBudget budget;
    final HashCounter ids;
    /** Claims by type, then by month of service as {@code 2026-11}. */
    final Map<String, Map<String, Long>> claims = new TreeMap<>();

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

    void merge(ResourceProfile other) {
        root.merge(other.root, budget);
        budget.unlisted(other.budget.unlisted());
        ids.merge(other.ids);
        other.claims.forEach((claimType, months) -> months.forEach((month, times) -> claim(claimType, month, times)));
    }
}
