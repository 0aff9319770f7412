package io.unisession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.error.ConfigurationException;
import io.unisession.support.FakeBackend;
import java.util.List;
import java.util.Random;
import nl.jqno.equalsverifier.EqualsVerifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** References to sessions of any provider, and who follows them. */
class SessionRouterTest {
    @ParameterizedTest
    @CsvSource({
        "videosdk:6214,videosdk,6214",
        "a:b:c,a,b:c",
        "my-acme_2.0:a/b c,my-acme_2.0,a/b c",
        "a::,a,:",
        "a:ünïcode,a,ünïcode"
    })
    void reference_isProviderColonId(String text, String provider, String id) {
        SessionReference reference = SessionReference.parse(text);

        assertThat(reference.provider()).isEqualTo(provider);
        assertThat(reference.sessionId()).isEqualTo(id);
        assertThat(reference).hasToString(text).isEqualTo(SessionReference.of(provider, id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "6214", ":6214", "videosdk:", "videosdk: ", "VideoSdk:6214", " a:b", "a b:c", "İ:1"})
    void anythingElse_isNotAReference(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> SessionReference.parse(text));
    }

    /** Line breaks, colons, halves of surrogate pairs: whatever a provider takes for an id. */
    @Test
    void reference_ofAnyId_isReadBackExactly() {
        Random random = new Random(42);
        for (int round = 0; round < 1_000; round++) {
            StringBuilder id = new StringBuilder(":");
            random.ints(20, 0, 0x10000).forEach(unit -> id.append((char) unit));
            id.append('\n');

            SessionReference reference = SessionReference.of("acme", id.toString());

            assertThat(reference.sessionId()).isEqualTo(id.toString());
            assertThat(SessionReference.parse(reference.toString())).isEqualTo(reference);
        }
    }

    @Test
    void reference_toASession_leadsBackToIt() {
        Session session = Session.builder("acme").id("a:b").build();

        assertThat(SessionReference.parse(SessionReference.to(session).toString()))
                .isEqualTo(SessionReference.of("acme", "a:b"));
    }

    @Test
    void reference_equals_comparesBothParts() {
        EqualsVerifier.forClass(SessionReference.class)
                .withNonnullFields("provider", "sessionId")
                .verify();
    }

    @Test
    void router_asksTheClientOfTheProvider() {
        SessionRouter router = SessionRouter.of(
                FakeBackend.withAll("one").client(), FakeBackend.withAll("two").client());

        assertThat(router.getSession(SessionReference.of("two", "7")).provider())
                .isEqualTo("two");
        assertThat(router.findSession(SessionReference.of("one", "7")))
                .map(Session::provider)
                .contains("one");
        assertThat(router.providers()).containsExactly("one", "two").isUnmodifiable();
        assertThat(router).hasToString("SessionRouter[one, two]");
    }

    @Test
    void router_ofAList_asksTheClientOfTheProvider() {
        SessionRouter router = SessionRouter.of(List.of(
                FakeBackend.withAll("one").client(), FakeBackend.withAll("two").client()));

        assertThat(router.getSession(SessionReference.of("two", "7")).provider())
                .isEqualTo("two");
        assertThat(router.providers()).containsExactly("one", "two");
    }

    @Test
    void router_passesOptionsOn() {
        FakeBackend backend = FakeBackend.withAll("one");
        SessionRouter router = SessionRouter.of(backend.client());
        SessionReference reference = SessionReference.of("one", "7");
        CallOptions options = CallOptions.defaults().withMaxRetries(0);

        router.getSession(reference, options);
        router.findSession(reference, options);

        assertThat(backend.options()).containsExactly(options, options);
    }

    @Test
    void router_unknownProvider_listsTheAvailableOnes() {
        SessionRouter router = SessionRouter.of(
                FakeBackend.withAll("two").client(), FakeBackend.withAll("one").client());

        assertThatThrownBy(() -> router.getSession(SessionReference.of("three", "7")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("this router has no client for the provider \"three\", only for one, two");
    }

    @Test
    void router_twoClientsOfOneProvider_areRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SessionRouter.of(
                        FakeBackend.withAll("one").client(),
                        FakeBackend.withAll("one").client()))
                .withMessage("the router was given two one clients; give it one client for each provider");
    }

    @Test
    void router_closes_allItsClients() {
        FakeBackend one = FakeBackend.withAll("one");
        FakeBackend two = FakeBackend.withAll("two");

        SessionRouter.of(one.client(), two.client()).close();

        assertThat(one.closings()).isEqualTo(1);
        assertThat(two.closings()).isEqualTo(1);
    }

    @Test
    void over_twoClientsOfOneProvider_closesAll() {
        FakeBackend first = FakeBackend.withAll("acme");
        FakeBackend second = FakeBackend.withAll("acme");

        assertThatIllegalArgumentException().isThrownBy(() -> SessionRouter.of(first.client(), second.client()));

        assertThat(first.closings() + second.closings()).isEqualTo(2);
    }
}
