package io.github.bcdacamel.tables.fhirpath;

import java.util.List;

/** Steps that need a whole list at once: how many, which of them, whether there are any. */
final class CollectionSteps {

    private CollectionSteps() {}

    static final class Exists extends Step {

        private final Expression base;
        private final boolean expected;
        private final Step next;

        Exists(Expression base, boolean expected, Step next) {
            this.base = base;
            this.expected = expected;
            this.next = next;
        }

        @Override
        boolean take(int item) {
            return next.take(Items.of(base.exists(item) == expected));
        }
    }

    static final class All extends Step {

        private final Expression base;
        private final Expression condition;
        private final Step next;

        All(Expression base, Expression condition, Step next) {
            this.base = base;
            this.condition = condition;
            this.next = next;
        }

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
    }

    static final class Count extends Step {

        private final Items items;
        private final Expression base;
        private final Step next;

        Count(Items items, Expression base, Step next) {
            this.items = items;
            this.base = base;
            this.next = next;
        }

        @Override
        boolean take(int item) {
            int count = base.find(item, Integer.MAX_VALUE);
            return next.take(items.computed(java.math.BigDecimal.valueOf(count)));
        }
    }

    /** The item with this number, from 0. */
    static final class At extends Step {

        private final Items items;
        private final Expression base;
        private final Expression index;
        private final Step next;

        At(Items items, Expression base, Expression index, Step next) {
            this.items = items;
            this.base = base;
            this.index = index;
            this.next = next;
        }

        @Override
        boolean take(int item) {
            int only = index.only(item);
            int at = only == Items.NONE ? -1 : Items.whole(items.number(only));
            return at < 0 || at == Integer.MAX_VALUE || base.find(item, at + 1) <= at || next.take(base.item(at));
        }
    }

    static final class Skip extends Step {

        private final Items items;
        private final Expression base;
        private final Expression number;
        private final Step next;

        Skip(Items items, Expression base, Expression number, Step next) {
            this.items = items;
            this.base = base;
            this.number = number;
            this.next = next;
        }

        @Override
        boolean take(int item) {
            int only = number.only(item);
            int skipped = only == Items.NONE ? 0 : Math.max(0, Items.whole(items.number(only)));
            int count = base.find(item, Integer.MAX_VALUE);
            for (int i = skipped; i < count; i++) {
                if (!next.take(base.item(i))) {
                    return false;
                }
            }
            return true;
        }
    }

    static final class Take extends Step {

        private final Items items;
        private final Expression base;
        private final Expression number;
        private final Step next;

        Take(Items items, Expression base, Expression number, Step next) {
            this.items = items;
            this.base = base;
            this.number = number;
            this.next = next;
        }

        @Override
        boolean take(int item) {
            int only = number.only(item);
            int wanted = only == Items.NONE ? 0 : Items.whole(items.number(only));
            int count = wanted <= 0 ? 0 : base.find(item, wanted);
            for (int i = 0; i < count; i++) {
                if (!next.take(base.item(i))) {
                    return false;
                }
            }
            return true;
        }
    }

    static final class First extends Step {

        private final Expression base;
        private final Step next;

        First(Expression base, Step next) {
            this.base = base;
            this.next = next;
        }

        @Override
        boolean take(int item) {
            return base.find(item, 1) == 0 || next.take(base.item(0));
        }
    }

    static final class Last extends Step {

        private final Expression base;
        private final Step next;

        Last(Expression base, Step next) {
            this.base = base;
            this.next = next;
        }

        @Override
        boolean take(int item) {
            int count = base.find(item, Integer.MAX_VALUE);
            return count == 0 || next.take(base.item(count - 1));
        }
    }

    /** All of several lists, without what comes again. */
    static final class Union extends Step {

        private final Items items;
        private final List<Expression> lists;
        private final Step next;

        Union(Items items, List<Expression> lists, Step next) {
            this.items = items;
            this.lists = lists;
            this.next = next;
        }

        @Override
        boolean take(int item) {
            int[] kept = new int[4];
            int size = 0;
            for (Expression list : lists) {
                int count = list.find(item, Integer.MAX_VALUE);
                for (int i = 0; i < count; i++) {
                    int found = list.item(i);
                    if (isAmong(kept, size, found)) {
                        continue;
                    }
                    if (size == kept.length) {
                        kept = java.util.Arrays.copyOf(kept, 2 * size);
                    }
                    kept[size++] = found;
                    if (!next.take(found)) {
                        return false;
                    }
                }
            }
            return true;
        }

        private boolean isAmong(int[] kept, int size, int found) {
            for (int i = 0; i < size; i++) {
                boolean objects = items.isObject(kept[i]) || items.isObject(found);
                if (objects ? kept[i] == found : items.equal(kept[i], found) == Items.TRUE) {
                    return true;
                }
            }
            return false;
        }
    }

    /** The first of several lists that is not empty. */
    static final class Coalesce extends Step {

        private final List<Expression> lists;
        private final Step next;

        Coalesce(List<Expression> lists, Step next) {
            this.lists = lists;
            this.next = next;
        }

        @Override
        boolean take(int item) {
            for (Expression list : lists) {
                int count = list.find(item, Integer.MAX_VALUE);
                for (int i = 0; i < count; i++) {
                    if (!next.take(list.item(i))) {
                        return false;
                    }
                }
                if (count > 0) {
                    return true;
                }
            }
            return true;
        }
    }

    /** One step or the other. */
    static final class If extends Step {

        private final Expression condition;
        private final Step yes;
        private final Step no;

        If(Expression condition, Step yes, Step no) {
            this.condition = condition;
            this.yes = yes;
            this.no = no;
        }

        @Override
        boolean take(int item) {
            return (condition.holds(item) == Items.TRUE ? yes : no).take(item);
        }
    }

    /** The texts of a list as one; of an empty list the empty text. */
    static final class Join extends Step {

        private final Items items;
        private final Expression base;
        private final Expression separator;
        private final Step next;

        Join(Items items, Expression base, Expression separator, Step next) {
            this.items = items;
            this.base = base;
            this.separator = separator;
            this.next = next;
        }

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
    }
}
