package io.unisession.generic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A dry run says of each field of an event what a receiver would make of it, and from where. */
class EventDryRunTest {
    private static final String DESCRIPTOR = """
            id: acme
            baseUrl: https://api.acme.example
            operations: { getSession: { request: "GET /calls/{sessionId}" } }
            models: { session: { id: /id } }
            webhooks:
              signature: { type: header, name: X-Secret, value: "${env:ACME_SECRET}" }
              key: [{ all: [/type, /person/id] }, /id]
              type: [/type, /tape/state]
              typeValues: { opened: SESSION_STARTED, closed: SESSION_ENDED, left: PARTICIPANT_LEFT, done: RECORDING_READY }
              occurredAt: { pointer: /at, format: epoch-seconds }
              session: { id: { parts: [/call, /run] }, roomId: /room, startedAt: /opened, endedAt: /closed, duration: /seconds }
              participant: { id: /person/id, name: /person/name, joinedAt: /in, duration: /for, connectionId: /device }
              recordingId: /tape/id
            """;

    private static DryRun run(String descriptor, String body) {
        return DryRun.ofEvents(Descriptor.parse("acme.yaml", descriptor), body);
    }

    private static DryRun run(String body) {
        return run(DESCRIPTOR, body);
    }

    @Test
    void leave_isShownFieldByField() {
        assertThat(run("{\"type\":\"left\",\"at\":1790841600,\"call\":\"c-1\",\"run\":2,\"person\":{\"id\":\"p-1\"},"
                                + "\"in\":\"2026-10-01T08:00:00Z\",\"for\":\"long\",\"device\":\"\"}")
                        .lines())
                .containsExactly(
                        "webhooks",
                        "  type                      PARTICIPANT_LEFT      /type",
                        "  providerType              left                  /type",
                        "  key                       left|p-1              /type and /person/id",
                        "  occurredAt                2026-10-01T08:00:00Z  /at",
                        "  sessionId                 c-1~2                 /call",
                        "  roomId                    -                     /room is missing",
                        "  label                     -                     not declared in the descriptor",
                        "  startedAt                 -                     /opened is missing",
                        "  endedAt                   -                     /closed is missing",
                        "  participant.id            p-1                   /person/id",
                        "  participant.userId        -                     not declared in the descriptor",
                        "  participant.name          -                     /person/name is missing",
                        "  participant.role          -                     not declared in the descriptor",
                        "  participant.joinedAt      2026-10-01T08:00:00Z  /in",
                        "  participant.leftAt        2026-10-01T08:00:00Z  /in, which is joinedAt",
                        "  participant.connectionId  -                     /device is \"\", not a non-blank string",
                        "  recordingId               -                     /tape/id is missing",
                        "  reason                    -                     not declared in the descriptor");
    }

    @Test
    void timesOfOtherFields_andComputedOnes_areNamed() {
        assertThat(run("{\"type\":\"closed\",\"at\":1790841600,\"call\":\"c-1\",\"run\":2,\"seconds\":60}")
                        .lines())
                .contains(
                        "  startedAt     2026-10-01T07:59:00Z  computed from the duration",
                        "  endedAt       2026-10-01T08:00:00Z  /at, which is occurredAt",
                        "  participant   -                     nothing in the event names one");
        assertThat(run("{\"type\":\"left\",\"in\":\"2026-10-01T08:00:00Z\",\"for\":60,\"device\":\"d-7\"}")
                        .lines())
                .contains(
                        "  occurredAt                2026-10-01T08:01:00Z  computed from the duration",
                        "  participant.leftAt        2026-10-01T08:01:00Z  computed from the duration");
        assertThat(run("{\"type\":\"opened\",\"call\":\"c-1\",\"opened\":\"2026-10-01T08:00:00Z\"}")
                        .lines())
                .contains(
                        "  sessionId     -                /run is missing",
                        "  startedAt     -                the event has no sessionId");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"type":"tape","tape":{"state":"done"}}  | type          RECORDING_READY  /tape/state
        {"type":"tape","tape":{"state":"torn"}}  | type          OTHER  /type, typeValues does not have "tape" or "torn"
        {"type":"waved"}                         | type          OTHER  /type, typeValues does not have "waved"
        {"type":{}}                              | type          OTHER  /type is an object, not a non-blank string; /tape/state is missing
        {"type":{}}                              | key           -      /type is an object, not a non-blank string; /person/id is missing; /id is missing
        {"type":"waved","id":7}                  | key           7      /id
        """)
    void wordAndKey_areShownWithTheirPlaces(String body, String line) {
        assertThat(run(body).lines()).contains("  " + line);
    }

    @Test
    void key_ofAHeader_isNotInASavedBody() {
        String withHeader = DESCRIPTOR.replace("{ all: [/type, /person/id] }", "{ header: X-Delivery }");

        assertThat(run(withHeader, "{}").lines())
                .contains("  key           -      /id is missing; the header X-Delivery is not in a saved body");
        assertThat(run(withHeader, "{\"id\":\"e-1\"}").lines()).contains("  key           e-1    /id");
        assertThat(run(DESCRIPTOR.replaceFirst("key: .*", "key: { header: X-Delivery }"), "{}")
                        .lines())
                .contains("  key           -      the header X-Delivery is not in a saved body");
        assertThat(run(DESCRIPTOR.replaceFirst("key: .*\n", "test: { pointer: /t, equals: t }\n"), "{}")
                        .lines())
                .contains("  key           -      not declared in the descriptor");
    }

    @Test
    void key_withAPartThatIsMissing_namesThatPartOnly() {
        assertThat(run(DESCRIPTOR, "{\"type\":\"opened\"}").lines())
                .anySatisfy(line -> assertThat(line).matches("  key +- +/person/id is missing; /id is missing"));
    }

    @Test
    void eachEventOfAList_isShown_whateverItIs() {
        String listed = DESCRIPTOR + "  events: /data/events\n";

        assertThat(run(listed, "{\"data\":{\"events\":[{\"type\":\"opened\"},7,[1],{\"type\":\"closed\"}]}}")
                        .lines())
                .contains(
                        "  events[0].type          SESSION_STARTED  /data/events/0/type",
                        "  events[1].type          OTHER            /data/events/1/type is missing; /data/events/1/tape/state is missing",
                        "  events[3].type          SESSION_ENDED    /data/events/3/type");
        assertThat(run(listed, "{\"data\":{\"events\":[]}}").problem()).isEmpty();
        assertThat(run(listed, "{\"data\":{}}").lines())
                .containsExactly(
                        "webhooks", "  A receiver would reject this request: it has no list of events at /data/events");
        assertThat(run(DESCRIPTOR + "  events: ''\n", "{}").problem()).contains("it is not a list of events");
    }

    @Test
    void form_isReadLikeAnObject() {
        assertThat(run("type=opened&id=e+1").lines())
                .contains("  type          SESSION_STARTED  /type", "  key           e 1              /id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "opened", "{\"type\":", "a=%zz", "{} {}"})
    void bodyThatIsNeitherJsonNorAForm_saysSo(String body) {
        assertThat(run(body).problem())
                .hasValueSatisfying(problem -> assertThat(problem).startsWith("it is not JSON"));
        assertThat(run(body).findings()).isEmpty();
    }

    @Test
    void bodyWithMoreObjectsThanAnyEventHas_isAProblem() {
        assertThat(run(DESCRIPTOR + "  events: ''\n", "[" + "{},".repeat(100_000) + "{}]")
                        .problem())
                .hasValueSatisfying(problem -> assertThat(problem).contains("list elements"));
    }

    @Test
    void controlCharacters_areNotShown() {
        assertThat(run("{\"type\":\"le\\u001b[2Jft\\n\",\"id\":\"e\\n1\"}").lines())
                .allSatisfy(line -> assertThat(line).doesNotContain("\u001b", "\n"));
    }

    @Test
    void descriptorWithoutWebhooks_isRefused() {
        String without = DESCRIPTOR.substring(0, DESCRIPTOR.indexOf("webhooks:"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> run(without, "{}"))
                .withMessage("the descriptor acme reads no events: it has no key \"webhooks\"");
    }
}
