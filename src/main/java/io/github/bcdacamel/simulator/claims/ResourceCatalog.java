package io.github.bcdacamel.simulator.claims;

import io.github.bcdacamel.simulator.claims.SyntheticClaims.SystemType;
import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.snakeyaml.engine.v2.nodes.Node;

/** The resource types of one API version, each with the way to write those of an enrollee. */
record ResourceCatalog(Map<String, Writer> writers) {

    private static final String EOB = "ExplanationOfBenefit";
    private static final Map<Integer, ResourceCatalog> MADE = new ConcurrentHashMap<>();

    /** Writes the resources of one type. */
    interface Writer {
        int write(Enrollee enrollee, Set<SystemType> systems, Lines out) throws IOException;
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
     */
    private record Source(SystemType system, Predicate<Claim> which, Map<ClaimType, List<Shape<Claim>>> shapes) {
        int write(Claim claim, Set<SystemType> systems, Lines out) throws IOException {
            boolean wanted = (system == null || systems.contains(system)) && which.test(claim);
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
            writers.put(type, (enrollee, systems, out) -> out.write(shapes, enrollee));
        }
        Function<String, Map<ClaimType, List<Shape<Claim>>>> shapes =
                name -> shapes(apiVersion, templates.get(name), false);
        switch (apiVersion) {
            case 1 -> writers.put(EOB, claims(new Source(null, claim -> true, shapes.apply(EOB))));
            case 2 -> {
                writers.put(EOB, claims(new Source(null, claim -> true, shapes.apply(EOB))));
                for (String type : List.of("Claim", "ClaimResponse")) {
                    writers.put(type, claims(new Source(null, Claim::partlyAdjudicated, shapes.apply(type))));
                }
            }
            default -> {
                Map<ClaimType, List<Shape<Claim>>> complete = shapes.apply(EOB);
                writers.put(
                        EOB,
                        claims(
                                new Source(
                                        SystemType.NATIONAL_CLAIMS_HISTORY,
                                        claim -> !claim.type().drug() && !claim.replaced(),
                                        complete),
                                new Source(
                                        SystemType.DDPS, claim -> claim.type().drug() && !claim.replaced(), complete),
                                new Source(
                                        SystemType.SHARED_SYSTEM,
                                        Claim::inSharedSystem,
                                        shapes(apiVersion, templates.get(EOB), true)),
                                new Source(
                                        SystemType.SHARED_SYSTEM,
                                        Claim::priorAuthorized,
                                        shapes.apply("PriorAuthorization"))));
            }
        }
        return new ResourceCatalog(writers);
    }

    Set<String> types() {
        return Set.copyOf(writers.keySet());
    }

    int write(String type, Enrollee enrollee, Set<SystemType> systems, OutputStream out) throws IOException {
        Writer writer = writers.get(type);
        if (writer == null) {
            throw new IllegalArgumentException("There are no synthetic resources of type " + type
                    + "; this API version has " + writers.keySet() + ".");
        }
        return writer.write(enrollee, systems, new Lines(new JsonLineWriter(), out));
    }

    private static Map<ClaimType, List<Shape<Claim>>> shapes(int apiVersion, Node template, boolean shared) {
        Map<ClaimType, List<Shape<Claim>>> shapes = new EnumMap<>(ClaimType.class);
        for (ClaimType type : ClaimType.values()) {
            shapes.put(
                    type, TemplateCompiler.forClaims(apiVersion, type, shared).compile(template, Scope.CLAIM));
        }
        return shapes;
    }

    private static Writer claims(Source... sources) {
        return (enrollee, systems, out) -> {
            int lines = 0;
            for (Claim claim : History.of(enrollee)) {
                for (Source source : sources) {
                    lines += source.write(claim, systems, out);
                }
            }
            return lines;
        };
    }
}
