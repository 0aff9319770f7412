package io.unisession.livekit;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.testkit.FakeResponse;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/livekit.md shows compiles, runs and leaves nothing out. */
class GuideTest {
    // Tests run in the folder of their module.
    private static final Path GUIDE = Path.of("..", "docs", "livekit.md");
    private static final Path EXAMPLE =
            Path.of("src", "test", "java", "io", "unisession", "livekit", "GuideExample.java");

    @Test
    void guide_snippets_areThoseOfTheExampleInItsOrder() throws IOException {
        List<String> snippets = snippets();

        assertThat(snippets).hasSizeGreaterThan(10);
        assertThat(unindented(Files.readString(EXAMPLE))).containsSubsequence(snippets);
    }

    @Test
    void guide_everyOperationOfTheClient_isInASnippet() throws IOException {
        List<String> operations = Arrays.stream(LiveKitClient.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .map(method -> method.getName())
                .filter(name -> !name.equals("filters"))
                .distinct()
                .toList();
        String snippets = String.join("\n", snippets());

        assertThat(operations).hasSizeGreaterThan(9);
        assertThat(operations).allSatisfy(operation -> assertThat(snippets).contains("client." + operation + "("));
    }

    @Test
    void guide_everyGrant_isListed() throws IOException {
        String guide = Files.readString(GUIDE);

        assertThat(JoinGrant.values())
                .allSatisfy(
                        grant -> assertThat(guide).contains("`" + grant + "`").contains("`" + grant.word() + "`"));
    }

    @Test
    void example_overTheFake_runs() {
        try (ClientAndFake livekit = new ClientAndFake()) {
            // The fake does not have the operation that stands for those that the client lacks.
            livekit.fake()
                    .enqueue(request -> request.path().endsWith("UpdateParticipant"), FakeResponse.json(200, "{}"));
            GuideExample example = new GuideExample(livekit.fake()::joinWithToken);

            String sessionId = example.walkThrough(livekit.client());

            assertThat(example.names()).containsExactly("team-room", "Priya Raman", "Guest");
            assertThat(livekit.client().findSession(sessionId)).isEmpty();
        }
    }

    @Test
    void exampleOfATest_overTheFake_runs() {
        assertThat(GuideExample.aTest()).isPresent();
    }

    /** The blocks of Java but the first, which shows how a client is made. */
    private static List<String> snippets() throws IOException {
        return Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(GUIDE))
                .results()
                .skip(1)
                .map((MatchResult block) -> unindented(block.group(1)))
                .toList();
    }

    private static String unindented(String code) {
        return code.replaceAll("(?m)^[ \t]+", "");
    }
}
