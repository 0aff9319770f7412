package io.unisession.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.Session;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/bandwidth.md shows compiles, runs and leaves nothing out. */
class GuideTest {
    // Tests run in the folder of their module.
    private static final Path GUIDE = Path.of("..", "docs", "bandwidth.md");
    private static final Path EXAMPLE =
            Path.of("src", "test", "java", "io", "unisession", "bandwidth", "GuideExample.java");

    @Test
    void guide_snippets_areThoseOfTheExampleInItsOrder() throws IOException {
        List<String> snippets = snippets();

        assertThat(snippets).hasSizeGreaterThan(10);
        assertThat(unindented(Files.readString(EXAMPLE))).containsSubsequence(snippets);
    }

    @Test
    void guide_everyOperationOfTheClient_isInASnippet() throws IOException {
        List<String> operations = Arrays.stream(BandwidthClient.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .map(Method::getName)
                .distinct()
                .toList();
        String snippets = String.join("\n", snippets());

        assertThat(operations).hasSizeGreaterThan(11);
        assertThat(operations).allSatisfy(operation -> assertThat(snippets).contains("client." + operation + "("));
    }

    @Test
    void example_overTheFake_runs() {
        try (ClientAndFake bandwidth = ClientAndFake.start()) {
            GuideExample example = new GuideExample();

            String sessionId = example.walkThrough(bandwidth.client());

            assertThat(example.tags()).containsExactly("host", "recorder");
            assertThat(example.devices()).hasSize(3).doesNotHaveDuplicates();
            assertThat(bandwidth.client().findSession(sessionId)).isEmpty();
        }
    }

    @Test
    void exampleOfWebhooks_namesTheSessionInTheUrl() {
        Session session = Session.builder("bandwidth").id("s-1").build();

        assertThat(GuideExample.participantWithEvents(session, "made-up").callbackUrl())
                .hasValueSatisfying(url -> assertThat(url).contains("s-1").contains("made-up"));
    }

    @Test
    void exampleOfATest_overTheFake_givesAParticipant() {
        assertThat(GuideExample.aParticipantForATest().tag()).contains("host");
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
