package io.unisession.attendance;

import java.util.ArrayList;
import java.util.List;

/** The concurrency curve as SVG. */
final class ConcurrencyChart {
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 100;

    private final AttendanceReport report;
    private final TimeAxis axis;

    ConcurrencyChart(AttendanceReport report, TimeAxis axis) {
        this.report = report;
        this.axis = axis;
    }

    void appendTo(StringBuilder html, String description) {
        TimeSpan span = axis.span();
        html.append("<svg class=\"curve\" viewBox=\"0 -4 ")
                .append(WIDTH)
                .append(' ')
                .append(HEIGHT + 4)
                .append("\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"")
                .append(Html.escape(description))
                .append("\" data-from=\"")
                .append(Figures.epochMillis(span.from()))
                .append("\" data-to=\"")
                .append(Figures.epochMillis(span.to()))
                .append("\" data-offset=\"")
                .append(axis.offsetSeconds() * 1000L)
                .append("\" data-peak=\"")
                .append(report.concurrency().peak())
                .append("\"><path d=\"")
                .append(path())
                .append("\"/></svg>");
    }

    /** The outline of the area under the curve. */
    private String path() {
        StringBuilder path = new StringBuilder("M0 ").append(HEIGHT);
        List<Step> steps = steps();
        for (int index = 0; index < steps.size(); index++) {
            Step step = steps.get(index);
            path.append('H').append(step.x()).append('V').append(y(step.people()));
            boolean nextIsFar =
                    index + 1 == steps.size() || steps.get(index + 1).x() > step.x() + 1;
            if (step.atEnd() != step.people() && nextIsFar) {
                path.append('H').append(step.x() + 1).append('V').append(y(step.atEnd()));
            }
        }
        return path.append('H')
                .append(WIDTH)
                .append('V')
                .append(HEIGHT)
                .append('Z')
                .toString();
    }

    private double y(int people) {
        return Math.round(HEIGHT
                        * 1000.0
                        * (1 - (double) people / report.concurrency().peak()))
                / 1000.0;
    }

    /** If many points fall on one pixel, only the highest is drawn, so that peaks are kept. */
    private List<Step> steps() {
        List<ConcurrencyCurve.Point> points = report.concurrency().points();
        boolean crowded = points.size() > 2 * WIDTH;
        List<Step> steps = new ArrayList<>();
        for (ConcurrencyCurve.Point point : points) {
            double position = axis.position(point.at());
            double x = crowded ? Math.floor(position) : position;
            Step last = steps.isEmpty() ? null : steps.get(steps.size() - 1);
            if (crowded && last != null && last.x() == x) {
                steps.set(steps.size() - 1, new Step(x, Math.max(last.people(), point.people()), point.people()));
            } else {
                steps.add(new Step(x, point.people(), point.people()));
            }
        }
        return steps;
    }

    /** The largest number of people in one pixel, and the number at its end. */
    private record Step(double x, int people, int atEnd) {}
}
