package io.github.bcdacamel.tables.fhirpath;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/** Steps that need a whole list at once: how many, which of them, whether there are any. */
final class CollectionSteps {

    private CollectionSteps() {}

    static Step exists(Expression base, boolean expected, Step next) {
        return new Step() {
            @Override
            boolean take(int item) {
                return next.take(Items.of(base.exists(item) == expected));
            }
        };
    }

    static Step all(Expression base, Expression condition, Step next) {
        return new Step() {
            @Override
            boolean take(int item) {
                int count = base.find(item, Integer.MAX_VALUE);
                for (int i = 0; i < count; i++) {
                    if (condition.holds(base.item(i)) != Items.TRUE) {
                        return next.take(Items.FALSE);
                    }
                }
                return next.take(Items.TRUE);
            }
        };
    }

    static Step count(Items items, Expression base, Step next) {
        return new Step() {
            @Override
            boolean take(int item) {
                return next.take(items.computed(BigDecimal.valueOf(base.find(item, Integer.MAX_VALUE))));
            }
        };
    }

    /** The item with this number, from 0. */
    static Step at(Items items, Expression base, Expression index, Step next) {
        return new Step() {
            @Override
            boolean take(int item) {
                int at = items.index(index.only(item));
                return at < 0 || at == Integer.MAX_VALUE || base.find(item, at + 1) <= at || next.take(base.item(at));
            }
        };
    }

    static Step skip(Items items, Expression base, Expression number, Step next) {
        return new Step() {
            @Override
            boolean take(int item) {
                int skipped = Math.max(0, items.index(number.only(item)));
                base.find(item, Integer.MAX_VALUE);
                return base.give(skipped, next);
            }
        };
    }

    static Step take(Items items, Expression base, Expression number, Step next) {
        return new Step() {
            @Override
            boolean take(int item) {
                int wanted = items.index(number.only(item));
                return wanted <= 0 || base.find(item, wanted) == 0 || base.give(0, next);
            }
        };
    }

    static Step first(Expression base, Step next) {
        return new Step() {
            @Override
            boolean take(int item) {
                return base.find(item, 1) == 0 || next.take(base.item(0));
            }
        };
    }

    static Step last(Expression base, Step next) {
        return new Step() {
            @Override
            boolean take(int item) {
                int count = base.find(item, Integer.MAX_VALUE);
                return count == 0 || next.take(base.item(count - 1));
            }
        };
    }

    /** All of several lists, without what comes again. */
    static Step union(Items items, List<Expression> lists, Step next) {
        return new Step() {
            @Override
            boolean take(int item) {
                int[] kept = new int[4];
                int size = 0;
                for (Expression list : lists) {
                    int count = list.find(item, Integer.MAX_VALUE);
                    for (int i = 0; i < count; i++) {
                        int found = list.item(i);
                        if (isAmong(items, kept, size, found)) {
                            continue;
                        }
                        if (size == kept.length) {
                            kept = Arrays.copyOf(kept, 2 * size);
                        }
                        kept[size++] = found;
                        if (!next.take(found)) {
                            return false;
                        }
                    }
                }
                return true;
            }
        };
    }

    private static boolean isAmong(Items items, int[] kept, int size, int found) {
        for (int i = 0; i < size; i++) {
            boolean objects = items.isObject(kept[i]) || items.isObject(found);
            if (objects ? kept[i] == found : items.equal(kept[i], found) == Items.TRUE) {
                return true;
            }
        }
        return false;
    }

    /** The first of several lists that is not empty. */
    static Step coalesce(List<Expression> lists, Step next) {
        return new Step() {
            @Override
            boolean take(int item) {
                for (Expression list : lists) {
                    if (list.find(item, Integer.MAX_VALUE) > 0) {
                        return list.give(0, next);
                    }
                }
                return true;
            }
        };
    }

    /** What {@code $total} is: nothing, or one item. */
    static final class Total {

        private int item = Items.NONE;

        Step step(Step next) {
            return new Step() {
                @Override
                boolean take(int any) {
                    return item == Items.NONE || next.take(item);
                }
            };
        }
    }

    /** Goes through a list and has, after each item, what an expression makes of the item and of the total before it. */
    static Step aggregate(Expression base, Expression aggregator, Expression start, Total total, Step next) {
        return new Step() {
            @Override
            boolean take(int item) {
                int count = base.find(item, Integer.MAX_VALUE);
                total.item = start == null ? Items.NONE : start.only(item);
                for (int i = 0; i < count; i++) {
                    total.item = aggregator.only(base.item(i));
                }
                return total.item == Items.NONE || next.take(total.item);
            }
        };
    }

    /** One step or the other. */
    static Step iif(Expression condition, Step yes, Step no) {
        return new Step() {
            @Override
            boolean take(int item) {
                return (condition.holds(item) == Items.TRUE ? yes : no).take(item);
            }
        };
    }

    /** The texts of a list as one; of an empty list the empty text. */
    static Step join(Items items, Expression base, Expression separator, Step next) {
        return new Step() {
            @Override
            boolean take(int item) {
                int only = separator == null ? Items.NONE : separator.only(item);
                String between = only == Items.NONE ? "" : items.text(only);
                int count = base.find(item, Integer.MAX_VALUE);
                StringBuilder joined = new StringBuilder();
                for (int i = 0; i < count; i++) {
                    joined.append(i == 0 ? "" : between).append(items.text(base.item(i)));
                }
                return next.take(items.computed(joined.toString()));
            }
        };
    }
}
