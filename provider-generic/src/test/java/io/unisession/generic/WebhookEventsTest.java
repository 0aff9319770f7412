package io.unisession.generic;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.Interval;
import io.unisession.IntervalEnd;
import io.unisession.Participant;
import io.unisession.event.SessionEvent;
import io.unisession.event.SessionEventType;
import io.unisession.event.WebhookReceiver;
import io.unisession.event.WebhookRequest;
import io.unisession.event.WebhookResult;
import io.unisession.testkit.FakeClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a descriptor makes of the events that a service sends. */
class WebhookEventsTest {
    private static final Instant AT = Instant.parse("2026-10-01T08:30:00Z");
    private static final Instant IN = Instant.parse("2026-10-01T08:00:00Z");
    private static final Instant OUT = Instant.parse("2026-10-01T08:20:00Z");
    private static final String PERSON =
            "\"person\":{\"id\":\"p-1\",\"user\":\"u-1\",\"name\":\"Ada\",\"role\":\"host\"}";

    private final Acme acme = Acme.start();
    private final FakeClock clock = FakeClock.at("2026-10-01T09:00:00Z");

    @BeforeEach
    void describe() {
        acme.with("/webhooks/signature", "{\"type\":\"header\",\"name\":\"X-Secret\",\"value\":\"${env:ACME_SECRET}\"}")
                .with("/webhooks/type", "\"/type\"")
                .with(
                        "/webhooks/typeValues",
                        "{\"opened\":\"SESSION_STARTED\",\"closed\":\"SESSION_ENDED\",\"entered\":\"PARTICIPANT_JOINED\",\"left\":\"PARTICIPANT_LEFT\",\"taped\":\"RECORDING_READY\"}")
                .with("/webhooks/occurredAt", "\"/at\"")
                .with(
                        "/webhooks/session",
                        "{\"id\":\"/call\",\"roomId\":\"/room\",\"label\":\"/topic\",\"startedAt\":\"/opened\",\"endedAt\":\"/closed\",\"duration\":\"/seconds\"}")
                .with(
                        "/webhooks/participant",
                        "{\"id\":\"/person/id\",\"userId\":\"/person/user\",\"name\":\"/person/name\",\"role\":\"/person/role\",\"joinedAt\":\"/in\",\"leftAt\":\"/out\",\"duration\":\"/for\",\"connectionId\":\"/device\"}")
                .with("/webhooks/recordingId", "\"/tape\"")
                .with("/webhooks/reason", "\"/why\"");
    }

    @AfterEach
    void close() {
        acme.close();
    }

    private WebhookReceiver receiver() {
        return GenericWebhooks.builder(acme.descriptor())
                .setting("ACME_SECRET", "made-up-secret")
                .timing(clock.timing())
                .build();
    }

    private static WebhookRequest request(String body) {
        return WebhookRequest.of(
                body.getBytes(StandardCharsets.UTF_8),
                Map.of("X-Secret", List.of("made-up-secret"), "X-Delivery", List.of("d-1")));
    }

    private List<SessionEvent> events(String body) {
        WebhookResult result = receiver().receive(request(body));
        assertThat(result.rejection()).isEmpty();
        assertThat(result.status()).isEqualTo(200);
        return result.events();
    }

    private SessionEvent event(String body) {
        List<SessionEvent> events = events(body);
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    private static Interval stay(SessionEvent event) {
        Participant participant = event.participant().orElseThrow();
        assertThat(participant.intervals()).hasSize(1);
        return participant.intervals().get(0);
    }

    @Test
    void event_hasAllFieldsOfTheDescriptor() {
        String body =
                "{\"type\":\"taped\",\"at\":\"2026-10-01T08:30:00Z\",\"call\":\"c-1\",\"room\":\"r-1\",\"topic\":\"Pilots\","
                        + "\"opened\":\"2026-10-01T08:00:00Z\",\"tape\":\"t-1\",\"why\":\"full\"," + PERSON
                        + ",\"device\":\"d-7\"}";
        SessionEvent event = event(body);

        assertThat(event.provider()).isEqualTo("acme");
        assertThat(event.type()).isEqualTo(SessionEventType.RECORDING_READY);
        assertThat(event.providerType()).isEqualTo("taped");
        assertThat(event.key()).isEmpty();
        assertThat(event.occurredAt()).contains(AT);
        assertThat(event.receivedAt()).isEqualTo(Instant.parse("2026-10-01T09:00:00Z"));
        assertThat(event.sessionId()).contains("c-1");
        assertThat(event.roomId()).contains("r-1");
        assertThat(event.label()).contains("Pilots");
        assertThat(event.sessionStartedAt()).contains(IN);
        assertThat(event.sessionEndedAt()).isEmpty();
        assertThat(event.recordingId()).contains("t-1");
        assertThat(event.reason()).contains("full");
        assertThat(event.raw().json()).isEqualTo(body);
        assertThat(event.participant().orElseThrow()).satisfies(person -> {
            assertThat(person.id()).contains("p-1");
            assertThat(person.userId()).contains("u-1");
            assertThat(person.name()).contains("Ada");
            assertThat(person.role()).contains("host");
        });
        assertThat(stay(event).connectionId()).contains("d-7");
        assertThat(stay(event).end()).isEqualTo(IntervalEnd.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"type\":\"waved\",\"x\":1}", "{\"x\":1}", "{\"type\":{},\"x\":1}", "{\"type\":\"\",\"x\":1}"})
    void unknownWord_isAnotherEventWithItsDocument(String body) {
        SessionEvent event = event(body);

        assertThat(event.type()).isEqualTo(SessionEventType.OTHER);
        assertThat(event.providerType()).isEqualTo(body.contains("waved") ? "waved" : "");
        assertThat(event.raw().number("/x")).isPresent();
        assertThat(event.participant()).isEmpty();
    }

    @Test
    void severalWords_theFirstThatIsKnownDecides() {
        acme.with("/webhooks/type", "[\"/type\",\"/tape/state\"]")
                .with("/webhooks/typeValues", "{\"opened\":\"SESSION_STARTED\",\"done\":\"RECORDING_READY\"}");

        SessionEvent done = event("{\"type\":\"tape\",\"tape\":{\"state\":\"done\"}}");
        assertThat(done.type()).isEqualTo(SessionEventType.RECORDING_READY);
        assertThat(done.providerType()).isEqualTo("tape");
        assertThat(event("{\"type\":\"opened\",\"tape\":{\"state\":\"done\"}}").type())
                .isEqualTo(SessionEventType.SESSION_STARTED);
        assertThat(event("{\"type\":\"tape\",\"tape\":{\"state\":\"waits\"}}").type())
                .isEqualTo(SessionEventType.OTHER);
        assertThat(event("{\"tape\":{\"state\":\"done\"}}").providerType()).isEqualTo("done");
    }

    @Test
    void start_happenedWhenTheSessionStarted() {
        SessionEvent event = event(
                "{\"type\":\"opened\",\"call\":\"c-1\",\"at\":\"2026-10-01T08:30:00Z\",\"opened\":\"2026-10-01T08:00:00Z\",\"seconds\":5}");

        assertThat(event.occurredAt()).contains(IN);
        assertThat(event.sessionStartedAt()).contains(IN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"opened\":\"soon\"", ",\"opened\":null"})
    void start_withoutATimeOfTheSession_isTheTimeOfTheEvent(String opened) {
        SessionEvent event =
                event("{\"type\":\"opened\",\"call\":\"c-1\",\"at\":\"2026-10-01T08:30:00Z\"" + opened + "}");

        assertThat(event.occurredAt()).contains(AT);
        assertThat(event.sessionStartedAt()).contains(AT);
        assertThat(event.sessionEndedAt()).isEmpty();
        assertThat(event.unreadableFields()).isEqualTo(opened.contains("soon") ? List.of("opened") : List.of());
    }

    @Test
    void end_happenedWhenTheSessionEnded_andTheDurationTellsTheStart() {
        SessionEvent event = event(
                "{\"type\":\"closed\",\"call\":\"c-1\",\"at\":\"2026-10-01T08:30:00Z\",\"closed\":\"2026-10-01T08:20:00Z\",\"seconds\":1200}");

        assertThat(event.occurredAt()).contains(OUT);
        assertThat(event.sessionEndedAt()).contains(OUT);
        assertThat(event.sessionStartedAt()).contains(IN);
    }

    @Test
    void end_withoutATimeOfTheSession_isTheTimeOfTheEvent() {
        SessionEvent event =
                event("{\"type\":\"closed\",\"call\":\"c-1\",\"at\":\"2026-10-01T08:30:00Z\",\"seconds\":1800}");

        assertThat(event.occurredAt()).contains(AT);
        assertThat(event.sessionEndedAt()).contains(AT);
        assertThat(event.sessionStartedAt()).contains(IN);
    }

    @Test
    void end_beforeAllTime_hasNoStart() {
        acme.with("/webhooks/session/endedAt", "{\"pointer\":\"/closed\",\"format\":\"epoch-seconds\"}");

        SessionEvent event =
                event("{\"type\":\"closed\",\"call\":\"c-1\",\"closed\":-31557014167219200,\"seconds\":1200}");

        assertThat(event.type()).isEqualTo(SessionEventType.SESSION_ENDED);
        assertThat(event.sessionStartedAt()).isEmpty();
    }

    @Test
    void end_withStartAndDuration_keepsTheStart() {
        SessionEvent event = event(
                "{\"type\":\"closed\",\"call\":\"c-1\",\"at\":\"2026-10-01T08:30:00Z\",\"opened\":\"2026-10-01T08:00:00Z\",\"seconds\":7}");

        assertThat(event.sessionStartedAt()).contains(IN);
    }

    @Test
    void timesOfASession_withoutTheSession_areThoseOfSomethingElse() {
        SessionEvent event = event(
                "{\"type\":\"opened\",\"at\":\"2026-10-01T08:30:00Z\",\"opened\":\"2026-10-01T08:00:00Z\",\"closed\":\"2026-10-01T08:20:00Z\"}");

        assertThat(event.sessionStartedAt()).isEmpty();
        assertThat(event.sessionEndedAt()).isEmpty();
        assertThat(event.occurredAt()).contains(AT);
    }

    @Test
    void join_opensTheStayOfTheConnection() {
        SessionEvent event = event(
                "{\"type\":\"entered\",\"at\":\"2026-10-01T08:30:00Z\",\"in\":\"2026-10-01T08:00:00Z\",\"device\":\"d-7\","
                        + PERSON + "}");

        assertThat(event.occurredAt()).contains(IN);
        assertThat(stay(event).joinedAt()).contains(IN);
        assertThat(stay(event).end()).isEqualTo(IntervalEnd.OPEN);
        assertThat(stay(event).connectionId()).contains("d-7");
    }

    @Test
    void join_withoutATimeOfItsOwn_isTheTimeOfTheEvent() {
        SessionEvent event = event("{\"type\":\"entered\",\"at\":\"2026-10-01T08:30:00Z\"," + PERSON + "}");

        assertThat(event.occurredAt()).contains(AT);
        assertThat(stay(event).joinedAt()).contains(AT);
        assertThat(stay(event).end()).isEqualTo(IntervalEnd.OPEN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // what the event says | joined | left
                "\"in\":\"2026-10-01T08:00:00Z\",\"out\":\"2026-10-01T08:20:00Z\",\"for\":7|2026-10-01T08:00:00Z|2026-10-01T08:20:00Z",
                "\"in\":\"2026-10-01T08:00:00Z\",\"for\":1200|2026-10-01T08:00:00Z|2026-10-01T08:20:00Z",
                "\"out\":\"2026-10-01T08:20:00Z\",\"for\":1200|2026-10-01T08:00:00Z|2026-10-01T08:20:00Z",
                "\"in\":\"2026-10-01T08:00:00Z\"|2026-10-01T08:00:00Z|2026-10-01T08:30:00Z",
                "\"in\":\"2026-10-01T08:00:00Z\",\"out\":\"soon\"|2026-10-01T08:00:00Z|2026-10-01T08:30:00Z",
                "\"for\":1800|2026-10-01T08:00:00Z|2026-10-01T08:30:00Z",
                "\"x\":1|-|2026-10-01T08:30:00Z"
            })
    void leave_closesTheStayOfTheConnection(String times, Instant joined, Instant left) {
        SessionEvent event = event(
                "{\"type\":\"left\",\"at\":\"2026-10-01T08:30:00Z\"," + times + ",\"device\":\"d-7\"," + PERSON + "}");

        assertThat(stay(event).joinedAt()).isEqualTo(Optional.ofNullable(joined));
        assertThat(stay(event).leftAt()).contains(left);
        assertThat(stay(event).end()).isEqualTo(IntervalEnd.REPORTED);
        assertThat(stay(event).connectionId()).contains("d-7");
        assertThat(event.occurredAt()).contains(left);
    }

    @Test
    void leave_withoutAnyTime_isOverWithAnUnknownEnd() {
        SessionEvent event = event("{\"type\":\"left\",\"in\":\"2026-10-01T08:00:00Z\"," + PERSON + "}");

        assertThat(stay(event).end()).isEqualTo(IntervalEnd.UNKNOWN);
        assertThat(event.occurredAt()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"in\":\"2026-10-01T08:00:00Z\"|OPEN",
                "\"in\":\"2026-10-01T08:00:00Z\",\"out\":\"soon\"|UNKNOWN",
                "\"in\":\"2026-10-01T08:00:00Z\",\"out\":\"2026-10-01T08:20:00Z\"|REPORTED",
                "\"x\":1|UNKNOWN"
            })
    void otherEvent_saysOfTheStayWhatTheServiceSays(String times, IntervalEnd end) {
        SessionEvent event = event("{\"type\":\"waved\",\"at\":\"2026-10-01T08:30:00Z\"," + times + "," + PERSON + "}");

        assertThat(stay(event).end()).isEqualTo(end);
        assertThat(event.occurredAt()).contains(AT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"person\":{\"id\":\"p-1\"}",
                "\"person\":{\"user\":\"u-1\"}",
                "\"person\":{\"name\":\"Ada\"}",
                "\"device\":\"d-7\""
            })
    void participant_isThereIfAnythingNamesOne(String person) {
        assertThat(event("{\"type\":\"waved\"," + person + "}").participant()).isPresent();
        assertThat(event("{\"type\":\"waved\",\"person\":{\"role\":\"host\"},\"in\":\"2026-10-01T08:00:00Z\"}")
                        .participant())
                .isEmpty();
    }

    @Test
    void key_isTheFirstThatIsComplete() {
        acme.with("/webhooks/key", "[{\"all\":[\"/type\",\"/person/id\"]},\"/id\",{\"header\":\"X-Delivery\"}]");

        assertThat(event("{\"type\":\"left\",\"id\":\"e-1\"," + PERSON + "}").key())
                .contains("left|p-1");
        assertThat(event("{\"type\":\"left\",\"id\":\"e-1\"}").key()).contains("e-1");
        assertThat(event("{\"type\":\"left\"}").key()).contains("d-1");
    }

    @Test
    void key_thatNothingHas_isEmpty() {
        acme.with("/webhooks/key", "[{\"all\":\"/id\"},{\"header\":\"X-Other\"}]");

        assertThat(event("{\"type\":\"left\"}").key()).isEmpty();
    }

    @Test
    void id_mayHaveSeveralParts_allOfWhichMustBeThere() {
        acme.with("/webhooks/session/id", "{\"parts\":[\"/call\",\"/run\"]}")
                .with("/webhooks/participant/id", "{\"parts\":[\"/person/id\",\"/device\"]}")
                .with("/webhooks/recordingId", "{\"parts\":[\"/tape\",\"/side\"]}");

        SessionEvent whole = event("{\"type\":\"opened\",\"call\":\"c~1\",\"run\":2,\"device\":\"d-7\","
                + "\"tape\":\"t-1\",\"side\":\"b\",\"opened\":\"2026-10-01T08:00:00Z\"," + PERSON + "}");
        SessionEvent half =
                event("{\"type\":\"opened\",\"call\":\"c~1\",\"tape\":\"t-1\",\"opened\":\"2026-10-01T08:00:00Z\","
                        + PERSON + "}");

        assertThat(whole.sessionId()).contains("c%7E1~2");
        assertThat(whole.participant().orElseThrow().id()).contains("p-1~d-7");
        assertThat(whole.recordingId()).contains("t-1~b");
        assertThat(whole.sessionStartedAt()).contains(IN);
        assertThat(half.sessionId()).isEmpty();
        assertThat(half.sessionStartedAt()).isEmpty();
        assertThat(half.participant().orElseThrow().id()).isEmpty();
        assertThat(half.recordingId()).isEmpty();
    }

    @Test
    void list_hasAnEventForEachItem() {
        acme.with("/webhooks/events", "\"/data/events\"");

        List<SessionEvent> events = events(
                "{\"data\":{\"x\":[1],\"events\":[{\"type\":\"opened\",\"call\":\"c-1\"},{\"type\":\"waved\"},7,[[1],{}]]},\"events\":[{}]}");

        assertThat(events)
                .extracting(SessionEvent::type)
                .containsExactly(
                        SessionEventType.SESSION_STARTED,
                        SessionEventType.OTHER,
                        SessionEventType.OTHER,
                        SessionEventType.OTHER);
        assertThat(events.get(0).raw().json()).isEqualTo("{\"type\":\"opened\",\"call\":\"c-1\"}");
        assertThat(events.get(2).raw().json()).isEqualTo("7");
        assertThat(events.get(3).raw().json()).isEqualTo("[[1],{}]");
        assertThat(events).flatExtracting(SessionEvent::unreadableFields).isEmpty();
        assertThat(events("{\"data\":{\"events\":[]}}")).isEmpty();
    }

    @Test
    void list_mayBeTheWholeBody() {
        acme.with("/webhooks/events", "\"\"");

        assertThat(events("[{\"type\":\"opened\"},{\"type\":\"closed\"}]")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"events\":{}}", "{\"events\":null}", "[]", "7", "{\"events\":[{}", ""})
    void bodyWithoutTheList_isABadRequest(String body) {
        acme.with("/webhooks/events", "\"/events\"");

        WebhookResult result = receiver().receive(request(body));

        assertThat(result.status()).isEqualTo(400);
        assertThat(result.rejection())
                .contains("the signature is right, but the body cannot be read as an event of acme");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{\"type\":\"opened\"}]", "null", "7"})
    void bodyThatIsNoObject_isAnotherEvent(String body) {
        SessionEvent event = event(body);

        assertThat(event.type()).isEqualTo(SessionEventType.OTHER);
        assertThat(event.raw().json()).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "opened", "{\"type\":", "<html>"})
    void bodyThatIsNoJson_isABadRequest(String body) {
        assertThat(receiver().receive(request(body)).status()).isEqualTo(400);
    }

    @Test
    void bodyWithMoreObjectsThanAnyEventHas_isABadRequest() {
        acme.with("/webhooks/events", "\"\"");

        assertThat(receiver()
                        .receive(request("[" + "{},".repeat(300_000) + "{}]"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void form_isReadLikeAnObject() {
        WebhookRequest form = WebhookRequest.of(
                "type=entered&at=2026-10-01T08%3A30%3A00Z&device=d+7".getBytes(StandardCharsets.UTF_8),
                Map.of(
                        "X-Secret",
                        List.of("made-up-secret"),
                        "Content-Type",
                        List.of("application/x-www-form-urlencoded")));

        SessionEvent event = receiver().receive(form).events().get(0);

        assertThat(event.type()).isEqualTo(SessionEventType.PARTICIPANT_JOINED);
        assertThat(event.occurredAt()).contains(AT);
        assertThat(stay(event).connectionId()).contains("d 7");
        assertThat(event.raw().text("/device")).contains("d 7");
    }

    @Test
    void test_isAcceptedWithoutAnEvent_signedOrNot() {
        acme.with("/webhooks/test", "{\"pointer\":\"/test\",\"equals\":true}");
        WebhookReceiver receiver = receiver();

        for (WebhookRequest request : List.of(
                request("{\"test\":true}"),
                WebhookRequest.of("{\"test\":true}".getBytes(StandardCharsets.UTF_8), Map.of()))) {
            WebhookResult result = receiver.receive(request);
            assertThat(result.status()).isEqualTo(200);
            assertThat(result.rejection()).isEmpty();
            assertThat(result.events()).isEmpty();
            assertThat(result.body()).isEmpty();
        }
    }

    @Test
    void receiverWithATest_isNamedAsWithoutOne() {
        WebhookReceiver plain = receiver();
        acme.with("/webhooks/test", "{\"pointer\":\"/test\",\"equals\":true}");

        assertThat(receiver().provider()).isEqualTo("acme").isEqualTo(plain.provider());
        assertThat(receiver()).hasToString(plain.toString());
    }

    /** A longer one could be anything. */
    @ParameterizedTest
    @CsvSource({"1024, 200", "1025, 401"})
    void test_ofUpToAKibibyte_isAccepted(int length, int status) {
        acme.with("/webhooks/test", "{\"pointer\":\"/test\",\"equals\":true}");
        String body = "{\"test\":true}";

        assertThat(receiver()
                        .receive(WebhookRequest.of(
                                (body + " ".repeat(length - body.length())).getBytes(StandardCharsets.UTF_8), Map.of()))
                        .status())
                .isEqualTo(status);
    }

    @Test
    void event_withSomethingBehindIt_isRejected() {
        assertThat(receiver().receive(request("{\"type\":\"opened\"} {}")).status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"test\":false}", "{}", "no JSON", "[true]", ""})
    void notATest_andNotSigned_isRejected(String body) {
        acme.with("/webhooks/test", "{\"pointer\":\"/test\",\"equals\":true}");

        assertThat(receiver()
                        .receive(WebhookRequest.of(body.getBytes(StandardCharsets.UTF_8), Map.of()))
                        .status())
                .isEqualTo(401);
    }

    /** Somebody could send it to keep events away from the application. */
    @Test
    void event_thatLooksLikeATest_isAnEvent() {
        acme.with("/webhooks/test", "{\"pointer\":\"/test\",\"equals\":true}");

        assertThat(events("{\"type\":\"opened\",\"test\":true}")).hasSize(1);
        assertThat(events("{\"test\":false}")).hasSize(1);
        assertThat(receiver()
                        .receive(WebhookRequest.of(
                                ("{\"test\":true,\"x\":\"" + "x".repeat(2_000) + "\"}")
                                        .getBytes(StandardCharsets.UTF_8),
                                Map.of()))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void descriptorWithTypesOnly_isEnough() {
        Acme small = Acme.start();
        try (small) {
            small.with(
                    "/webhooks",
                    "{\"signature\":{\"type\":\"header\",\"name\":\"X-Secret\",\"value\":\"${env:ACME_SECRET}\"},\"type\":\"/type\",\"typeValues\":{\"closed\":\"SESSION_ENDED\"}}");
            SessionEvent event = GenericWebhooks.builder(small.descriptor())
                    .setting("ACME_SECRET", "made-up-secret")
                    .build()
                    .receive(request("{\"type\":\"closed\",\"id\":\"e-1\"}"))
                    .events()
                    .get(0);

            assertThat(event.type()).isEqualTo(SessionEventType.SESSION_ENDED);
            assertThat(event.occurredAt()).isEmpty();
            assertThat(event.key()).isEmpty();
            assertThat(Duration.between(event.receivedAt(), Instant.now())).isLessThan(Duration.ofMinutes(5));
        }
    }
}
