package io.unisession.janus;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.CallOptions;
import io.unisession.JoinRequest;
import io.unisession.JoinToken;
import io.unisession.Participant;
import io.unisession.Secret;
import io.unisession.Session;
import io.unisession.testkit.janus.FakeJanus;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/janus.md shows compiles, runs and leaves nothing out. */
class GuideTest {
    // Tests run in the folder of their module.
    private static final Path GUIDE = Path.of("..", "docs", "janus.md");
    private static final Path SOURCE = Path.of("src", "test", "java", "io", "unisession", "janus", "GuideTest.java");

    private final List<String> printed = new ArrayList<>();

    private void print(String text) {
        printed.add(text);
    }

    private void sendToDevice(String token) {
        printed.add(token.substring(0, token.indexOf(':')).replaceAll("^[0-9]+,", ""));
    }

    private void snippets(JanusClient client, String secretOfThatRoom) {
        for (Session session : client.listSessions()) {
            long people = session.unwrap(JanusRoom.class)
                    .orElseThrow()
                    .participantCount()
                    .orElse(0);
            print(session.label().orElse(session.id()) + ": " + people);
        }
        Session session = client.getSession("1234");
        for (Participant participant : session.participants()) {
            print(participant.name().orElse("Guest"));
        }
        client.removeParticipant("1234", "42");
        client.removeParticipant("1234", "43", Secret.of(secretOfThatRoom), CallOptions.defaults());
        JoinToken token = client.createJoinToken(JoinRequest.forSession("1234").withLifetime(Duration.ofHours(3)));
        sendToDevice(token.token().reveal());
        JoinToken forTheRoom = client.signRoomToken("1234", Duration.ofHours(3));
        sendToDevice(forTheRoom.token().reveal());
        client.endSession("1234");
    }

    private void aTest() {
        try (FakeJanus janus = FakeJanus.start();
                JanusClient client = Janus.builder()
                        .adminSecret(janus.adminSecret())
                        .baseUrl(janus.adminUrl())
                        .build()) {
            janus.joinParticipant("1234", "42", "Priya Raman");

            print(client.getSession("1234").participants().get(0).name().orElseThrow());
        }
    }

    @Test
    void guide_snippets_run() {
        try (FakeJanus fake = FakeJanus.start();
                JanusClient client = Janus.builder()
                        .adminSecret(fake.adminSecret())
                        .baseUrl(fake.adminUrl())
                        .roomSecret("made-up-room-secret")
                        .tokenAuthSecret("made-up-token-auth-secret")
                        .build()) {
            fake.createRoom("1234", "{\"description\":\"Team\",\"secret\":\"made-up-room-secret\"}");
            fake.joinParticipant("1234", "42", "Priya");
            fake.joinParticipant("1234", "43", null);
            fake.joinParticipant("1234", "44", "Tomas");

            snippets(client, "made-up-room-secret");

            assertThat(client.findSession("1234")).isEmpty();
        }
        aTest();
        assertThat(printed)
                .containsExactly(
                        "Team: 3",
                        "Priya",
                        "Guest",
                        "Tomas",
                        "janus,janus.plugin.videoroom",
                        "janus.plugin.videoroom,room=1234",
                        "Priya Raman");
    }

    @Test
    void guide_snippets_areThoseOfThisTest() throws IOException {
        String source = Files.readString(SOURCE);
        List<MatchResult> snippets = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(GUIDE))
                .results()
                .toList();
        assertThat(snippets).hasSizeGreaterThan(7);

        // The first one only opens a client.
        snippets.stream().skip(1).forEach(snippet -> assertThat(source).containsIgnoringWhitespaces(snippet.group(1)));
    }

    @Test
    void guide_everySettingAndOperation_isListed() throws Exception {
        String guide = Files.readString(GUIDE);

        for (Field field : JanusSettings.class.getDeclaredFields()) {
            if (field.getType() == String.class) {
                assertThat(guide).contains("`" + field.get(null) + "`");
            }
        }
        assertThat(Arrays.stream(JanusClient.class.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                        .map(method -> method.getName())
                        .filter(name -> !name.equals("filters")))
                .isNotEmpty()
                .allSatisfy(operation -> assertThat(guide).contains("`" + operation + "`"));
    }
}
