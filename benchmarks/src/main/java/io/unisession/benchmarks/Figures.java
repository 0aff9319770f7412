package io.unisession.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Figures of one kind, from several forks. */
final class Figures {
    private final List<List<Double>> forks = new ArrayList<>();

    void addFork(List<Double> figures) {
        if (figures.isEmpty()) {
            throw new IllegalArgumentException("a fork without any figure");
        }
        forks.add(List.copyOf(figures));
    }

    /** The median of the forks' medians. */
    double median() {
        return median(medians());
    }

    /** The lowest and the highest median of a fork, which is where the next run's may be expected. */
    String interval(int digits) {
        List<Double> medians = medians();
        return text(Collections.min(medians), digits) + "–" + text(Collections.max(medians), digits);
    }

    /** The median with its interval. */
    String text(int digits) {
        return forks.size() == 1 ? text(median(), digits) : text(median(), digits) + " (" + interval(digits) + ")";
    }

    private List<Double> medians() {
        return forks.stream().map(Figures::median).toList();
    }

    static double median(List<Double> figures) {
        List<Double> sorted = new ArrayList<>(figures);
        Collections.sort(sorted);
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    static String text(double figure, int digits) {
        return String.format(Locale.ROOT, "%,." + digits + "f", figure);
    }
}
