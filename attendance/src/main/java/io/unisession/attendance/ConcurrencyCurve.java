package io.unisession.attendance;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The number of people who were present at once, over time. Every point holds the number of people from then until the
 * next point. A person with several connections counts once.
 */
public final class ConcurrencyCurve {
    private final List<Point> points;

    private ConcurrencyCurve(List<Point> points) {
        this.points = List.copyOf(points);
    }

    /**
     * Computes the curve.
     *
     * @param presence the separate spans of every person, in one list
     */
    static ConcurrencyCurve of(List<TimeSpan> presence) {
        List<Instant> joins = presence.stream().map(TimeSpan::from).sorted().toList();
        List<Instant> leaves = presence.stream().map(TimeSpan::to).sorted().toList();
        List<Point> points = new ArrayList<>();
        int joined = 0;
        int left = 0;
        // Whoever leaves has joined, so the last to happen is a leave.
        while (left < leaves.size()) {
            Instant at = leaves.get(left);
            if (joined < joins.size() && joins.get(joined).isBefore(at)) {
                at = joins.get(joined);
            }
            int before = joined - left;
            joined = endOf(at, joins, joined);
            left = endOf(at, leaves, left);
            if (joined - left != before) {
                points.add(new Point(at, joined - left));
            }
        }
        return new ConcurrencyCurve(points);
    }

    /** The index behind the last of the times that equal one. */
    private static int endOf(Instant time, List<Instant> times, int from) {
        int index = from;
        while (index < times.size() && times.get(index).equals(time)) {
            index++;
        }
        return index;
    }

    /**
     * The points at which the number of people changes.
     *
     * @return an unmodifiable list in order of time, which ends with zero people; empty if no times are known
     */
    public List<Point> points() {
        return points;
    }

    /**
     * The largest number of people who were present at once.
     *
     * @return their number, zero if no times are known
     */
    public int peak() {
        return points.stream().mapToInt(Point::people).max().orElse(0);
    }

    /**
     * When the peak was first reached.
     *
     * @return the time, or empty if no times are known
     */
    public Optional<Instant> peakAt() {
        int peak = peak();
        return points.stream()
                .filter(point -> point.people() == peak)
                .map(Point::at)
                .findFirst();
    }

    /**
     * How long at least a number of people were present at once.
     *
     * @param people a number of people, at least 1
     * @return the total time
     */
    public Duration timeWithAtLeast(int people) {
        Duration time = Duration.ZERO;
        for (int index = 0; index + 1 < points.size(); index++) {
            if (points.get(index).people() >= people) {
                time = time.plus(Duration.between(
                        points.get(index).at(), points.get(index + 1).at()));
            }
        }
        return time;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ConcurrencyCurve that && points.equals(that.points);
    }

    @Override
    public int hashCode() {
        return points.hashCode();
    }

    @Override
    public String toString() {
        return "ConcurrencyCurve[peak=" + peak() + ", points=" + points.size() + "]";
    }

    /** A change in the number of people. */
    public static final class Point {
        private final Instant at;
        private final int people;

        private Point(Instant at, int people) {
            this.at = at;
            this.people = people;
        }

        /**
         * When the number changed.
         *
         * @return the time
         */
        public Instant at() {
            return at;
        }

        /**
         * The number of people from then on.
         *
         * @return their number
         */
        public int people() {
            return people;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Point that && at.equals(that.at) && people == that.people;
        }

        @Override
        public int hashCode() {
            return Objects.hash(at, people);
        }

        @Override
        public String toString() {
            return at + ": " + people;
        }
    }
}
