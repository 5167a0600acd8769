package io.github.bcdacamel.profile;

import java.util.Set;

/**
 * What bounds a profile, whatever the input: keys that are data, nesting, lines and ids without end.
 *
 * @param maxPaths of one resource type; what more there is is counted together
 * @param maxLineSize in bytes; a longer line is a bad one
 * @param maxIds how many ids, and how many references, are told apart
 * @param topCodes elements whose codes are counted, as {@code ExplanationOfBenefit:status}; empty for none
 */
public record ProfileLimits(int maxPaths, int maxLineSize, int maxIds, Set<String> topCodes) {

    /** FHIR's own nesting ends long before; what lies deeper is counted, and not entered. */
    static final int MAX_DEPTH = 64;

    static final int MAX_SLICES = 500;
    static final int MAX_TYPES = 100;
    static final int MAX_BAD_LINES_NAMED = 10;

    public ProfileLimits {
        topCodes = Set.copyOf(topCodes);
    }
}
