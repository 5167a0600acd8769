package io.github.bcdacamel.simulator.claims;

import io.github.bcdacamel.simulator.claims.SyntheticClaims.SystemType;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** The resource types of one API version, each with the way to write those of an enrollee. */
record ResourceCatalog(Map<String, Writer> writers) {

    /** Writes the resources of one type. */
    interface Writer {
        int write(Enrollee enrollee, Set<SystemType> systems, Lines out) throws IOException;
    }

    /** Where the lines go. */
    record Lines(JsonLineWriter line, OutputStream out) {
        <T> int write(Shape<T> shape, T from) throws IOException {
            if (!shape.present(from)) {
                return 0;
            }
            shape.write(from, line);
            line.put((byte) '\n');
            line.writeTo(out);
            return 1;
        }
    }

    // Shapes take a moment to make: only those of the versions in use are made.
    private static final class One {
        static final ResourceCatalog ALL = new ResourceCatalog(Map.of(
                "Patient", enrollee(List.of(VersionOne.PATIENT)),
                "Coverage", enrollee(VersionOne.coverages()),
                "ExplanationOfBenefit", claims(claim -> true, VersionOne::eob)));
    }

    private static final class Two {
        static final ResourceCatalog ALL = new ResourceCatalog(Map.of(
                "Patient", enrollee(List.of(PatientV2.SHAPE)),
                "Coverage", enrollee(CoverageV2.shapes()),
                "ExplanationOfBenefit", claims(claim -> true, EobV2::of),
                "Claim", claims(PartlyAdjudicated::holds, PartlyAdjudicated::claimOf),
                "ClaimResponse", claims(PartlyAdjudicated::holds, PartlyAdjudicated::responseOf)));
    }

    private static final class Three {
        static final ResourceCatalog ALL = new ResourceCatalog(Map.of(
                "Patient", enrollee(List.of(PatientV3.SHAPE)),
                "Coverage", enrollee(CoverageV3.shapes()),
                "ExplanationOfBenefit", Three::explanations));

        private static int explanations(Enrollee enrollee, Set<SystemType> systems, Lines out) throws IOException {
            int lines = 0;
            for (Claim claim : History.of(enrollee)) {
                SystemType source = claim.type().drug() ? SystemType.DDPS : SystemType.NATIONAL_CLAIMS_HISTORY;
                if (systems.contains(source) && !claim.replaced()) {
                    lines += out.write(EobV3.ofRecord(claim.type()), claim);
                }
                if (systems.contains(SystemType.SHARED_SYSTEM) && EobV3.inSharedSystem(claim)) {
                    lines += out.write(EobV3.ofSharedSystem(claim.type()), claim);
                }
                if (systems.contains(SystemType.SHARED_SYSTEM) && PriorAuthorization.asked(claim)) {
                    lines += out.write(PriorAuthorization.SHAPE, claim);
                }
            }
            return lines;
        }
    }

    static ResourceCatalog of(int apiVersion) {
        return switch (apiVersion) {
            case 1 -> One.ALL;
            case 2 -> Two.ALL;
            case 3 -> Three.ALL;
            default ->
                throw new IllegalArgumentException(
                        "BCDA has the API versions 1, 2 and 3; there is no version " + apiVersion + ".");
        };
    }

    ResourceCatalog {
        writers = new TreeMap<>(writers);
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

    private static Writer enrollee(List<Shape<Enrollee>> shapes) {
        return (enrollee, systems, out) -> {
            int lines = 0;
            for (Shape<Enrollee> shape : shapes) {
                lines += out.write(shape, enrollee);
            }
            return lines;
        };
    }

    private static Writer claims(Predicate<Claim> which, Function<ClaimType, Shape<Claim>> shape) {
        return (enrollee, systems, out) -> {
            int lines = 0;
            for (Claim claim : History.of(enrollee)) {
                lines += which.test(claim) ? out.write(shape.apply(claim.type()), claim) : 0;
            }
            return lines;
        };
    }
}
