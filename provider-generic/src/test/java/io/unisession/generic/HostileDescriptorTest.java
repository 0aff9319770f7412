package io.unisession.generic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.unisession.JoinRequest;
import io.unisession.SessionClient;
import io.unisession.SessionQuery;
import io.unisession.capability.JoinTokens;
import io.unisession.capability.SessionListing;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A descriptor may come from someone who means harm, or who did not think. */
class HostileDescriptorTest {
    private final Acme acme = Acme.start();

    @AfterEach
    void close() {
        acme.close();
    }

    private static DescriptorException rejected(String name, String text) {
        return catchThrowableOfType(DescriptorException.class, () -> Descriptor.parse(name, text));
    }

    private List<DescriptorFault> faults() {
        return rejected("acme.json", acme.json()).faults();
    }

    private static String pointers(int number) {
        return Collections.nCopies(number, "\"/a\"").stream().collect(Collectors.joining(",", "[", "]"));
    }

    @Test
    void keyWithLineBreaks_isShownOnOneLine() {
        DescriptorException wrong =
                rejected("acme.json", "{\"a\\nacme.json:1:1: all is well\\u001b[2J\":1,\"b\\u202e\":{\"c\\r\":1}}");

        assertThat(wrong.getMessage().lines().skip(1)).hasSize(wrong.faults().size());
        assertThat(wrong.getMessage()).doesNotContain("\u001b", "\r", "\u202e");
        assertThat(wrong.faults())
                .allSatisfy(
                        fault -> assertThat(fault.pointer() + fault.message()).doesNotContain("\n"));
    }

    @Test
    void wordWithLineBreaks_isShownOnOneLine() {
        acme.with("/models/session/id", "\"a\\nb\\u001b[2J\"")
                .with("/models/session/status", "\"/s\"")
                .with("/models/session/statusValues", "{\"x\":\"EN\\nDED\"}");

        assertThat(faults())
                .hasSize(2)
                .allSatisfy(fault -> assertThat(fault.message()).doesNotContain("\n", "\u001b"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"KEY\":1}",
                "{\"KEY\":1,\"KEY\":1}",
                "{\"id\":\"KEY!\"}",
                "{\"models\":{\"session\":{\"id\":\"KEY\"}}}"
            })
    void longText_isCutInMessages(String descriptor) {
        assertThat(rejected("acme.json", descriptor.replace("KEY", "k".repeat(500_000)))
                        .getMessage())
                .hasSizeLessThan(2_000);
    }

    /** Those of a result and those of a field are multiplied, and each object of a response has a place for each. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/models/session/label",
                "/models/session/participants",
                "/operations/getSession/result",
                "/errors/message"
            })
    void morePointersThanAnyServiceNeeds_areRejected(String key) {
        acme.with(key, pointers(50));
        assertThat(acme.descriptor().id()).isEqualTo("acme");

        acme.with(key, pointers(51));
        assertThat(faults()).singleElement().satisfies(fault -> {
            assertThat(fault.pointer()).isEqualTo(key);
            assertThat(fault.message()).isEqualTo("expected at most 50 values, found 51");
        });
    }

    /** The value would be read once for each. */
    @Test
    void samePointerAgain_isTriedOnce() {
        acme.with("/operations/getSession/result", "[\"\", \"\"]")
                .with("/models/session/label", pointers(50))
                .with("/models/session/startedAt", "[\"/s\", \"/s\"]")
                .with("/models/session/duration", "[\"/d\", \"/d\"]")
                .with("/models/session/participants", "[\"/p\", \"/p\"]");

        assertThat(DryRun.of(acme.descriptor(), "getSession", "{\"id\":\"s-1\"}")
                        .findings())
                .extracting(FieldFinding::explanation)
                .contains("/a is missing", "/s is missing; duration: /d is missing", "/p is missing");
    }

    /** It is searched in texts of a response, at each place. */
    @Test
    void longTextToSearch_isRejected() {
        acme.with("/models/session/id", "{\"pointer\":\"/id\",\"after\":\"" + "a".repeat(100) + "\"}");
        assertThat(acme.descriptor().id()).isEqualTo("acme");

        acme.with("/models/session/id", "{\"pointer\":\"/id\",\"after\":\"" + "a".repeat(101) + "\"}");
        assertThat(faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).isEqualTo("expected at most 100 characters"));
    }

    @ParameterizedTest
    @CsvSource({
        "a-videos, AWS_",
        "s, AWS_",
        "git, GITHUB_",
        "my-acme, MYSQL_",
        "db, DATABASE_DB2_",
        "2, OAUTH2_",
        "3-x, S3_"
    })
    void prefixThatContainsTheIdInAnotherWord_isRejected(String id, String prefix) {
        acme.with("/id", '"' + id + '"').with("/settingsPrefix", '"' + prefix + '"');

        assertThat(faults())
                .singleElement()
                .satisfies(fault ->
                        assertThat(fault.message()).startsWith("the prefix must contain the first word of the id"));
    }

    @ParameterizedTest
    @CsvSource({"twilio-video, TWILIO_", "100ms, LIVE100MS_", "100ms, MS_100MS_", "acme, MY_ACME_", "acme, my.acme."})
    void prefixWithTheFirstWordOfTheId_isAllowed(String id, String prefix) {
        acme.with("/id", '"' + id + '"').with("/settingsPrefix", '"' + prefix + '"');

        assertThat(acme.descriptor().id()).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"room=\\\"{roomId}\\\"", "room='{roomId}'", "{roomId}' or 'a", "/\\\"{roomId as encoded}"})
    void idInQuotes_cannotLeaveThem(String filter) {
        acme.with(
                "/operations/listSessions",
                "{\"request\":{\"method\":\"GET\",\"path\":\"/calls\",\"query\":{\"q\":\"" + filter
                        + "\"}},\"items\":\"\"}");
        acme.responding("[]");
        try (SessionClient client = acme.client()) {
            SessionListing listing = client.require(SessionListing.class);
            for (String room : List.of("a\" or \"b", "a' or 'b", "a\\")) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> listing
                                .listSessions(
                                        SessionQuery.builder().roomId(room).build())
                                .stream()
                                .toList())
                        .withMessage(
                                "roomId must not have quotes or backslashes, because it is written between quotes");
            }
            assertThat(listing
                            .listSessions(
                                    SessionQuery.builder().roomId("a or b").build())
                            .stream())
                    .isEmpty();
        }
        assertThat(acme.service().requestCount()).isEqualTo(1);
    }

    /** People choose their names themselves. */
    @ParameterizedTest
    @ValueSource(strings = {"x\" role=\"host", "x' role='host", "x\\"})
    void nameInQuotes_cannotLeaveThem(String name) {
        acme.with(
                        "/operations/joinToken/request",
                        "{\"method\":\"POST\",\"path\":\"/tokens\",\"body\":{\"call\":\"{sessionId}\",\"grant\":\"user=\\\"{name}\\\"\"}}")
                .with("/models/joinToken/token", "\"/token\"")
                .responding("{\"token\":\"t-1\"}");
        try (SessionClient client = acme.client()) {
            JoinTokens tokens = client.require(JoinTokens.class);
            JoinRequest join = JoinRequest.forSession("s-1");

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> tokens.createJoinToken(join.withName(name)))
                    .withMessage("name must not have quotes or backslashes, because it is written between quotes");
            assertThat(tokens.createJoinToken(join.withName("Ada L")).token().reveal())
                    .isEqualTo("t-1");
        }
        assertThat(acme.service().requestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{", "{a: ", "- ", "? ", "&a [", "!a [", "a: {", "\"", "'", "|\n ", "[*", "#", "%"})
    void yamlOfManyLevels_isAFaultAndNoStackOverflow(String level) {
        assertThat(rejected("acme.yaml", level.repeat(20_000)).faults()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme.yaml", "acme.json"})
    void moreLevelsThanAnyRequestNeeds_areRejected(String name) {
        String levels = "[".repeat(46) + "1" + "]".repeat(46);
        String body = "{\"method\":\"POST\",\"path\":\"/{sessionId}\",\"body\":{\"a\":LEVELS}}";
        acme.with("/operations/endSession", "{\"request\":" + body.replace("LEVELS", "0") + "}");
        String right = acme.json().replace("\"a\":0", "\"a\":" + levels.substring(1, levels.length() - 1));

        assertThat(Descriptor.parse(name, right).id()).isEqualTo("acme");
        assertThat(rejected(name, acme.json().replace("\"a\":0", "\"a\":" + levels))
                        .faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).endsWith(": more than 50 levels"));
    }
}
