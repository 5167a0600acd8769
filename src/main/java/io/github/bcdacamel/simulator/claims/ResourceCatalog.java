package io.github.bcdacamel.simulator.claims;

import io.github.bcdacamel.simulator.claims.SyntheticClaims.SystemType;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.Node;

/** The resource types of one API version, each with the way to write those of an enrollee. */
record ResourceCatalog(Map<String, Writer> writers) {

    private static final String EOB = "ExplanationOfBenefit";
    private static final Map<Integer, ResourceCatalog> MADE = new ConcurrentHashMap<>();

    /** Writes the resources of one type. */
    interface Writer {
        int write(Enrollee enrollee, Fate fate, Extract extract, Lines out) throws IOException;
    }

    /** Where the lines go. */
    record Lines(JsonLineWriter line, OutputStream out) {
        <T> int write(List<Shape<T>> shapes, T from) throws IOException {
            int lines = 0;
            for (Shape<T> shape : shapes) {
                if (shape.present(from)) {
                    shape.write(from, line);
                    line.put((byte) '\n');
                    line.writeTo(out);
                    lines++;
                }
            }
            return lines;
        }
    }

    /**
     * Claims of some kind, and how each claim type looks there.
     *
     * @param system null when the API version does not tell claims apart by system
     * @param updated when a claim changed last there
     * @param first as it was before any adjustment
     */
    private record Source(
            SystemType system,
            BiPredicate<Claim, LocalDate> which,
            Function<Claim, LocalDate> updated,
            boolean first,
            Map<ClaimType, List<Shape<Claim>>> shapes) {

        int write(ClaimCourse course, Extract extract, Lines out) throws IOException {
            LocalDate day = extract.window().last();
            Claim claim = first ? course.first() : course.at(day);
            boolean wanted = (system == null || extract.systems().contains(system))
                    && extract.window().contains(updated.apply(claim))
                    && which.test(claim, day);
            return wanted ? out.write(shapes.get(claim.type()), claim) : 0;
        }
    }

    ResourceCatalog {
        writers = new TreeMap<>(writers);
    }

    static ResourceCatalog of(int apiVersion) {
        if (apiVersion < 1 || apiVersion > 3) {
            throw new IllegalArgumentException(
                    "BCDA has the API versions 1, 2 and 3; there is no version " + apiVersion + ".");
        }
        // Shapes take a moment to make: only those of the versions in use are made.
        return MADE.computeIfAbsent(apiVersion, ResourceCatalog::make);
    }

    private static ResourceCatalog make(int apiVersion) {
        Map<String, Node> templates = TemplateCompiler.templates(apiVersion);
        Map<String, Writer> writers = new HashMap<>();
        for (String type : List.of("Patient", "Coverage")) {
            List<Shape<Enrollee>> shapes = TemplateCompiler.forEnrollees().compile(templates.get(type), Scope.ENROLLEE);
            writers.put(type, enrollees(updated(apiVersion, type), shapes));
        }
        Function<String, Map<ClaimType, List<Shape<Claim>>>> shapes =
                name -> shapes(apiVersion, templates.get(name), false);
        switch (apiVersion) {
            case 1 ->
                writers.put(
                        EOB,
                        claims(new Source(null, (claim, day) -> true, Claim::updatedV1, false, shapes.apply(EOB))));
            case 2 -> {
                writers.put(
                        EOB, claims(new Source(null, (claim, day) -> true, Claim::updated, false, shapes.apply(EOB))));
                for (String type : List.of("Claim", "ClaimResponse")) {
                    writers.put(
                            type,
                            claims(new Source(
                                    null, Claim::isPartlyAdjudicated, Claim::shown, true, shapes.apply(type))));
                }
            }
            default -> {
                Map<ClaimType, List<Shape<Claim>>> complete = shapes.apply(EOB);
                writers.put(
                        EOB,
                        claims(
                                new Source(
                                        SystemType.NATIONAL_CLAIMS_HISTORY,
                                        (claim, day) -> !claim.type().drug() && claim.inHistoryV3(),
                                        Claim::updatedV3,
                                        false,
                                        complete),
                                new Source(
                                        SystemType.DDPS,
                                        (claim, day) -> claim.type().drug() && claim.inHistoryV3(),
                                        Claim::updatedV3,
                                        false,
                                        complete),
                                new Source(
                                        SystemType.SHARED_SYSTEM,
                                        (claim, day) -> claim.inSharedSystem(),
                                        Claim::shownV3,
                                        true,
                                        shapes(apiVersion, templates.get(EOB), true)),
                                new Source(
                                        SystemType.SHARED_SYSTEM,
                                        (claim, day) -> claim.priorAuthorized(),
                                        Claim::shownV3,
                                        true,
                                        shapes.apply("PriorAuthorization"))));
            }
        }
        return new ResourceCatalog(writers);
    }

    Set<String> types() {
        return Set.copyOf(writers.keySet());
    }

    int write(String type, Enrollee enrollee, Fate fate, Extract extract, OutputStream out) throws IOException {
        Writer writer = writers.get(type);
        if (writer == null) {
            throw new IllegalArgumentException("There are no synthetic resources of type " + type
                    + "; this API version has " + writers.keySet() + ".");
        }
        return writer.write(enrollee, fate, extract, new Lines(new JsonLineWriter(), out));
    }

    private static Map<ClaimType, List<Shape<Claim>>> shapes(int apiVersion, Node template, boolean shared) {
        Map<ClaimType, List<Shape<Claim>>> shapes = new EnumMap<>(ClaimType.class);
        for (ClaimType type : ClaimType.values()) {
            shapes.put(
                    type, TemplateCompiler.forClaims(apiVersion, type, shared).compile(template, Scope.CLAIM));
        }
        return shapes;
    }

    private static Function<Enrollee, LocalDate> updated(int apiVersion, String type) {
        if (type.equals("Patient")) {
            return apiVersion == 3 ? Enrollee::updatedV3 : Enrollee::updated;
        }
        return apiVersion == 3 ? Enrollee::coverageUpdatedV3 : Enrollee::coverageUpdated;
    }

    private static Writer enrollees(Function<Enrollee, LocalDate> updated, List<Shape<Enrollee>> shapes) {
        return (enrollee, fate, extract, out) -> {
            Enrollee known = fate.applyTo(enrollee, extract.window().last());
            return extract.window().contains(updated.apply(known)) ? out.write(shapes, known) : 0;
        };
    }

    private static Writer claims(Source... sources) {
        return (enrollee, fate, extract, out) -> {
            int lines = 0;
            for (ClaimCourse course : ClaimCourse.all(enrollee, fate, extract)) {
                for (Source source : sources) {
                    lines += source.write(course, extract, out);
                }
            }
            return lines;
        };
    }
}
