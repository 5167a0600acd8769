package io.github.bcdacamel.profile;

import io.github.bcdacamel.profile.SliceCounter.Captured;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** What one record says of itself as a whole: its id, its enrollee, its references, and, of a claim, type and month. */
final class RecordFacts {

    private static final byte[] PATIENT = "Patient/".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] COVERAGE = "Coverage/".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern MONTH = Pattern.compile("(?:19|20|21)\\d\\d-(?:0[1-9]|1[0-2])");
    private static final int MOST_CODES = 4_096;
    private static final String NO_CLAIM_TYPE = "(none)";

    private boolean typed;
    private boolean identified;
    private long id;
    private boolean hasEnrollee;
    private long enrollee;
    private int startsAt;
    private int startLength;

    private PathNode[] codeNodes = new PathNode[16];
    private int[] codeStarts = new int[16];
    private int[] codeLengths = new int[16];
    private int codes;

    void clear() {
        typed = false;
        identified = false;
        hasEnrollee = false;
        startLength = -1;
        codes = 0;
    }

    void typed() {
        typed = true;
    }

    boolean isTyped() {
        return typed;
    }

    void id(long hash) {
        identified = true;
        id = hash;
    }

    void start(int from, int length) {
        startsAt = from;
        startLength = length;
    }

    void code(PathNode node, int from, int length) {
        if (codes == codeNodes.length) {
            if (codes == MOST_CODES) {
                return;
            }
            codeNodes = Arrays.copyOf(codeNodes, 2 * codes);
            codeStarts = Arrays.copyOf(codeStarts, 2 * codes);
            codeLengths = Arrays.copyOf(codeLengths, 2 * codes);
        }
        codeNodes[codes] = node;
        codeStarts[codes] = from;
        codeLengths[codes] = length;
        codes++;
    }

    /** Counts a reference to a Patient or a Coverage; one to a part of the same resource, and any other, is left alone. */
    void reference(Profile profile, PathNode node, byte[] line, int from, int length) {
        int patient = target(PATIENT, line, from, length);
        if (patient >= 0) {
            long hash = hash(line, patient, from + length);
            profile.patients.add(hash);
            if (node.depth == 2 && isEnrollee(node.parent.name)) {
                enrollee(hash);
            }
            return;
        }
        int coverage = target(COVERAGE, line, from, length);
        if (coverage >= 0) {
            profile.coverages.add(hash(line, coverage, from + length));
        }
    }

    /** The record was whole. @param type the codings of its {@code type} */
    void end(ResourceProfile resource, Captured type, byte[] line) {
        if (identified) {
            resource.ids.add(id);
            if (resource.type.equals("Patient")) {
                enrollee(id);
            }
        }
        if (ResourceProfile.isClaim(resource.type)) {
            resource.claim(claimType(type, line), month(line), 1);
        }
        for (int i = 0; i < codes; i++) {
            // A code of nobody is a code of one enrollee: it must not reach the smallest cell.
            codeNodes[i].topCodes.count(
                    SliceCounter.text(line, codeStarts[i], codeLengths[i]), hasEnrollee ? enrollee : Long.MIN_VALUE);
        }
    }

    private void enrollee(long hash) {
        hasEnrollee = true;
        enrollee = hash;
    }

    private static boolean isEnrollee(String name) {
        return name.equals("patient") || name.equals("beneficiary") || name.equals("subject");
    }

    /** CMS's own type where there is one, such as INPATIENT, else FHIR's. */
    private static String claimType(Captured type, byte[] line) {
        String found = NO_CLAIM_TYPE;
        for (int i = 0; i < type.size; i++) {
            String system = type.system(i, line).toLowerCase(Locale.ROOT);
            if (system.endsWith("/eob-type")) {
                return NamePolicy.code(type.code(i, line));
            }
            if (system.endsWith("/claim-type")) {
                found = NamePolicy.code(type.code(i, line));
            }
        }
        return found;
    }

    private String month(byte[] line) {
        if (startLength < 7 || startLength > 40) {
            return ResourceProfile.NO_MONTH;
        }
        String month = SliceCounter.text(line, startsAt, 7);
        return MONTH.matcher(month).matches() ? month : ResourceProfile.NO_MONTH;
    }

    private static long hash(byte[] line, int from, int end) {
        int until = from;
        while (until < end && line[until] != '/') {
            until++;
        }
        return HashCounter.hash(line, from, until - from);
    }

    /** Where the id begins in {@code Patient/ID} or {@code https://…/Patient/ID}, or -1. */
    private static int target(byte[] type, byte[] line, int from, int length) {
        if (isAt(type, line, from, from + length)) {
            return from + type.length;
        }
        for (int at = line[from] == 'h' ? from : from + length; at < from + length; at++) {
            if (line[at] == '/' && isAt(type, line, at + 1, from + length)) {
                return at + 1 + type.length;
            }
        }
        return -1;
    }

    private static boolean isAt(byte[] type, byte[] line, int at, int end) {
        return at + type.length <= end
                && line[at] == type[0]
                && Arrays.equals(line, at, at + type.length, type, 0, type.length);
    }
}
