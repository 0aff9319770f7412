package io.unisession.generic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.error.ConfigurationException;
import io.unisession.error.InvalidResponseException;
import io.unisession.error.NotFoundException;
import io.unisession.testkit.DocumentedBodies;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.tenbyte.FakeTenbyte;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A dry run says of each field what a call would make of it, and from where. */
class DryRunTest {
    private final Acme acme = Acme.start();

    @AfterEach
    void close() {
        acme.close();
    }

    private DryRun run(String response) {
        return DryRun.of(acme.descriptor(), "getSession", response);
    }

    private static FieldFinding finding(DryRun run, String field) {
        return run.findings().stream()
                .filter(each -> each.field().equals(field))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + field + " in " + run));
    }

    private static void assertFound(DryRun run, String field, String value, String... pointers) {
        FieldFinding finding = finding(run, field);
        assertThat(finding.value()).as("%s", finding).contains(value);
        assertThat(finding.pointers()).as("%s", finding).containsExactly(pointers);
    }

    private static void assertEmpty(DryRun run, String field, String why) {
        FieldFinding finding = finding(run, field);
        assertThat(finding.value()).as("%s", finding).isEmpty();
        assertThat(finding.pointers()).isEmpty();
        assertThat(finding.explanation()).isEqualTo(why);
    }

    @Test
    void of_values_haveThePointersThatGaveThem() {
        acme.with("/operations/getSession/result", "[\"\", \"/data\"]")
                .with("/models/session/label", "[\"/topic\", \"/room/name\"]")
                .with("/models/session/startedAt", "{\"pointer\":\"/s\",\"format\":\"epoch-seconds\"}");
        DryRun run = run("{\"data\":{\"id\":7,\"topic\":\" \",\"room\":{\"name\":\"North\"},\"s\":\"1699335116\"}}");

        assertThat(run.operation()).isEqualTo("getSession");
        assertThat(run.problem()).isEmpty();
        assertFound(run, "id", "7", "/data/id");
        assertFound(run, "label", "North", "/data/room/name");
        assertFound(run, "startedAt", "2023-11-07T05:31:56Z", "/data/s");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {}                       | /t is missing
        { "t": null }            | /t is null
        { "t": "soon" }          | /t is "soon", not a time as epoch-seconds
        { "t": true }            | /t is true, not a time as epoch-seconds
        { "t": { "a": 1 } }      | /t is an object, not a time as epoch-seconds
        { "t": [1] }             | /t is an array, not a time as epoch-seconds
        { "t": "a\\nb\\u001b[2J" } | /t is "a b [2J", not a time as epoch-seconds
        """)
    void of_emptyField_reportsTheActualValue(String response, String why) {
        acme.with("/models/session/scheduledAt", "{\"pointer\":\"/t\",\"format\":\"epoch-seconds\"}");

        assertEmpty(run(response), "scheduledAt", why);
    }

    @Test
    void of_emptyField_isReportedForEachPointerTried() {
        acme.with("/models/session/label", "[\"/topic\", \"/0/name\"]");
        DryRun run = run("{\"id\":\"s-1\",\"topic\":\" \",\"0\":{\"name\":null}}");

        assertEmpty(run, "label", "/topic is \" \", not a non-blank string; /0/name is null");
        assertEmpty(run, "roomId", "not declared in the descriptor");
        assertEmpty(run, "participants", "not declared in the descriptor");
    }

    @Test
    void of_sessionWithoutId_isTheProblemOfTheCall() {
        DryRun run = run("{\"call\":{\"id\":\"s-1\"}}");

        assertEmpty(run, "id", "/id is missing");
        assertThat(run.problem()).contains("it has no session id at /id");
        assertThat(run.lines()).last().isEqualTo("  A call would fail with this response: it has no session id at /id");
    }

    @Test
    void of_status_isExplained() {
        acme.with("/models/session/status", "\"/state\"").with("/models/session/statusValues", "{\"over\":\"ENDED\"}");
        DryRun known = run("{\"id\":\"s-1\",\"state\":\"over\"}");
        assertFound(known, "status", "ENDED", "/state");
        assertFound(known, "providerStatus", "over", "/state");

        DryRun unknown = run("{\"id\":\"s-1\",\"state\":\"Over\"}");
        assertFound(unknown, "status", "UNKNOWN", "/state");
        assertThat(finding(unknown, "status").explanation()).isEqualTo("\"Over\" is not in statusValues");

        DryRun missing = run("{\"id\":\"s-1\"}");
        assertFound(missing, "status", "UNKNOWN");
        assertThat(finding(missing, "status").explanation()).isEqualTo("/state is missing");

        acme.with(
                "/models/session/statusByPresence",
                "{\"pointer\":\"/end\",\"present\":\"ENDED\",\"absent\":\"ACTIVE\"}");
        DryRun present = run("{\"id\":\"s-1\",\"end\":1}");
        assertFound(present, "status", "ENDED", "/end");
        DryRun absent = run("{\"id\":\"s-1\",\"end\":null}");
        assertFound(absent, "status", "ACTIVE");
        assertThat(finding(absent, "status").explanation()).isEqualTo("/end is null");
    }

    @Test
    void of_computedTime_namesBothSources() {
        acme.with("/models/session/startedAt", "\"/from\"")
                .with("/models/session/endedAt", "\"/to\"")
                .with("/models/session/duration", "\"/for\"");
        DryRun run = run("{\"id\":\"s-1\",\"from\":\"2023-11-07T05:31:56Z\",\"for\":60}");

        assertFound(run, "startedAt", "2023-11-07T05:31:56Z", "/from");
        assertFound(run, "endedAt", "2023-11-07T05:32:56Z", "/from", "/for");
        assertThat(finding(run, "endedAt").explanation()).isEqualTo("computed from startedAt and the duration");

        acme.with("/models/session/status", "\"/state\"").with("/models/session/statusValues", "{\"on\":\"ACTIVE\"}");
        assertEmpty(
                run("{\"id\":\"s-1\",\"state\":\"on\",\"from\":\"2023-11-07T05:31:56Z\",\"for\":60}"),
                "endedAt",
                "/to is missing; not computed, because the duration may still grow");
        DryRun going = run("{\"id\":\"s-1\",\"from\":\"2023-11-07T05:31:56Z\",\"for\":0}");
        assertEmpty(going, "endedAt", "/to is missing; duration: /for is 0, not a duration above zero in seconds");
        assertEmpty(run("{\"id\":\"s-1\",\"for\":5}"), "endedAt", "/to is missing; startedAt is empty too");
    }

    @Test
    void of_participants_areReportedOneByOne() {
        acme.with("/models/session/participants", "\"/people\"")
                .with("/models/participant/id", "[\"/user/id\", \"/uid\"]")
                .with("/models/participant/name", "\"/user/name\"")
                .with("/models/participant/intervals", "{\"items\":\"/log\",\"joinedAt\":\"/in\",\"leftAt\":\"/out\"}");
        DryRun run = run("{\"id\":\"s-1\",\"people\":[{\"user\":{\"id\":\"p-1\",\"name\":\"Ada\"},"
                + "\"log\":[{\"in\":\"2023-11-07T05:31:56Z\"}]},\"p-2\",null]}");

        assertFound(run, "participants", "2", "/people");
        assertThat(finding(run, "participants").explanation()).isEqualTo("which lists 3");
        assertFound(run, "participants[0].id", "p-1", "/people/0/user/id");
        assertFound(run, "participants[0].name", "Ada", "/people/0/user/name");
        assertEmpty(run, "participants[0].role", "not declared in the descriptor");
        assertFound(run, "participants[0].intervals", "1", "/people/0/log");
        assertFound(run, "participants[0].intervals[0].joinedAt", "2023-11-07T05:31:56Z", "/people/0/log/0/in");
        assertEmpty(run, "participants[0].intervals[0].leftAt", "/people/0/log/0/out is missing");
        assertFound(run, "participants[1].id", "p-2", "/people/1");
        assertEmpty(run, "participants[2]", "/people/2 is null, neither an object nor an id");
    }

    @Test
    void of_participantsById_haveTheNamesOfTheirFields() {
        acme.with("/models/session/participants", "{\"byId\":\"/people\"}")
                .with("/models/participant/id", "\"/uid\"")
                .with("/models/participant/joinedAt", "\"/in\"");
        DryRun run = run("{\"id\":\"s-1\",\"people\":{\"a/b\":{\"in\":\"2023-11-07T05:31:56Z\"}}}");

        assertFound(run, "participants[0].id", "a/b", "/people/a~1b");
        assertThat(finding(run, "participants[0].id").explanation()).isEqualTo("the name of the field");
        assertFound(run, "participants[0].joinedAt", "2023-11-07T05:31:56Z", "/people/a~1b/in");
    }

    @Test
    void of_topLevelList_reportsItsItems() {
        acme.with("/operations/listSessions/request", "\"GET /calls\"").with("/operations/listSessions/items", "\"\"");
        DryRun run = DryRun.of(acme.descriptor(), "listSessions", "[{\"id\":\"s-1\"},{\"of\":2}]");

        assertFound(run, "sessions", "1", "the whole response");
        assertFound(run, "sessions[0].id", "s-1", "/0/id");
        assertEmpty(run, "sessions[1].id", "/1/id is missing");
        assertThat(run.problem()).contains("an item of the list at the top level has no id");
    }

    @Test
    void of_paging_isReportedIfDeclared() {
        acme.with("/operations/listParticipants/request", "\"GET /calls/{sessionId}/people\"")
                .with("/operations/listParticipants/items", "\"/people\"")
                .with(
                        "/operations/listParticipants/paging",
                        "{\"style\":\"cursor\",\"cursorParam\":\"c\",\"next\":\"/next\",\"total\":\"/total\",\"more\":\"/more\"}");
        DryRun run = DryRun.of(
                acme.descriptor(),
                "listParticipants",
                "{\"people\":[\"p-1\"],\"next\":\"n-2\",\"total\":\"many\",\"more\":true}");

        assertFound(run, "participants[0].id", "p-1", "/people/0");
        assertFound(run, "next", "n-2", "/next");
        assertFound(run, "more", "true", "/more");
        assertEmpty(run, "total", "/total is \"many\", not a whole number");
        assertThat(run.findings()).extracting(FieldFinding::field).doesNotContain("lastPage", "pageSize");
        assertThat(DryRun.of(acme.descriptor(), "listParticipants", "{\"people\":7}")
                        .problem())
                .contains("it has no list at /people");
    }

    @Test
    void of_joinToken_isNotShown() {
        acme.with("/operations/joinToken/request", "\"POST /calls/{sessionId}/tokens\"")
                .with("/models/joinToken", "{\"token\":\"/jwt\",\"roomId\":\"/room\"}");
        DryRun run = DryRun.of(acme.descriptor(), "joinToken", "{\"jwt\":\"made-up-token\",\"room\":\"r-1\"}");

        assertFound(run, "token", "(13 characters)", "/jwt");
        assertFound(run, "roomId", "r-1", "/room");
        assertThat(run.toString()).doesNotContain("made");
        assertThat(DryRun.of(acme.descriptor(), "joinToken", "{}").problem()).contains("it has no token");
    }

    @Test
    void of_responseThatReportsAFailure_isAProblem() {
        acme.with("/errors/failedWhen", "{\"pointer\":\"/ok\",\"equals\":false}");

        assertThat(run("{\"id\":\"s-1\",\"ok\":false}").problem()).contains("errors.failedWhen applies: /ok is false");
        assertThat(run("{\"id\":\"s-1\",\"ok\":true}").problem()).isEmpty();
        acme.with("/errors/notFoundWhen", "{\"pointer\":\"/code\",\"equals\":404}");
        assertThat(run("{\"code\":404}").problem()).contains("errors.notFoundWhen applies: /code is 404");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "<html>made-up</html>", "{\"id\": made-up}", "{\"id\":\"made-up\"", "{\"id\":\"made-up\"} {}"
            })
    void of_noJson_isAProblemThatQuotesNothing(String response) {
        DryRun run = run(response);

        assertThat(run.findings()).isEmpty();
        assertThat(run.problem())
                .hasValueSatisfying(problem -> assertThat(problem).startsWith("it is not JSON"));
        assertThat(run.toString()).doesNotContain("made");
    }

    @ParameterizedTest
    @ValueSource(strings = {"endSession", "listSessions", "getsession", ""})
    void of_operationThatReadsNothing_namesThoseThatDo(String operation) {
        acme.with("/operations/endSession/request", "\"POST /calls/{sessionId}/end\"");
        Descriptor descriptor = acme.descriptor();

        assertThatThrownBy(() -> DryRun.of(descriptor, operation, "{}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the descriptor acme reads no responses to \"" + operation + "\", only to getSession");
    }

    /** The dry run and the call are one reading: each documented body gives the same values by both. */
    @TestFactory
    Stream<DynamicTest> of_everyDocumentedBody_isWhatTheClientMakesOfIt() {
        return Stream.of(
                        Map.entry(Described.bandwidth(), DocumentedBodies.bandwidth()),
                        Map.entry(Described.videoSdk(), DocumentedBodies.videoSdk()),
                        Map.entry(Descriptor.bundled("tenbyte"), DocumentedBodies.tenbyte()))
                .flatMap(each -> each.getValue().names().stream()
                        .map(name -> DynamicTest.dynamicTest(
                                each.getKey().id() + " " + name,
                                () -> assertSame(each.getKey(), each.getValue().body(name)))));
    }

    private static void assertSame(Descriptor descriptor, String body) {
        DryRun run = DryRun.of(descriptor, "getSession", body);
        GenericSessions.Builder builder = GenericSessions.builder(descriptor);
        switch (descriptor.id()) {
            case "bandwidth" ->
                builder.setting("BW_ACCOUNT_ID", "a-1")
                        .setting("BW_USERNAME", "ada")
                        .setting("BW_PASSWORD", "made-up");
            case "videosdk" -> builder.setting("VIDEOSDK_API_KEY", "made-up").setting("VIDEOSDK_SECRET_KEY", "made-up");
            default -> {}
        }
        try (FakeTenbyte service = FakeTenbyte.start();
                SessionClient client =
                        builder.baseUrl(service.baseUrl().toString()).build()) {
            service.enqueue(FakeResponse.json(200, body));
            if (run.problem().isPresent()) {
                assertThatThrownBy(() -> client.getSession("any")).isNotNull();
                return;
            }
            String id = value(run, "id").orElse("any");
            Session session = client.getSession(id);
            assertThat(session.id()).isEqualTo(id);
            assertThat(value(run, "status")).contains(session.status().name());
            assertThat(value(run, "providerStatus")).isEqualTo(session.providerStatus());
            assertThat(value(run, "roomId")).isEqualTo(session.roomId());
            assertThat(value(run, "label")).isEqualTo(session.label());
            assertThat(value(run, "startedAt")).isEqualTo(session.startedAt().map(Object::toString));
            assertThat(value(run, "endedAt")).isEqualTo(session.endedAt().map(Object::toString));
            assertThat(value(run, "scheduledAt"))
                    .isEqualTo(session.scheduledAt().map(Object::toString));
            assertThat(value(run, "participants"))
                    .isEqualTo(
                            session.participantsReported()
                                    ? Optional.of(Integer.toString(
                                            session.participants().size()))
                                    : Optional.empty());
        }
    }

    private static Optional<String> value(DryRun run, String field) {
        return finding(run, field).value();
    }

    @Test
    void dryRun_liveCall_isReadAsASavedResponse() {
        acme.with("/auth", "{\"type\":\"bearer\",\"token\":\"${env:ACME_TOKEN}\"}")
                .responding("{\"id\":\"s-1\"}");

        List<DryRun> runs =
                acme.builder().setting("ACME_TOKEN", "made-up-token").dryRun("s-1");

        assertThat(runs).singleElement().satisfies(run -> {
            assertFound(run, "id", "s-1", "/id");
            assertThat(run.lines()).isEqualTo(run("{\"id\":\"s-1\"}").lines());
        });
        assertThat(acme.onlyRequest().path()).isEqualTo("/v1/webinar/calls/s-1");
        assertThat(acme.onlyRequest().header("Authorization")).contains("Bearer made-up-token");
    }

    @Test
    void dryRun_participantsOfASecondRead_areReportedToo() {
        acme.with("/operations/getSession/participantsFrom", "\"listParticipants\"")
                .with("/operations/listParticipants/request", "\"GET /calls/{sessionId}/people\"")
                .with("/operations/listParticipants/items", "\"/people\"")
                .responding(
                        FakeResponse.json(200, "{\"id\":\"s-1\"}"), FakeResponse.json(200, "{\"people\":[\"p-1\"]}"));

        List<DryRun> runs = acme.builder().dryRun("s-1");

        assertThat(runs).extracting(DryRun::operation).containsExactly("getSession", "listParticipants");
        assertEmpty(runs.get(0), "participants", "read by listParticipants, as participantsFrom says");
        assertFound(runs.get(1), "participants[0].id", "p-1", "/people/0");
    }

    @Test
    void dryRun_sessionFromAList_reportsTheFirstPage() {
        acme.with("/operations/getSession", "{\"request\":\"GET /calls\",\"items\":\"/calls\"}")
                .responding("{\"calls\":[{\"id\":\"s-1\"},{\"id\":\"s-2\"}]}");

        assertThat(acme.builder().dryRun("s-2"))
                .singleElement()
                .satisfies(run -> assertFound(run, "sessions[1].id", "s-2", "/calls/1/id"));
    }

    @Test
    void dryRun_responseThatHasNoSession_isReportedInsteadOfThrown() {
        acme.responding(FakeResponse.json(200, "{\"call\":1}"), FakeResponse.json(200, "{\"call\":1}"));

        assertThat(acme.builder().dryRun("s-1"))
                .singleElement()
                .satisfies(run -> assertThat(run.problem()).contains("it has no session id at /id"));
        try (SessionClient client = acme.client()) {
            assertThatThrownBy(() -> client.getSession("s-1")).isInstanceOf(InvalidResponseException.class);
        }
    }

    @Test
    void dryRun_callThatFails_failsAsAnyOther() {
        acme.responding(FakeResponse.empty(404));
        assertThatThrownBy(() -> acme.builder().dryRun("s-1")).isInstanceOf(NotFoundException.class);

        acme.with("/auth", "{\"type\":\"bearer\",\"token\":\"${setting:ACME_TOKEN}\"}");
        assertThatThrownBy(() -> acme.builder().dryRun("s-1")).isInstanceOf(ConfigurationException.class);
        assertThat(acme.service().requestCount()).isEqualTo(1);
    }

    @Test
    void dryRun_emptyList_isReportedAsTheCallSeesIt() {
        acme.with("/operations/getSession", "{\"request\":\"GET /calls\",\"items\":\"/calls\"}")
                .responding(FakeResponse.empty(204), FakeResponse.empty(200));

        assertThat(acme.builder().dryRun("s-1")).singleElement().satisfies(run -> {
            assertEmpty(run, "sessions", "HTTP 204 means an empty list");
            assertThat(run.problem()).isEmpty();
        });
        assertThat(acme.builder().dryRun("s-1"))
                .singleElement()
                .satisfies(run -> assertThat(run.problem())
                        .hasValueSatisfying(why -> assertThat(why).startsWith("it is not JSON")));
    }

    @Test
    void dryRun_participantsThatAreNotFound_areNone() {
        acme.with("/operations/getSession/participantsFrom", "\"listParticipants\"")
                .with("/operations/listParticipants/request", "\"GET /calls/{sessionId}/people\"")
                .with("/operations/listParticipants/items", "\"/people\"")
                .responding(FakeResponse.json(200, "{\"id\":\"s-1\"}"), FakeResponse.json(404, "{}"));

        List<DryRun> runs = acme.builder().dryRun("s-1");

        assertEmpty(runs.get(1), "participants", "HTTP 404: no participants are reported for this session");
        assertThat(runs.get(1).problem()).isEmpty();
    }

    @Test
    void of_mergedParticipants_areCountedAsPeople() {
        acme.with("/models/session/participants", "{\"byId\":\"/people\"}")
                .with("/models/participant", "{\"id\":\"/u\",\"merge\":true}");
        DryRun run = run("{\"id\":\"s-1\",\"people\":{\"a\":{\"u\":\"x\"},\"n\":null,\"b\":{\"u\":\"x\"}}}");

        assertFound(run, "participants", "1", "/people");
        assertThat(finding(run, "participants").explanation()).isEqualTo("which lists 2");
        assertFound(run, "participants[1].id", "x", "/people/b/u");
    }

    @Test
    void of_listRecordings_saysWhatWordsMeanAndWhatIsLeftOut_withoutTheAddress() {
        Descriptor descriptor = Descriptor.parse("pier.json", """
                {
                  "id": "pier",
                  "baseUrl": "https://api.pier.example",
                  "operations": {
                    "getSession": { "request": "GET /calls/{sessionId}" },
                    "listRecordings": { "request": "GET /calls/{sessionId}/recordings", "items": "/recordings" }
                  },
                  "models": {
                    "session": { "id": "/id" },
                    "recording": {
                      "id": "/id",
                      "status": "/state",
                      "statusValues": { "ready": "READY" },
                      "kind": "/of",
                      "kindValues": { "mic": "AUDIO" },
                      "files": { "size": "/bytes", "address": "/url" },
                      "only": { "pointer": "/type", "anyOf": "recording" }
                    }
                  }
                }
                """);

        DryRun run = DryRun.of(
                descriptor,
                "listRecordings",
                "{\"recordings\":[{\"id\":\"r-1\",\"type\":\"recording\",\"state\":\"ready\",\"of\":\"mic\",\"url\":\"https://files.example/1\"},"
                        + "{\"id\":\"t-1\",\"type\":\"transcript\"},{\"id\":\"r-2\",\"type\":\"recording\",\"state\":\"odd\"}]}");

        assertThat(run.problem()).isEmpty();
        assertThat(value(run, "recordings")).contains("2");
        assertThat(value(run, "recordings[0].id")).contains("r-1");
        assertThat(value(run, "recordings[0].status")).contains("READY");
        assertThat(value(run, "recordings[0].providerStatus")).contains("ready");
        assertThat(value(run, "recordings[0].kind")).contains("AUDIO");
        assertThat(value(run, "recordings[0].files[0].address")).contains("(23 characters)");
        assertThat(value(run, "recordings[1]")).isEmpty();
        assertThat(value(run, "recordings[2].status")).contains("UNKNOWN");
        assertThat(run.toString())
                .contains("/recordings/1 is left out", "\"odd\" has no meaning in statusValues")
                .doesNotContain("files.example");
    }
}
