package io.github.bcdacamel.profile;

/** Counts lengths: least, most, mean, and how many in classes 0, 1, 2, 3-4, 5-8, and so on doubling. */
final class LengthHistogram {

    static final int CLASSES = 9;

    long count;
    long sum;
    long min = Long.MAX_VALUE;
    long max;
    final long[] histogram = new long[CLASSES];

    void add(long length) {
        count++;
        sum += length;
        min = Math.min(min, length);
        max = Math.max(max, length);
        histogram[classOf(length)]++;
    }

    void merge(LengthHistogram other) {
        count += other.count;
        sum += other.sum;
        min = Math.min(min, other.min);
        max = Math.max(max, other.max);
        for (int i = 0; i < CLASSES; i++) {
            histogram[i] += other.histogram[i];
        }
    }

    double mean() {
        return count == 0 ? 0 : (double) sum / count;
    }

    /** 0, 1, 2, 3-4, 5-8, 9-16, 17-32, 33-64, and all above. */
    static int classOf(long length) {
        return length < 2 ? (int) length : Math.min(CLASSES - 1, 65 - Long.numberOfLeadingZeros(length - 1));
    }

    static String className(int index) {
        return switch (index) {
            case 0, 1, 2 -> String.valueOf(index);
            case CLASSES - 1 -> "65+";
            default -> ((1 << (index - 2)) + 1) + "-" + (1 << (index - 1));
        };
    }
}
