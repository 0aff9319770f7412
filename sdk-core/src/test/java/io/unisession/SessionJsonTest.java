package io.unisession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.unisession.event.SessionEvent;
import io.unisession.event.SessionEventType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A session that was written and read is the same in all that it says. */
class SessionJsonTest {
    private static final Set<String> NOT_WRITTEN =
            Set.of("raw", "unwrap", "toBuilder", "getClass", "hashCode", "toString");
    private static final Instant START = Instant.parse("2026-03-02T09:00:04Z");

    private final Random random = new Random(5);

    @Test
    void anySession_writtenAndRead_isEqualInEveryAccessor() throws Exception {
        for (int round = 0; round < 2000; round++) {
            Session session = anySession();

            String json = SessionJson.write(session);

            assertThat(json).matches("[ -\\x7f]*");
            Session read = SessionJson.read(json);
            assertThat(read).isEqualTo(session);
            assertThat(accessors(read)).as(json).isEqualTo(accessors(session));
            assertThat(SessionJson.write(read)).isEqualTo(json);
        }
    }

    @Test
    void participantsAndIntervals_writtenAndReadAlone_areEqual() {
        for (int round = 0; round < 500; round++) {
            for (Participant participant : anySession().participants()) {
                assertThat(SessionJson.readParticipant(SessionJson.write(participant)))
                        .isEqualTo(participant);
                for (Interval interval : participant.intervals()) {
                    assertThat(SessionJson.readInterval(SessionJson.write(interval)))
                            .isEqualTo(interval);
                }
            }
        }
    }

    @Test
    void anyEvent_writtenAndRead_isEqualInEveryAccessor() throws Exception {
        for (int round = 0; round < 500; round++) {
            SessionEvent event = anyEvent();

            String json = SessionJson.write(event);

            assertThat(json).matches("[ -\\x7f]*");
            assertThat(accessors(SessionJson.readEvent(json))).as(json).isEqualTo(accessors(event));
        }
    }

    private SessionEvent anyEvent() {
        List<Participant> people = anySession().participants();
        return SessionEvent.builder("acme", time())
                .type(SessionEventType.values()[random.nextInt(SessionEventType.values().length)])
                .providerType(maybe(this::text))
                .key(maybe(this::text))
                .occurredAt(maybe(this::time))
                .sessionId(maybe(this::text))
                .roomId(maybe(this::text))
                .label(maybe(this::text))
                .sessionStartedAt(maybe(this::time))
                .sessionEndedAt(maybe(this::time))
                .participant(people.isEmpty() ? null : people.get(0))
                .recordingId(maybe(this::text))
                .reason(maybe(this::text))
                .unreadableFields(List.of("a", "b").subList(0, random.nextInt(3)))
                .build();
    }

    @Test
    void event_ofATypeThatThisVersionDoesNotKnow_isOther() {
        String json = "{\"provider\":\"acme\",\"receivedAt\":\"" + START + "\",\"type\":\"HAND_RAISED\"}";

        assertThat(SessionJson.readEvent(json).type()).isEqualTo(SessionEventType.OTHER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'provider':'a'}|provider or receivedAt is missing",
                "{'version':2}|a newer UniSession wrote it, in version 2 of the format; update UniSession",
                "{'provider':'a','receivedAt':'2026-03-02T09:00:04Z','participant':7}|participant is not an object"
            })
    void readEvent_whatIsNoEvent_saysWhy(String json, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SessionJson.readEvent(json.replace('\'', '"')))
                .withMessage("this JSON is not in SessionJson's format: " + reason);
    }

    @Test
    void sessions_writtenAndRead_areTheSameInTheirOrder() {
        List<Session> sessions = List.of(anySession(), anySession(), anySession());

        assertThat(SessionJson.readAll(SessionJson.writeAll(sessions))).isEqualTo(sessions);
        assertThat(SessionJson.readAll("[]")).isEmpty();
    }

    @Test
    void write_intoAStream_isTheSameTextAndLeavesTheStreamOpen() throws IOException {
        Session session = anySession();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        SessionJson.write(session, new OutputStream() {
            @Override
            public void write(int one) {
                bytes.write(one);
            }

            @Override
            public void close() {
                throw new AssertionError("closed");
            }
        });

        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo(SessionJson.write(session));
    }

    @Test
    void write_leavesOutTypedFieldsAndTheResponse() {
        Session session = Session.builder("acme")
                .id("1")
                .providerValue(Secret.of("canary-1"))
                .raw(ProviderDocument.of("{\"token\":\"canary-2\"}"))
                .build();

        assertThat(SessionJson.write(session))
                .isEqualTo("{\"version\":1,\"provider\":\"acme\",\"id\":\"1\",\"status\":\"UNKNOWN\"}");
    }

    /** As a later version may write it. */
    @Test
    void read_endThatThisVersionDoesNotKnow_keepsTheLeave() {
        Session session = SessionJson.read("""
                {"provider":"acme","id":"1","participants":[{"id":"p","intervals":[
                {"joinedAt":"2026-03-02T09:00:04Z","leftAt":"2026-03-02T09:10:04Z","end":"ESTIMATED"},
                {"joinedAt":"2026-03-02T09:20:04Z","end":"ESTIMATED"}]}]}
                """);

        List<Interval> intervals = session.participants().get(0).intervals();
        assertThat(intervals.get(0).leftAt()).contains(Instant.parse("2026-03-02T09:10:04Z"));
        assertThat(intervals).extracting(Interval::end).containsExactly(IntervalEnd.REPORTED, IntervalEnd.UNKNOWN);
    }

    @Test
    void read_fieldsInAnyOrder_unknownOnesAndNulls_areNoObstacle() {
        Session session = SessionJson.read("""
                {"later":{"deep":[1,{"x":null}]},"endedAt":null,"participants":[{"name":"Ada","intervals":[
                {"leftAt":"2026-03-02T09:10:04Z","joinedAt":"2026-03-02T09:00:04Z","color":"red"}]},{}],
                "id":"1","status":"DREAMING","provider":"acme"}
                """);

        assertThat(session)
                .isEqualTo(Session.builder("acme")
                        .id("1")
                        .participants(List.of(
                                Participant.builder(null)
                                        .name("Ada")
                                        .intervals(List.of(Interval.of(START, START.plusSeconds(600))))
                                        .build(),
                                Participant.builder(null).build()))
                        .build());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "|it is empty",
                "{|it is not valid JSON",
                "[]|the text is not an object",
                "{} {}|there is more text after it",
                "{}|provider or id is missing",
                "{'provider':'a','id':' '}|provider or id is missing",
                "{'provider':'a','id':7}|id is not a string",
                "{'provider':'a','id':7.5}|id is not a string",
                "{'provider':'a','id':true}|id is not a string",
                "{'provider':'a','id':'1','startedAt':'soon'}|startedAt is not in ISO 8601",
                "{'provider':'a','id':'1','participants':{}}|participants is not an array",
                "{'provider':'a','id':'1','participants':[7]}|an element of participants is not an object",
                "{'provider':'a','id':'1','metadata':[]}|metadata is not an object",
                "{'provider':'a','id':'1','metadata':{'attempts':'x'}}|attempts is not a whole number",
                "{'version':2,'provider':'a','id':'1'}|a newer UniSession wrote it, in version 2 of the format; update UniSession",
                "{'provider':'a','id':'1','participants':[{'intervals':[{'end':'REPORTED'}]}]}"
                        + "|an interval with end REPORTED needs leftAt"
            })
    void read_whatIsNoSession_saysWhy(@Nullable String json, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SessionJson.read(json == null ? "" : json.replace('\'', '"')))
                .withMessage("this JSON is not in SessionJson's format: " + reason);
    }

    private Session anySession() {
        SessionStatus status = SessionStatus.values()[random.nextInt(SessionStatus.values().length)];
        Session.Builder session = Session.builder("acme")
                .id("s" + random.nextInt())
                .status(status)
                .providerStatus(maybe(this::text))
                .roomId(maybe(this::text))
                .label(maybe(this::text))
                .scheduledAt(maybe(this::time))
                .startedAt(maybe(this::time))
                .endedAt(maybe(this::time))
                .duration(maybe(this::duration))
                .unreadableFields(list(2, this::text))
                .metadata(metadata());
        return (random.nextInt(5) == 0 ? session : session.participants(list(4, this::participant))).build();
    }

    private Participant participant() {
        return Participant.builder(maybe(this::text))
                .userId(maybe(this::text))
                .name(maybe(this::text))
                .role(maybe(this::text))
                .intervals(list(4, this::interval))
                .unreadableFields(list(2, this::text))
                .metadata(metadata())
                .build();
    }

    private Interval interval() {
        Interval.Builder interval = Interval.builder()
                .joinedAt(maybe(this::time))
                .duration(maybe(this::duration))
                .connectionId(maybe(this::text))
                .unreadableFields(list(2, this::text));
        return switch (random.nextInt(5)) {
            case 0 -> interval.end(IntervalEnd.OPEN).build();
            case 1 -> interval.end(IntervalEnd.UNKNOWN).build();
            case 2 -> interval.leftAt(time()).end(IntervalEnd.SESSION_END).build();
            default -> interval.leftAt(maybe(this::time)).build();
        };
    }

    private ResponseMetadata metadata() {
        return random.nextBoolean()
                ? ResponseMetadata.none()
                : ResponseMetadata.builder()
                        .httpStatus(200)
                        .requestId(maybe(this::text))
                        .attempts(random.nextInt(4))
                        .headers(random.nextBoolean() ? Map.of() : Map.of("Date", text()))
                        .build();
    }

    private <T> @Nullable T maybe(Supplier<T> value) {
        return random.nextInt(3) == 0 ? null : value.get();
    }

    private <T> List<T> list(int limit, Supplier<T> element) {
        List<T> elements = new ArrayList<>();
        for (int count = random.nextInt(limit); count > 0; count--) {
            elements.add(element.get());
        }
        return elements;
    }

    /** Of any characters, halves of pairs among them. */
    private String text() {
        StringBuilder text = new StringBuilder("t");
        for (int count = random.nextInt(6); count > 0; count--) {
            text.append((char) (random.nextBoolean() ? random.nextInt(0x80) : random.nextInt(0x10000)));
        }
        return text.toString();
    }

    private Instant time() {
        return switch (random.nextInt(8)) {
            case 0 -> Instant.EPOCH;
            case 1 -> Instant.MIN;
            case 2 -> Instant.MAX;
            default -> START.plusSeconds(random.nextInt(7200)).plusNanos(random.nextInt(1_000_000_000));
        };
    }

    private Duration duration() {
        return Duration.ofMillis(random.nextInt(7_200_000) - 1000);
    }

    /** What all accessors say, those of what they return included. */
    private static @Nullable Object accessors(@Nullable Object value) throws Exception {
        if (value instanceof List<?> list) {
            List<@Nullable Object> all = new ArrayList<>();
            for (Object each : list) {
                all.add(accessors(each));
            }
            return all;
        }
        if (value instanceof Optional<?> optional) {
            return optional.isPresent() ? List.of(optional.get()) : List.of();
        }
        if (!(value instanceof Session
                || value instanceof Participant
                || value instanceof Interval
                || value instanceof SessionEvent)) {
            return value;
        }
        Map<String, @Nullable Object> all = new TreeMap<>();
        for (Method method : value.getClass().getMethods()) {
            boolean isAccessor = method.getParameterCount() == 0 && !Modifier.isStatic(method.getModifiers());
            if (isAccessor && method.getDeclaringClass() != Object.class && !NOT_WRITTEN.contains(method.getName())) {
                all.put(method.getName(), accessors(method.invoke(value)));
            }
        }
        return all;
    }

    @Test
    void read_headerWithoutValue_isNone() {
        Session session =
                SessionJson.read("{\"provider\":\"a\",\"id\":\"1\",\"metadata\":{\"headers\":{\"date\":null}}}");

        assertThat(session.metadata().headers()).isEmpty();
    }
}
