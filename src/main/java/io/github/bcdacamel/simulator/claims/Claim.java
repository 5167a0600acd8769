package io.github.bcdacamel.simulator.claims;

import java.time.LocalDate;
import java.util.List;

/**
 * One version of a claim. A correction is a claim of its own, with its own number, in the group of the one it corrects; an
 * adjustment is another version of the same one.
 *
 * @param number counts the claims of this enrollee from 0
 * @param group the number of the first claim of the group
 * @param replaced a later claim of the group corrects or voids this one
 * @param received the day the shared systems (FISS, MCS, VMS) got it; of claims after the first export only, otherwise null
 * @param processed the day the system that pays it was done with it
 * @param changed the day of this version; null of the first one
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
        LocalDate received,
        LocalDate processed,
        LocalDate changed,
        Transfer transfer,
        List<CareTeamMember> careTeam,
        Provider billing,
        List<Diagnosis> diagnoses,
        List<Procedure> procedures,
        List<Line> lines,
        Money money,
        long variety)
        implements Billed {

    /** v3 began in March 2026: nothing is older. */
    private static final LocalDate V3_BEGAN = LocalDate.of(2026, 3, 5);

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

    /** The day on which the National Claims History, or the drug events, got this version as API v2 tells it. */
    LocalDate updated() {
        return changed == null ? created() : changed;
    }

    LocalDate created() {
        return processed.plusDays(7);
    }

    LocalDate updatedV1() {
        return changed == null ? processed : changed;
    }

    LocalDate updatedV3() {
        return changed == null ? began(processed) : changed;
    }

    /** The day on which the shared systems showed it. */
    LocalDate shown() {
        return received == null ? processed : received;
    }

    LocalDate shownV3() {
        return began(shown());
    }

    @Override
    public LocalDate loaded() {
        return changed == null ? through.plusDays(14) : changed.minusDays(7);
    }

    /** Whether the National Claims History of v3 has it: what was replaced before the first export is not there. */
    boolean inHistoryV3() {
        return !replaced || changed != null;
    }

    /** Whether the shared systems (FISS, MCS, VMS) still show it: the newest claims, and corrections with what they correct. */
    boolean inSharedSystem() {
        return !type.drug()
                && (received != null
                        || replaced
                        || correction()
                        || happens(COPIED, 6)
                        || from.isAfter(Enrollee.LAST_DAY.minusDays(45)));
    }

    /** Whether it is so new that v2 has it as Claim and ClaimResponse on that day. CMS keeps these data for 60 days. */
    boolean isPartlyAdjudicated(LocalDate day) {
        boolean old = received == null;
        boolean recent = !old || !replaced && from.isAfter(enrollee.lastDay().minusDays(60));
        LocalDate until = (old ? Fate.SNAPSHOT : received).plusDays(60);
        return recent && !type.drug() && type != ClaimType.DME && !day.isAfter(until);
    }

    /** Whether it was asked for before the care began; here a few home health claims were. */
    boolean priorAuthorized() {
        return type == ClaimType.HHA && !replaced && happens(ASKED, 10);
    }

    /** Another version: the same claim with other lines. */
    Claim adjusted(List<Line> newLines, LocalDate day) {
        return version(replaced, day, transfer, List.copyOf(newLines));
    }

    /** Another version: the same claim, which counts no more. */
    Claim cancelled(LocalDate day) {
        return version(true, day, transfer, lines);
    }

    Claim transferred(Transfer newTransfer) {
        return version(replaced, changed, newTransfer, lines);
    }

    /** The same claim, known from that day on. */
    Claim correcting(LocalDate day) {
        return version(replaced, day, transfer, lines);
    }

    private Claim version(boolean newReplaced, LocalDate newChanged, Transfer newTransfer, List<Line> newLines) {
        return with(newReplaced, received, newChanged, newTransfer, billing, newLines);
    }

    Claim received(LocalDate day) {
        return with(replaced, day, changed, transfer, billing, lines);
    }

    Claim at(Provider otherBilling) {
        return with(replaced, received, changed, transfer, otherBilling, lines);
    }

    private Claim with(
            boolean newReplaced,
            LocalDate newReceived,
            LocalDate newChanged,
            Transfer newTransfer,
            Provider newBilling,
            List<Line> newLines) {
        return new Claim(
                enrollee,
                type,
                number,
                group,
                newReplaced,
                from,
                through,
                newReceived,
                processed,
                newChanged,
                newTransfer,
                careTeam,
                newBilling,
                diagnoses,
                procedures,
                newLines,
                Money.sum(newLines),
                variety);
    }

    private static LocalDate began(LocalDate day) {
        return day.isBefore(V3_BEGAN) ? V3_BEGAN : day;
    }

    private String controlNumber(int of) {
        return (20_000_000_000_000L + enrollee.index() * 100_000L + of * 37L) + "TSC";
    }
}
