package io.unisession.testkit.videosdk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.ErrorResponseException;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.FakeService;
import io.unisession.testkit.ReceivedRequest;
import io.unisession.testkit.internal.Json;
import io.unisession.testkit.internal.Paging;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A fake of VideoSDK for an account with very many past sessions, for tests of programs that copy them. It computes each
 * session from its number and the clock, so a million take no memory.
 *
 * <pre>{@code
 * FakeVideoSdkHistory fake = FakeVideoSdkHistory.builder(100_000, clock.instant().minus(Duration.ofDays(30)))
 *         .clock(clock)
 *         .rateLimit(100, Duration.ofMinutes(1))
 *         .start();
 * }</pre>
 *
 * <p>Sessions start at equal distances and last 1 to 60 minutes, with 1 to 3 participants. Of those with {@link
 * Builder#changes()}, some last 10 hours, some appear half an hour after their start, some change 20 minutes after their
 * end, and some vanish 2 hours after their end.
 *
 * <p>It lists sessions newest first, filters by start, gets one by its id, and knows no other operation.
 */
public final class FakeVideoSdkHistory extends FakeService {
    private static final String SESSIONS = "/v2/sessions";
    private static final int USUAL_SIZE = 20;
    private static final int LONG_ONE_IN = 50;
    private static final int LATE_ONE_IN = 20;
    private static final int CHANGING_ONE_IN = 33;
    private static final int VANISHING_ONE_IN = 100;
    private static final Duration LATENESS = Duration.ofMinutes(30);
    private static final Duration LONG = Duration.ofHours(10);
    private static final Duration CHANGE_AFTER_END = Duration.ofMinutes(20);
    private static final Duration VANISH_AFTER_END = Duration.ofHours(2);

    private final int count;
    private final Instant first;
    private final Duration distance;
    private final boolean changes;
    private final boolean filters;
    private final Clock clock;
    private final int limit;
    private final Duration period;
    private final VideoSdkTokens tokens;
    private final String apiKey;
    private final String secretKey;
    private final VideoSdkErrors errors = new VideoSdkErrors(402);
    private final Deque<Instant> recent = new ArrayDeque<>();
    private int rejected;

    private FakeVideoSdkHistory(Builder builder) {
        super("");
        this.count = builder.count;
        this.first = builder.first;
        this.distance = builder.distance;
        this.changes = builder.changes;
        this.filters = builder.filters;
        this.clock = builder.clock;
        this.limit = builder.limit;
        this.period = builder.period;
        this.apiKey = builder.apiKey;
        this.secretKey = builder.secretKey;
        this.tokens = new VideoSdkTokens(apiKey, secretKey, clock);
    }

    /**
     * Configures a fake.
     *
     * @param sessions how many sessions there are in all, also those that have not started yet
     * @param first when the first of them starts
     * @return a new builder
     */
    public static Builder builder(int sessions, Instant first) {
        return new Builder(sessions, first);
    }

    /**
     * Returns the project's API key.
     *
     * @return the key, made up
     */
    public String apiKey() {
        return apiKey;
    }

    /**
     * Returns the secret that signs tokens.
     *
     * @return the secret, made up
     */
    public String secretKey() {
        return secretKey;
    }

    /**
     * How many requests were rejected because of the rate limit.
     *
     * @return the number
     */
    public int rejectedRequests() {
        return changeAndGet(() -> rejected);
    }

    /**
     * The sessions that can be listed at a time.
     *
     * @param time the time
     * @return their ids, oldest first
     */
    public List<String> visibleSessions(Instant time) {
        return IntStream.range(0, count)
                .filter(number -> isVisible(number, time))
                .mapToObj(FakeVideoSdkHistory::id)
                .toList();
    }

    /**
     * The sessions that could be listed before a time and then vanished.
     *
     * @param time the time
     * @return their ids, oldest first
     */
    public List<String> vanishedSessions(Instant time) {
        return IntStream.range(0, count)
                .filter(number -> !appears(number).isAfter(time) && !isVisible(number, time))
                .mapToObj(FakeVideoSdkHistory::id)
                .toList();
    }

    private static String id(int number) {
        return "session-" + number;
    }

    private Instant start(int number) {
        return first.plus(distance.multipliedBy(number));
    }

    private Instant end(int number) {
        return start(number).plus(isLong(number) ? LONG : Duration.ofMinutes(1 + number * 7L % 60));
    }

    private boolean isLong(int number) {
        return changes && number % LONG_ONE_IN == LONG_ONE_IN - 1;
    }

    private Instant appears(int number) {
        return changes && number % LATE_ONE_IN == LATE_ONE_IN - 1
                ? start(number).plus(LATENESS)
                : start(number);
    }

    private boolean isVisible(int number, Instant time) {
        return !appears(number).isAfter(time)
                && !(changes
                        && number % VANISHING_ONE_IN == VANISHING_ONE_IN / 2
                        && !end(number).plus(VANISH_AFTER_END).isAfter(time));
    }

    @Override
    protected FakeResponse respond(ReceivedRequest request) {
        Instant now = clock.instant();
        Optional<FakeResponse> refusal = overLimit(now).or(() -> tokens.refusal(request));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (request.path().equals(SESSIONS)) {
            return list(request, now);
        }
        if (request.path().startsWith(SESSIONS + "/session-")) {
            return get(request.path().substring(SESSIONS.length() + 1), now);
        }
        return VideoSdkErrors.unknownPath();
    }

    private Optional<FakeResponse> overLimit(Instant now) {
        if (limit == 0) {
            return Optional.empty();
        }
        Instant start = now.minus(period);
        while (!recent.isEmpty() && !recent.getFirst().isAfter(start)) {
            recent.removeFirst();
        }
        if (recent.size() < limit) {
            recent.addLast(now);
            return Optional.empty();
        }
        rejected++;
        long wait = Duration.between(now, recent.getFirst().plus(period)).toMillis();
        return Optional.of(FakeResponse.empty(429).withHeader("Retry-After", Long.toString((wait + 999) / 1000)));
    }

    private FakeResponse get(String id, Instant now) {
        int number;
        try {
            number = Integer.parseInt(id.substring("session-".length()));
        } catch (NumberFormatException otherId) {
            return errors.notFound("session");
        }
        return number >= 0 && number < count && isVisible(number, now)
                ? Json.response(200, json(number, now))
                : errors.notFound("session");
    }

    private FakeResponse list(ReceivedRequest request, Instant now) {
        Paging paging =
                Paging.read(request, "page", "perPage", USUAL_SIZE, () -> VideoSdkErrors.badRequest("no such page"));
        long newest = filters ? time(request, "endDate").map(this::lastUpTo).orElse(count - 1L) : count - 1L;
        long oldest = filters ? time(request, "startDate").map(this::firstFrom).orElse(0L) : 0L;
        long skipped = (paging.page() - 1L) * paging.size();
        ArrayNode data = Json.array();
        int total = 0;
        for (long number = Math.min(newest, lastUpTo(now)); number >= oldest; number--) {
            if (isVisible((int) number, now)) {
                if (total >= skipped && data.size() < paging.size()) {
                    data.add(json((int) number, now));
                }
                total++;
            }
        }
        ObjectNode response = Json.object();
        response.putObject("pageInfo")
                .put("currentPage", paging.page())
                .put("perPage", paging.size())
                .put("lastPage", paging.lastPage(total))
                .put("total", total);
        response.set("data", data);
        return Json.response(200, response);
    }

    private static Optional<Instant> time(ReceivedRequest request, String name) {
        try {
            return request.queryValue(name).map(Long::parseLong).map(Instant::ofEpochMilli);
        } catch (NumberFormatException noTime) {
            throw new ErrorResponseException(VideoSdkErrors.badRequest(name + " must be a time in milliseconds"));
        }
    }

    private long lastUpTo(Instant time) {
        return Math.min(count - 1L, Math.floorDiv(Duration.between(first, time).toMillis(), distance.toMillis()));
    }

    private long firstFrom(Instant time) {
        return Math.max(0, -Math.floorDiv(-Duration.between(first, time).toMillis(), distance.toMillis()));
    }

    private ObjectNode json(int number, Instant now) {
        Instant start = start(number);
        Instant end = end(number);
        boolean ended = !end.isAfter(now);
        boolean changed = changes
                && !isLong(number)
                && number % CHANGING_ONE_IN == 0
                && !end.plus(CHANGE_AFTER_END).isAfter(now);
        ObjectNode json = Json.object()
                .put("id", id(number))
                .put("roomId", "room-" + number % 1000)
                .put("start", Json.write(start))
                .put("end", ended ? Json.write(end) : null);
        ArrayNode participants = json.putArray("participants");
        for (int person = 0; person <= number % 3; person++) {
            ObjectNode participant = participants
                    .addObject()
                    .put("participantId", "person-" + number + "-" + person)
                    .put("name", "Person " + person + (changed ? " (renamed)" : ""));
            participant
                    .putArray("timelog")
                    .addObject()
                    .put("start", Json.write(start))
                    .put("end", ended ? Json.write(end) : null);
        }
        return json.put("status", ended ? "ended" : "ongoing");
    }

    /** Configures a fake with very many sessions. */
    public static final class Builder {
        private final int count;
        private final Instant first;
        private final String apiKey = "history-api-key";
        private final String secretKey = "history-secret-key-made-up-for-tests-0123456789";
        private Duration distance = Duration.ofSeconds(20);
        private boolean changes;
        private boolean filters = true;
        private Clock clock = Clock.systemUTC();
        private int limit;
        private Duration period = Duration.ofMinutes(1);

        private Builder(int count, Instant first) {
            if (count < 0) {
                throw new IllegalArgumentException("sessions must not be negative, but is " + count);
            }
            this.count = count;
            this.first = Objects.requireNonNull(first, "first");
        }

        /**
         * Sets how long after one session the next starts. The default is 20 seconds.
         *
         * @param distance at least a millisecond
         * @return this builder
         */
        public Builder distance(Duration distance) {
            this.distance = Objects.requireNonNull(distance, "distance");
            return this;
        }

        /**
         * Makes some sessions last long, appear late, change after their end, or vanish.
         *
         * @return this builder
         */
        public Builder changes() {
            this.changes = true;
            return this;
        }

        /**
         * Ignores the range of start times, as a service does that cannot filter by it.
         *
         * @return this builder
         */
        public Builder withoutFilters() {
            this.filters = false;
            return this;
        }

        /**
         * Sets the clock that decides which sessions there are, and by which the rate limit counts. The default is the
         * system's clock.
         *
         * @param clock for example a {@link io.unisession.testkit.FakeClock}
         * @return this builder
         */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /**
         * Rejects requests above a limit with 429 and {@code Retry-After}. By default there is no limit.
         *
         * @param requests the largest number of requests in any such period
         * @param period the period
         * @return this builder
         */
        public Builder rateLimit(int requests, Duration period) {
            this.limit = requests;
            this.period = Objects.requireNonNull(period, "period");
            return this;
        }

        /**
         * Starts the fake.
         *
         * @return a running fake, to be closed by the caller
         */
        public FakeVideoSdkHistory start() {
            FakeVideoSdkHistory fake = new FakeVideoSdkHistory(this);
            fake.open();
            return fake;
        }
    }
}
