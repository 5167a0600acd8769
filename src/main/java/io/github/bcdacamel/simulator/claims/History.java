package io.github.bcdacamel.simulator.claims;

import io.github.bcdacamel.simulator.claims.Claim.CareTeamMember;
import io.github.bcdacamel.simulator.claims.Claim.Diagnosis;
import io.github.bcdacamel.simulator.claims.Claim.Procedure;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The claims of one enrollee over four years: the same conditions again and again, seen by the same few providers. */
final class History {

    private static final List<ClaimType> MIX = mix();
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
    private final List<Claim> claims = new ArrayList<>();

    private History(Enrollee enrollee) {
        this.enrollee = enrollee;
        this.dice = new Dice(enrollee.variety());
    }

    /** Between 30 and 80 claims, oldest first, a correction right after what it corrects. */
    static List<Claim> of(Enrollee enrollee) {
        return new History(enrollee).roll();
    }

    private List<Claim> roll() {
        for (int i = dice.between(3, 6); i > 0; i--) {
            conditions.add(dice.oneOf(DIAGNOSES));
        }
        for (int i = 8; i > 0; i--) {
            providers.add(dice.oneOf(Provider.ALL));
        }
        int days = (int) (enrollee.lastDay().toEpochDay() - Enrollee.FIRST_DAY.toEpochDay());
        int count = dice.between(30, 75);
        for (int i = 0; i < count; i++) {
            LocalDate from = Enrollee.FIRST_DAY.plusDays((long) days * i / count);
            ClaimType type = dice.oneOf(MIX);
            type = type.drug() && !enrollee.drugPlan() ? ClaimType.CARRIER : type;
            int group = claims.size();
            boolean corrected = claims.size() < 78 && !type.drug() && dice.happens(6);
            add(type, group, corrected, from, 0);
            if (corrected) {
                add(type, group, false, from, dice.between(20, 60));
            }
        }
        return List.copyOf(claims);
    }

    private void add(ClaimType type, int group, boolean replaced, LocalDate from, int later) {
        LocalDate through = from.plusDays(dice.between(0, type.mostDays - 1));
        through = through.isAfter(enrollee.lastDay()) ? enrollee.lastDay() : through;
        List<CareTeamMember> careTeam = careTeam(type);
        List<Diagnosis> diagnoses = type.drug() ? List.of() : diagnoses(type);
        List<Line> lines = new ArrayList<>();
        int count = dice.happens(3) ? type.mostLines : dice.between(type.leastLines, (type.mostLines + 1) / 2);
        for (int sequence = 1; sequence <= count; sequence++) {
            lines.add(line(sequence, type, from, through, diagnoses, careTeam));
        }
        claims.add(new Claim(
                enrollee,
                type,
                claims.size(),
                group,
                replaced,
                from,
                through,
                through.plusDays(dice.between(9, 35) + later),
                careTeam,
                dice.oneOf(providers),
                diagnoses,
                type.institutional() ? procedures(type, from) : List.of(),
                List.copyOf(lines),
                Money.sum(lines),
                dice.next()));
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

    private static List<ClaimType> mix() {
        List<ClaimType> mix = new ArrayList<>();
        int[] hundredths = {45, 5, 4, 2, 3, 14, 2, 25};
        for (ClaimType type : ClaimType.values()) {
            for (int i = 0; i < hundredths[type.ordinal()]; i++) {
                mix.add(type);
            }
        }
        return mix;
    }

    private static Map<ClaimType, List<Code>> byType(String table) {
        Map<ClaimType, List<Code>> found = new EnumMap<>(ClaimType.class);
        for (ClaimType type : ClaimType.values()) {
            found.put(type, TableReader.codes(table, type));
        }
        return found;
    }
}
