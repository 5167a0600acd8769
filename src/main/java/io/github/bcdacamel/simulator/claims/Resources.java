package io.github.bcdacamel.simulator.claims;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The resource types of one API version, each with the way to write those of an enrollee. */
record Resources(Map<String, Writer> writers) {

    /** Writes the resources of one type. */
    interface Writer {
        int write(Enrollee enrollee, Set<SyntheticClaims.SystemType> systems, Lines out) throws IOException;
    }

    /** Where the lines go. */
    record Lines(JsonBytes line, OutputStream out) {
        <T> int write(Shape<T> shape, T from) throws IOException {
            if (!shape.present(from)) {
                return 0;
            }
            shape.write(from, line);
            line.put((byte) '\n');
            line.writeTo(out);
            return 1;
        }

        <T> int writeAll(List<Shape<T>> shapes, T from) throws IOException {
            int lines = 0;
            for (Shape<T> shape : shapes) {
                lines += write(shape, from);
            }
            return lines;
        }
    }

    static Resources of(int apiVersion) {
        return switch (apiVersion) {
            case 2 -> VersionTwo.RESOURCES;
            case 3 -> VersionThree.RESOURCES;
            default ->
                throw new IllegalArgumentException(
                        "BCDA has the API versions 1, 2 and 3; there is no version " + apiVersion + ".");
        };
    }

    Set<String> types() {
        return writers.keySet();
    }

    int write(String type, Enrollee enrollee, Set<SyntheticClaims.SystemType> systems, OutputStream out)
            throws IOException {
        Writer writer = writers.get(type);
        if (writer == null) {
            throw new IllegalArgumentException("There is no resource type " + type + " here, only " + types() + ".");
        }
        return writer.write(enrollee, systems, new Lines(new JsonBytes(), out));
    }

    private static final class VersionTwo {
        static final Resources RESOURCES = new Resources(Map.of(
                "Patient", (enrollee, systems, out) -> out.write(PatientV2.SHAPE, enrollee),
                "Coverage", coverage(CoverageV2.shapes()),
                "ExplanationOfBenefit",
                        (enrollee, systems, out) -> {
                            int lines = 0;
                            for (Claim claim : History.of(enrollee)) {
                                lines += out.write(EobV2.of(claim.type()), claim);
                            }
                            return lines;
                        }));
    }

    private static final class VersionThree {
        static final Resources RESOURCES = new Resources(Map.of(
                "Patient", (enrollee, systems, out) -> out.write(PatientV3.SHAPE, enrollee),
                "Coverage", coverage(CoverageV3.shapes()),
                "ExplanationOfBenefit",
                        (enrollee, systems, out) -> {
                            int lines = 0;
                            for (Claim claim : History.of(enrollee)) {
                                SyntheticClaims.SystemType record = claim.type().drug()
                                        ? SyntheticClaims.SystemType.DDPS
                                        : SyntheticClaims.SystemType.NATIONAL_CLAIMS_HISTORY;
                                if (systems.contains(record) && !claim.replaced()) {
                                    lines += out.write(EobV3.ofRecord(claim.type()), claim);
                                }
                                if (systems.contains(SyntheticClaims.SystemType.SHARED_SYSTEM)
                                        && EobV3.inSharedSystem(claim)) {
                                    lines += out.write(EobV3.ofSharedSystem(claim.type()), claim);
                                }
                            }
                            return lines;
                        }));
    }

    private static Writer coverage(List<Shape<Enrollee>> shapes) {
        return (enrollee, systems, out) -> out.writeAll(shapes, enrollee);
    }
}
