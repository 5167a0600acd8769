package io.github.bcdacamel.marts.report;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What somebody can find out who reads a table, knows which cells add up to which, and is good at sums. Shares nothing with what hides the
 * cells: it solves equations and narrows bounds.
 */
public final class Deduction {

    private static final long MUCH = 1L << 40;

    private final List<String> names = new ArrayList<>();
    private final List<long[]> bounds = new ArrayList<>();
    private final List<int[]> sums = new ArrayList<>();
    private double[][] reduced = {};

    /** A cell as the page has it. */
    public int cell(String name, String text) {
        if (text.equals("<11")) {
            return add(name, 1, 10);
        }
        if (text.equals("≥11")) {
            return add(name, 11, MUCH);
        }
        long count = Long.parseLong(text.replace(",", ""));
        return add(name, count, count);
    }

    /** Something in the sum that no table has. */
    public int implied(String name) {
        return add(name, 0, MUCH);
    }

    private int add(String name, long least, long most) {
        names.add(name);
        bounds.add(new long[] {least, most});
        return names.size() - 1;
    }

    /** @param parts of the total */
    public Deduction sum(int total, List<Integer> parts) {
        int[] sum = new int[parts.size() + 1];
        sum[0] = total;
        for (int i = 0; i < parts.size(); i++) {
            sum[i + 1] = parts.get(i);
        }
        sums.add(sum);
        return this;
    }

    /** The cells that are not shown and can be found out, if they are small; and those that are shown and small. */
    public List<String> found() {
        List<Integer> hidden = new ArrayList<>();
        TreeSet<String> found = new TreeSet<>();
        for (int i = 0; i < names.size(); i++) {
            if (bounds.get(i)[0] < bounds.get(i)[1]) {
                hidden.add(i);
            } else if (bounds.get(i)[0] > 0 && bounds.get(i)[0] < 11) {
                found.add(names.get(i) + " is shown");
            }
        }
        for (int solved : solved(hidden)) {
            bounds.get(solved)[0] = Math.max(bounds.get(solved)[0], value(solved, hidden));
            bounds.get(solved)[1] = bounds.get(solved)[0];
        }
        narrow();
        for (int cell : hidden) {
            long[] known = bounds.get(cell);
            if (known[0] == known[1] && known[0] > 0 && known[0] < 11) {
                found.add(names.get(cell) + " is " + known[0]);
            }
        }
        return List.copyOf(found);
    }

    private void narrow() {
        boolean changed = true;
        for (int round = 0; changed && round < 500; round++) {
            changed = false;
            for (int[] sum : sums) {
                for (int one = 0; one < sum.length; one++) {
                    changed |= narrow(sum, one);
                }
            }
        }
    }

    /** By what the others of the sum can be. */
    private boolean narrow(int[] sum, int one) {
        long least = 0;
        long most = 0;
        for (int other = 0; other < sum.length; other++) {
            if (other != one) {
                long[] known = bounds.get(sum[other]);
                // Parts stand on one side, the total on the other.
                boolean adds = one == 0 || other == 0;
                least += adds ? known[0] : -known[1];
                most += adds ? known[1] : -known[0];
            }
        }
        long[] known = bounds.get(sum[one]);
        boolean changed = least > known[0] || most < known[1];
        known[0] = Math.max(known[0], least);
        known[1] = Math.min(known[1], most);
        return changed;
    }

    /** Those that the equations alone determine. */
    private List<Integer> solved(List<Integer> hidden) {
        reduced = new double[sums.size()][hidden.size() + 1];
        for (int row = 0; row < sums.size(); row++) {
            int[] sum = sums.get(row);
            for (int i = 0; i < sum.length; i++) {
                int sign = i == 0 ? -1 : 1;
                int column = hidden.indexOf(sum[i]);
                if (column >= 0) {
                    reduced[row][column] += sign;
                } else {
                    reduced[row][hidden.size()] -= sign * bounds.get(sum[i])[0];
                }
            }
        }
        int done = 0;
        for (int column = 0; column < hidden.size() && done < reduced.length; column++) {
            int pivot = done;
            while (pivot < reduced.length && Math.abs(reduced[pivot][column]) < 1e-9) {
                pivot++;
            }
            if (pivot == reduced.length) {
                continue;
            }
            double[] row = reduced[pivot];
            reduced[pivot] = reduced[done];
            reduced[done] = row;
            double factor = row[column];
            for (int i = 0; i < row.length; i++) {
                row[i] /= factor;
            }
            for (int other = 0; other < reduced.length; other++) {
                double times = reduced[other][column];
                for (int i = 0; other != done && i < row.length; i++) {
                    reduced[other][i] -= times * row[i];
                }
            }
            done++;
        }
        List<Integer> solved = new ArrayList<>();
        for (double[] row : reduced) {
            List<Integer> left = new ArrayList<>();
            for (int column = 0; column < hidden.size(); column++) {
                if (Math.abs(row[column]) > 1e-9) {
                    left.add(column);
                }
            }
            if (left.size() == 1) {
                solved.add(hidden.get(left.get(0)));
            }
        }
        return solved;
    }

    private long value(int cell, List<Integer> hidden) {
        int column = hidden.indexOf(cell);
        for (double[] row : reduced) {
            boolean alone = true;
            for (int i = 0; i < hidden.size(); i++) {
                alone &= i == column || Math.abs(row[i]) < 1e-9;
            }
            if (alone && Math.abs(row[column]) > 1e-9) {
                return Math.round(row[hidden.size()] / row[column]);
            }
        }
        throw new IllegalStateException();
    }
}
