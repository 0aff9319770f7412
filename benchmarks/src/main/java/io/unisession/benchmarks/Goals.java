package io.unisession.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** What was to be reached, what was measured, and whether that reaches it. */
final class Goals {
    private final List<Goal> goals = new ArrayList<>();

    private record Goal(String what, String limit, String measured, boolean met) {}

    /** A figure that must not be above a limit. */
    void atMost(String what, double limit, double measured) {
        goals.add(new Goal(what, "≤ " + text(limit), text(measured), rounded(measured) <= limit));
    }

    /** A figure that must not be below a limit. */
    void atLeast(String what, double limit, double measured) {
        goals.add(new Goal(what, "≥ " + text(limit), text(measured), rounded(measured) >= limit));
    }

    /** A figure that must be below those of all others. */
    void below(String what, List<Double> others, double measured) {
        double least = others.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        goals.add(new Goal(what, "< " + text(least), text(measured), measured < least));
    }

    /** A figure that must be above those of all others. */
    void above(String what, List<Double> others, double measured) {
        double most = others.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        goals.add(new Goal(what, "> " + text(most), text(measured), measured > most));
    }

    void print(Table table) {
        if (goals.isEmpty()) {
            return;
        }
        table.begin("Goals", "", "goal", "measured", "met");
        for (Goal goal : goals) {
            table.row(goal.what, goal.limit, goal.measured, goal.met ? "yes" : "**no**");
        }
    }

    /** As it is shown: nobody shall read that 1.10 is above 1.10. */
    private static double rounded(double figure) {
        return Math.rint(figure * 100) / 100;
    }

    private static String text(double figure) {
        return Figures.text(figure, figure == Math.rint(figure) || figure >= 100 ? 0 : 2);
    }
}
