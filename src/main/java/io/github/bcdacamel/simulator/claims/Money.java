package io.github.bcdacamel.simulator.claims;

import java.util.List;

/**
 * The amounts of a line or a claim, in cents. They add up: submitted = allowed + noncovered, allowed = paid + deductible +
 * coinsurance, and nothing is negative; so submitted is never below allowed, nor allowed below paid.
 */
record Money(long submitted, long allowed, long deductible, long coinsurance) {

    Money {
        if (deductible < 0 || coinsurance < 0 || allowed < deductible + coinsurance || submitted < allowed) {
            throw new IllegalArgumentException("These amounts do not add up: submitted " + submitted + ", allowed "
                    + allowed + ", deductible " + deductible + ", coinsurance " + coinsurance + ".");
        }
    }

    static Money roll(Dice dice, ClaimType type) {
        long submitted = dice.cents(type.leastDollars, type.mostDollars);
        boolean denied = dice.happens(4);
        long allowed = type.drug() ? submitted : denied ? 0 : submitted * dice.between(30, 90) / 100;
        long deductible = type.drug() || !dice.happens(15) ? 0 : Math.min(allowed, dice.between(500, 24_000));
        long coinsurance = type.stay() ? 0 : (allowed - deductible) / 5;
        return new Money(submitted, allowed, deductible, coinsurance);
    }

    static Money sum(List<Line> lines) {
        Money sum = new Money(0, 0, 0, 0);
        for (Line line : lines) {
            Money money = line.money();
            sum = new Money(
                    sum.submitted + money.submitted,
                    sum.allowed + money.allowed,
                    sum.deductible + money.deductible,
                    sum.coinsurance + money.coinsurance);
        }
        return sum;
    }

    long noncovered() {
        return submitted - allowed;
    }

    long patient() {
        return deductible + coinsurance;
    }

    long paid() {
        return allowed - patient();
    }
}
