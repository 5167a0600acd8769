package io.github.bcdacamel.simulator.claims;

import io.github.bcdacamel.simulator.claims.Claim.CareTeamMember;
import io.github.bcdacamel.simulator.claims.Claim.Diagnosis;
import io.github.bcdacamel.simulator.claims.Claim.Procedure;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Makes the claims of one enrollee, one by one: always of the same conditions, treated by the same few providers. */
final class ClaimMaker {

    private static final List<Code> DIAGNOSES = TableReader.codes("diagnoses");
    private static final List<Code> ACCIDENTS = TableReader.codes("accidents");
    private static final List<Code> PROCEDURES = TableReader.codes("procedures");
    private static final Map<ClaimType, List<Code>> SERVICES = byType("services");
    private static final Map<ClaimType, List<Code>> REVENUE_CENTERS = byType("revenue-centers");
    private static final List<Code> DRUGS = TableReader.codes("drugs");
    private static final Code NO_CODE = new Code("", "");

    private final Enrollee enrollee;
    private final Dice dice;
    private final List<Code> conditions = new ArrayList<>();
    private final List<Provider> providers = new ArrayList<>();

    /**
     * @param life has the conditions and providers, and is rolled for them first
     * @param dice has everything else
     */
    ClaimMaker(Enrollee enrollee, Dice life, Dice dice) {
        this.enrollee = enrollee;
        this.dice = dice;
        for (int i = life.between(3, 6); i > 0; i--) {
            conditions.add(life.oneOf(DIAGNOSES));
        }
        for (int i = 8; i > 0; i--) {
            providers.add(life.oneOf(Provider.ALL));
        }
    }

    /**
     * A claim as it is paid first.
     *
     * @param lastDay of the enrollee's care
     * @param later how many days later than usual it is processed
     * @param processedBy but not later than that day
     */
    Claim make(
            ClaimType type,
            int number,
            int group,
            boolean replaced,
            LocalDate from,
            LocalDate lastDay,
            int later,
            LocalDate processedBy) {
        LocalDate through = from.plusDays(dice.between(0, type.mostDays - 1));
        through = through.isAfter(lastDay) ? lastDay : through;
        List<CareTeamMember> careTeam = careTeam(type);
        List<Diagnosis> diagnoses = type.drug() ? List.of() : diagnoses(type);
        List<Line> lines = new ArrayList<>();
        int count = dice.happens(3) ? type.mostLines : dice.between(type.leastLines, (type.mostLines + 1) / 2);
        for (int sequence = 1; sequence <= count; sequence++) {
            lines.add(line(sequence, type, from, through, diagnoses, careTeam));
        }
        LocalDate processed = through.plusDays(dice.between(9, 35) + later);
        return new Claim(
                enrollee,
                type,
                number,
                group,
                replaced,
                from,
                through,
                null,
                processed.isAfter(processedBy) ? processedBy : processed,
                null,
                Billed.Transfer.NONE,
                careTeam,
                dice.oneOf(providers),
                diagnoses,
                type.institutional() ? procedures(type, from) : List.of(),
                List.copyOf(lines),
                Money.sum(lines),
                dice.next());
    }

    private Line line(
            int sequence,
            ClaimType type,
            LocalDate from,
            LocalDate through,
            List<Diagnosis> diagnoses,
            List<CareTeamMember> careTeam) {
        LocalDate day = from.plusDays(dice.between(0, (int) (through.toEpochDay() - from.toEpochDay())));
        return new Line(
                sequence,
                type,
                day,
                type.professional() ? day : through,
                dice.oneOf(type.drug() ? DRUGS : SERVICES.get(type)),
                type.institutional() ? dice.oneOf(REVENUE_CENTERS.get(type)) : NO_CODE,
                type.drug() ? 30 * dice.between(1, 3) : dice.between(1, 8),
                Money.roll(dice, type),
                diagnoses.isEmpty() ? List.of() : List.of(dice.between(1, diagnoses.size())),
                List.of(careTeam.size()),
                dice.oneOf(providers).place(),
                dice.next());
    }

    private List<CareTeamMember> careTeam(ClaimType type) {
        if (type.drug()) {
            return List.of(member(1, "prescribing", "Prescribing provider"));
        }
        if (type.professional()) {
            return List.of(member(1, "referring", "Referring"), member(2, "performing", "Performing provider"));
        }
        List<CareTeamMember> team = new ArrayList<>();
        team.add(member(1, "attending", "Attending"));
        if (type == ClaimType.INPATIENT || type == ClaimType.OUTPATIENT) {
            team.add(member(2, "operating", "Operating"));
        }
        team.add(member(team.size() + 1, "performing", "Performing provider"));
        return team;
    }

    private CareTeamMember member(int sequence, String role, String display) {
        return new CareTeamMember(sequence, role, display, dice.oneOf(providers));
    }

    private List<Diagnosis> diagnoses(ClaimType type) {
        List<Diagnosis> found = new ArrayList<>();
        if (type == ClaimType.INPATIENT || type == ClaimType.SNF) {
            found.add(new Diagnosis(1, Diagnosis.Kind.ADMITTING, dice.oneOf(conditions), false));
        }
        found.add(new Diagnosis(found.size() + 1, Diagnosis.Kind.PRINCIPAL, dice.oneOf(conditions), true));
        for (int i = dice.between(1, type.institutional() ? 4 : 3); i > 0; i--) {
            found.add(new Diagnosis(found.size() + 1, Diagnosis.Kind.OTHER, dice.oneOf(DIAGNOSES), dice.happens(70)));
        }
        if (type.institutional() && dice.happens(30)) {
            found.add(new Diagnosis(found.size() + 1, Diagnosis.Kind.EXTERNAL, dice.oneOf(ACCIDENTS), true));
        }
        return found;
    }

    private List<Procedure> procedures(ClaimType type, LocalDate from) {
        List<Procedure> done = new ArrayList<>();
        int count = type == ClaimType.INPATIENT ? dice.between(1, 5) : dice.happens(25) ? 1 : 0;
        for (int sequence = 1; sequence <= count; sequence++) {
            done.add(new Procedure(sequence, dice.oneOf(PROCEDURES), from));
        }
        return done;
    }

    private static Map<ClaimType, List<Code>> byType(String table) {
        Map<ClaimType, List<Code>> found = new EnumMap<>(ClaimType.class);
        for (ClaimType type : ClaimType.values()) {
            found.put(type, TableReader.codes(table, type));
        }
        return found;
    }
}
