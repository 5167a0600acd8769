package io.github.bcdacamel.simulator.claims;

import java.time.LocalDate;
import java.util.List;

/**
 * One version of a claim. A correction is a claim of its own, with its own number, in the group of the one it corrects.
 *
 * @param number counts the claims of this enrollee from 0
 * @param group the number of the first claim of the group
 * @param replaced a later claim of the group corrects or voids this one
 * @param processed the day the system that pays it was done with it
 * @param careTeam those who treated, in the order of their sequence numbers
 */
record Claim(
        Enrollee enrollee,
        ClaimType type,
        int number,
        int group,
        boolean replaced,
        LocalDate from,
        LocalDate through,
        LocalDate processed,
        List<CareTeamMember> careTeam,
        Provider billing,
        List<Diagnosis> diagnoses,
        List<Procedure> procedures,
        List<Line> lines,
        Money money,
        long variety)
        implements Billed {

    private static final int COPIED = Varied.key("shared system copy");
    private static final int ASKED = Varied.key("prior authorization");

    record CareTeamMember(int sequence, String role, String roleDisplay, Provider provider) {}

    record Diagnosis(int sequence, Kind kind, Code code, boolean onAdmission) {
        enum Kind {
            ADMITTING,
            PRINCIPAL,
            OTHER,
            EXTERNAL
        }
    }

    record Procedure(int sequence, Code code, LocalDate date) {}

    /** Different for each claim of each enrollee. */
    long id() {
        return 10_000_000_000L + enrollee.index() * 1_000L + number;
    }

    long groupId() {
        return 80_000_000_000L + enrollee.index() * 1_000L + group;
    }

    /** The number that the contractor gave it; shared by the copies that several systems hold of it. */
    String controlNumber() {
        return controlNumber(number);
    }

    /** The control number of the first claim of the group. */
    String priorControlNumber() {
        return controlNumber(group);
    }

    boolean correction() {
        return group != number;
    }

    boolean bloodTest() {
        return lines.get(0).bloodTest();
    }

    /** One of the few that the shared systems mark as subject to 42 CFR Part 2. */
    boolean sensitive() {
        return happens(COPIED, 10);
    }

    /** Whether the shared systems (FISS, MCS, VMS) still show it: the newest claims, and corrections with what they correct. */
    boolean inSharedSystem() {
        return !type.drug()
                && (replaced || correction() || happens(COPIED, 6) || from.isAfter(Enrollee.LAST_DAY.minusDays(45)));
    }

    /** Whether it is so new that v2 has it as Claim and ClaimResponse. CMS keeps these data for 60 days. */
    boolean partlyAdjudicated() {
        return !type.drug()
                && type != ClaimType.DME
                && !replaced
                && from.isAfter(enrollee.lastDay().minusDays(60));
    }

    /** Whether it was asked for before the care began; here a few home health claims were. */
    boolean priorAuthorized() {
        return type == ClaimType.HHA && !replaced && happens(ASKED, 10);
    }

    private String controlNumber(int of) {
        return (20_000_000_000_000L + enrollee.index() * 100_000L + of * 37L) + "TSC";
    }
}
