package io.unisession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.error.AuthenticationException;
import io.unisession.error.ConfigurationException;
import io.unisession.support.Service;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Settings from a source of the application, credentials that change while a client runs, and the application's name.
 */
class ChangingSettingsTest {
    private static final String KEY = "ACME_API_KEY";
    private static final String CALL = "{\"id\":\"c-1\"}";

    @RegisterExtension
    final Service service = new Service();

    private final Map<String, String> vault = new ConcurrentHashMap<>();
    private final AtomicInteger readings = new AtomicInteger();

    private Function<String, Optional<String>> vault() {
        return name -> {
            if (name.equals(KEY)) {
                readings.incrementAndGet();
            }
            return Optional.ofNullable(vault.get(name));
        };
    }

    private String sentKey() {
        return service.takeRequest().getHeaders().get("Authorization");
    }

    @Test
    void open_sourceOfTheApplication_givesAllSettings() {
        vault.putAll(Map.of(KEY, "made-up-key-of-the-vault", "ACME_BASE_URL", service.url()));
        service.response(200, CALL);

        try (SessionClient client = Sessions.open("acme", vault())) {
            client.getSession("c-1");
        }

        assertThat(sentKey()).isEqualTo("Bearer made-up-key-of-the-vault");
    }

    @Test
    void settingsFrom_comesAfterTheBuilderAndBeforeSystemProperties() {
        vault.put(KEY, "made-up-key-of-the-vault");
        service.response(200, CALL);
        service.response(200, CALL);
        System.setProperty(KEY, "made-up-key-of-the-system");
        try (SessionClient fromVault = client().settingsFrom(vault()).build();
                SessionClient fromBuilder = client().settingsFrom(vault())
                        .setting(KEY, "made-up-key-of-the-builder")
                        .build()) {
            fromVault.getSession("c-1");
            fromBuilder.getSession("c-1");
        } finally {
            System.clearProperty(KEY);
        }

        assertThat(sentKey()).isEqualTo("Bearer made-up-key-of-the-vault");
        assertThat(sentKey()).isEqualTo("Bearer made-up-key-of-the-builder");
    }

    private Sessions.Builder client() {
        return Sessions.builder("acme").baseUrl(service.url());
    }

    @Test
    void settingsFrom_keyThatWasReplaced_isReadAgainAfter401() {
        vault.put(KEY, "made-up-key-one");
        service.response(200, CALL);
        service.response(401, "{}");
        service.response(200, CALL);
        service.response(200, CALL);

        try (SessionClient client = client().settingsFrom(vault()).build()) {
            client.getSession("c-1");
            vault.put(KEY, "made-up-key-two");
            assertThat(client.getSession("c-1").metadata().attempts()).isEqualTo(2);
            client.getSession("c-1");
        }

        assertThat(sentKey()).isEqualTo("Bearer made-up-key-one");
        assertThat(sentKey()).isEqualTo("Bearer made-up-key-one");
        assertThat(sentKey()).isEqualTo("Bearer made-up-key-two");
        assertThat(sentKey()).isEqualTo("Bearer made-up-key-two");
        assertThat(readings).hasValue(2);
    }

    @Test
    void settingsFrom_keyUnchanged_isNotSentAgain() {
        vault.put(KEY, "made-up-key-one");
        service.response(401, "{}");

        try (SessionClient client = client().settingsFrom(vault()).build()) {
            assertThatThrownBy(() -> client.getSession("c-1")).isInstanceOf(AuthenticationException.class);
        }

        assertThat(service.server().getRequestCount()).isEqualTo(1);
        assertThat(readings).hasValue(2);
    }

    @Test
    void settingsFrom_keyRemoved_namesTheSetting() {
        vault.put(KEY, "made-up-key-one");
        service.response(401, "{}");

        try (SessionClient client = client().settingsFrom(vault()).build()) {
            vault.remove(KEY);
            assertThatThrownBy(() -> client.getSession("c-1"))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("ACME_API_KEY is not set");
        }
    }

    @Test
    void supplierOfASetting_isCalledForEveryRequest() {
        AtomicReference<String> key = new AtomicReference<>("made-up-key-one");
        service.response(200, CALL);
        service.response(200, CALL);

        try (SessionClient client = client().setting(KEY, key::get).build()) {
            client.getSession("c-1");
            key.set("made-up-key-two");
            client.getSession("c-1");
        }

        assertThat(sentKey()).isEqualTo("Bearer made-up-key-one");
        assertThat(sentKey()).isEqualTo("Bearer made-up-key-two");
    }

    /** The value changed after the request was sent, so the request is worth sending once more. */
    @Test
    void supplierOfASetting_isCalledAgainAfter401() {
        AtomicInteger asked = new AtomicInteger();
        AtomicReference<String> key = new AtomicReference<>("made-up-key-one");
        service.response(401, "{}");
        service.response(200, CALL);

        try (SessionClient client = client().setting(KEY, key::get)
                .listener(new CallListener() {
                    @Override
                    public Scope attemptStarted(CallEvent event) {
                        key.set("made-up-key-" + asked.incrementAndGet());
                        return () -> {};
                    }
                })
                .build()) {
            client.getSession("c-1");
        }

        assertThat(sentKey()).isEqualTo("Bearer made-up-key-one");
        assertThat(sentKey()).isEqualTo("Bearer made-up-key-1");
    }

    @Test
    void supplierThatFails_isTheCauseOfTheFailure() {
        AtomicInteger asked = new AtomicInteger();

        try (SessionClient client = client().setting(KEY, () -> {
                    if (asked.incrementAndGet() > 2) {
                        throw new IllegalStateException("the vault is sealed");
                    }
                    return "made-up-key-one";
                })
                .build()) {
            assertThatThrownBy(() -> client.getSession("c-1"))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessage("acme getSession failed: could not get credentials; see the cause")
                    .hasRootCauseMessage("the vault is sealed");
        }
    }

    @Test
    void applicationName_standsBeforeOurs() {
        service.response(200, CALL);

        try (SessionClient client = client().setting(KEY, "made-up-key")
                .applicationName("attendance/2.1")
                .build()) {
            client.getSession("c-1");
        }

        assertThat(service.takeRequest().getHeaders().get("User-Agent"))
                .startsWith("attendance/2.1 unisession-java")
                .contains(" java/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "my app", "app/1/2", "app\n", "\u00e4pp", "app/", "/1", "app (x)", "app\u0000"})
    void applicationName_thatIsNoToken_isRejected(String name) {
        assertThatThrownBy(() -> client().applicationName(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("applicationName must look like attendance or attendance/2.1");
    }
}
