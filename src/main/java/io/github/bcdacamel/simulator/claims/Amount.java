package io.github.bcdacamel.simulator.claims;

import java.util.Locale;
import java.util.function.ToLongFunction;

/** The amounts, in cents, that hang together; the tables name them in lower case. */
enum Amount {
    SUBMITTED(Money::submitted),
    ALLOWED(Money::allowed),
    NONCOVERED(Money::noncovered),
    DEDUCTIBLE(Money::deductible),
    COINSURANCE(Money::coinsurance),
    /** What the enrollee owes: deductible and coinsurance. */
    PATIENT(Money::patient),
    PAID(Money::paid),
    NONE(money -> 0);

    private final ToLongFunction<Money> cents;

    Amount(ToLongFunction<Money> cents) {
        this.cents = cents;
    }

    long of(Money money) {
        return cents.applyAsLong(money);
    }

    /** Null when no amount is called so. */
    static Amount named(String word) {
        for (Amount amount : values()) {
            if (amount.name().toLowerCase(Locale.ROOT).equals(word)) {
                return amount;
            }
        }
        return null;
    }
}
