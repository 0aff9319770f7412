package io.unisession.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.unisession.testkit.FakeAnswer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Ids are opaque: one that could reach another resource is refused, every other arrives exactly. */
interface IdentifierContract extends ContractPart {
    /**
     * An id that could reach another resource is not sent.
     *
     * @return a test for each case
     */
    @TestFactory
    default Stream<DynamicTest> getSession_idThatCannotBeOne_isRefusedBeforeTheNetwork() {
        return Stream.of("", " ", "\t\n", ".", "..", "\ud83d")
                .map(id -> dynamicTest("\"" + escaped(id) + "\"", () -> {
                    try (Scene scene = Scene.of(provider())) {
                        assertThatThrownBy(() -> scene.client().getSession(id))
                                .isInstanceOf(IllegalArgumentException.class);
                        assertThatThrownBy(() -> scene.client().findSession(id))
                                .isInstanceOf(IllegalArgumentException.class);
                        assertThat(scene.service().requestCount()).isZero();
                    }
                }));
    }

    /**
     * Any other id reaches the service exactly, as one segment of the path.
     *
     * @return a test for each case
     */
    @TestFactory
    default Stream<DynamicTest> getSession_hostileId_isOneSegmentThatMeansItExactly() {
        List<String> ids = List.of(
                "a/b", "a b", "%2e%2e", "..%2f", "../x", "ünïcode", "a?b#c", "a;b=c", "a+b", "a%b", "😀", "a\\b",
                "a\nb", "...");
        return ids.stream()
                .map(id -> dynamicTest(escaped(id), () -> {
                    FakeAnswer answer = FakeAnswer.json(
                            200,
                            JsonVariations.of(provider()).withText(provider().idPointer(), id));
                    try (Scene scene = Scene.answering(provider(), answer)) {
                        assertThat(scene.client().getSession(id).id()).isEqualTo(id);
                        assertThat(scene.service().requests())
                                .singleElement()
                                .satisfies(request -> assertThat(
                                                List.of(request.path().split("/")))
                                        .contains(encoded(id)));
                    }
                }));
    }

    private static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static String escaped(String id) {
        return id.replace("\n", "\\n").replace("\t", "\\t").replace("\ud83d", "\\ud83d");
    }
}
