package io.github.bcdacamel.simulator.claims;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;

/**
 * Synthetic Patient, Coverage, ExplanationOfBenefit, Claim and ClaimResponse resources in the shape and wire form that BCDA sends
 * them: one resource a line, keys in alphabetical order, compact, {@code & < >} escaped, amounts as a 64-bit float prints them.
 * The same seed, version, type and enrollee give the same bytes, whatever is asked before or at the same time; an enrollee is the
 * same person in all three versions. Which enrollees go into which file, compression and errors are left to the caller.
 *
 * <p>Rests on BCDA's and BFD's own source and published samples (Blue Button variables, CARIN profiles). Nothing here is real.
 */
public final class SyntheticClaims {

    /** Where a v3 claim comes from; an export without {@code _typeFilter} has the first two only. */
    public enum SystemType {
        NATIONAL_CLAIMS_HISTORY,
        DDPS,
        SHARED_SYSTEM
    }

    /** Those of an export without {@code _typeFilter}. */
    public static final Set<SystemType> ADJUDICATED = Set.of(SystemType.NATIONAL_CLAIMS_HISTORY, SystemType.DDPS);

    private final long seed;
    private final ResourceCatalog resources;

    /**
     * @param apiVersion 1, 2 or 3
     */
    public SyntheticClaims(long seed, int apiVersion) {
        this.seed = seed;
        this.resources = ResourceCatalog.of(apiVersion);
    }

    /** The resource types that there are in this version. */
    public static Set<String> types(int apiVersion) {
        return ResourceCatalog.of(apiVersion).types();
    }

    /**
     * Writes all resources of that type for one enrollee, as the first export has them if it has no filters.
     *
     * @param enrollee counted from 0
     * @return the number of lines
     * @throws IllegalArgumentException if this version has no such type
     */
    public int write(String resourceType, int enrollee, OutputStream out) throws IOException {
        return write(resourceType, enrollee, ADJUDICATED, out);
    }

    /** As above, with the claims of these systems only; only v3's claims differ by system. */
    public int write(String resourceType, int enrollee, Set<SystemType> systems, OutputStream out) throws IOException {
        Extract all = new Extract(systems, ChangeWindow.FIRST_EXPORT, false);
        return resources.write(resourceType, Enrollee.roll(seed, enrollee), Fate.NONE, all, out);
    }

    /**
     * Writes the resources of that type that an extract has of a person, whether or not the person belongs to the organization
     * then.
     *
     * @param number the person's in the population
     */
    public int write(String resourceType, Population population, int number, Extract extract, OutputStream out)
            throws IOException {
        Enrollee enrollee = population.enrollee(number);
        return resources.write(resourceType, enrollee, population.fate(enrollee), extract, out);
    }
}
