package io.github.bcdacamel.simulator;

import io.github.bcdacamel.simulator.claims.SyntheticClaims;
import io.github.bcdacamel.simulator.claims.SyntheticClaims.SystemType;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks the parameters and headers of a kick-off as bcda-app's web/middleware/validation.go does, in its order and words. Each
 * method returns the diagnostics of the 400, or nothing.
 */
final class KickOffValidator {

    private static final List<String> FORMATS = List.of("ndjson", "application/fhir+ndjson", "application/ndjson");
    private static final Pattern INSTANT =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)");
    private static final Set<String> FILTERS = Set.of("service-date", "_tag", "outcome");

    private KickOffValidator() {}

    static Optional<String> parameterFault(int apiVersion, GoQuery query, Instant now) {
        Optional<String> format = query.first("_outputFormat");
        if (format.isPresent() && !FORMATS.contains(format.get())) {
            return Optional.of("_outputFormat parameter must be one of [" + String.join(" ", FORMATS) + "]");
        }
        if (query.first("_elements").isPresent()) {
            return Optional.of("Invalid parameter: this server does not support the _elements parameter.");
        }
        if (query.pairs().stream().anyMatch(pair -> pair.name().startsWith("?"))) {
            return Optional.of("Invalid parameter: query parameters cannot start with ?");
        }
        Optional<String> since = query.first("_since").flatMap(text -> sinceFault(text, now));
        if (since.isPresent()) {
            return since;
        }
        Optional<String> repeated = query.first("_type").flatMap(KickOffValidator::repeatedType);
        if (repeated.isPresent()) {
            return repeated;
        }
        return apiVersion == 3 ? typeFilterFault(query.all("_typeFilter")) : Optional.empty();
    }

    static Optional<String> headerFault(IncomingRequest request) {
        if (request.header("Accept").isEmpty()) {
            return Optional.of("Accept header is required");
        } else if (!lists(request.header("Accept"), "application/fhir+json")) {
            return Optional.of("application/fhir+json is the only supported response format");
        } else if (request.header("Prefer").isEmpty()) {
            return Optional.of("Prefer header is required");
        } else if (!lists(request.header("Prefer"), "respond-async")) {
            return Optional.of("Only asynchronous responses are supported");
        }
        return Optional.empty();
    }

    private static boolean lists(String header, String value) {
        return Arrays.stream(header.split(","))
                .map(item -> item.split(";")[0].strip().toLowerCase(Locale.ROOT))
                .anyMatch(value::equals);
    }

    private static Optional<String> sinceFault(String text, Instant now) {
        try {
            if (INSTANT.matcher(text).matches()) {
                boolean future = OffsetDateTime.parse(text).toInstant().isAfter(now);
                return future
                        ? Optional.of(
                                "Invalid date format supplied in _since parameter. Date must be a date that has already passed")
                        : Optional.empty();
            }
        } catch (DateTimeParseException e) {
            // A date that does not exist gets the same answer as one of the wrong form.
        }
        return Optional.of("Invalid date format supplied in _since parameter.  Date must be in FHIR Instant format.");
    }

    private static Optional<String> repeatedType(String types) {
        Set<String> seen = new HashSet<>();
        return Arrays.stream(types.split(",", -1))
                .filter(type -> !seen.add(type))
                .findFirst()
                .map(type -> "Repeated resource type " + type);
    }

    private static Optional<String> typeFilterFault(List<String> filters) {
        if (filters.isEmpty()) {
            return Optional.empty();
        } else if (filters.size() > 1) {
            return Optional.of("failed to process request given more that one _typeFilter parameter");
        }
        Optional<GoQuery> inner = innerQuery(filters.get(0));
        if (inner.isEmpty()) {
            return Optional.of("Invalid _typeFilter parameter/subquery");
        }
        return inner.get().pairs().stream()
                .map(HeaderField::name)
                .filter(name -> !FILTERS.contains(name))
                .findFirst()
                .map(name -> "Invalid _typeFilter subquery parameter: " + name);
    }

    /** Whether a filter names the source systems. If none does, BCDA adds its default and a warnings file. */
    static boolean namesSystemType(GoQuery query) {
        return systemTypes(query).findAny().isPresent();
    }

    /** The systems whose claims are asked for. */
    static Set<SystemType> systems(GoQuery query) {
        Set<SystemType> named = systemTypes(query)
                .flatMap(word -> Arrays.stream(SystemType.values())
                        .filter(system -> system.name().replace("_", "").equalsIgnoreCase(word)))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(SystemType.class)));
        return namesSystemType(query) ? named : SyntheticClaims.ADJUDICATED;
    }

    private static Stream<String> systemTypes(GoQuery query) {
        return query.all("_typeFilter").stream()
                .flatMap(filter -> innerQuery(filter).stream())
                .flatMap(inner -> inner.all("_tag").stream())
                .flatMap(tags -> Arrays.stream(tags.split(",")))
                .filter(tag -> tag.contains("/System-Type|"))
                .map(tag -> tag.substring(tag.indexOf('|') + 1));
    }

    /** BCDA unescapes the value a second time. */
    private static Optional<GoQuery> innerQuery(String filter) {
        String prefix = "ExplanationOfBenefit?";
        try {
            String unescaped = GoQuery.unescape(filter);
            return unescaped.startsWith(prefix)
                    ? Optional.of(GoQuery.parse(unescaped.substring(prefix.length())))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
