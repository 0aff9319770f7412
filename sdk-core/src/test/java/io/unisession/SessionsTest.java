package io.unisession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.unisession.error.ConfigurationException;
import io.unisession.spi.ProviderClient;
import io.unisession.support.BrokenProvider;
import io.unisession.support.FirstTwin;
import io.unisession.support.SecondTwin;
import io.unisession.support.Service;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Opening a provider by its id, with settings from all around. */
class SessionsTest {
    private static final String KEY = "ACME_API_KEY";
    private static final String BASE_URL = "ACME_BASE_URL";

    @RegisterExtension
    final Service service = new Service();

    @AfterEach
    void forgetProperties() {
        System.clearProperty(KEY);
        System.clearProperty(BASE_URL);
    }

    @Test
    void providers_areThoseOnTheClassPathInOrder() {
        assertThat(Sessions.providers()).containsExactly("acme", "twin", "twin-first", "twin-second");
    }

    @Test
    void providers_areFoundWithoutAContextClassLoaderToo() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try {
            thread.setContextClassLoader(null);
            assertThat(Sessions.providers()).contains("acme");
            thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
            assertThat(Sessions.providers()).contains("acme");
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"videosdk", "Acme", "", " acme"})
    void open_unknownId_listsTheAvailableIds(String id) {
        ConfigurationException failure = catchThrowableOfType(ConfigurationException.class, () -> Sessions.open(id));

        assertThat(failure)
                .hasMessage(
                        "no provider \"" + id + "\" on the class path (available: acme, twin, twin-first, twin-second)."
                                + " Check the id, or add the provider's artifact to the dependencies. In a fat jar, merge the"
                                + " files in META-INF/services");
        assertThat(failure.provider()).isEqualTo(id);
        assertThat(failure.isRetryable()).isFalse();
    }

    @Test
    void open_idOfTwoProviders_namesBoth() {
        assertThatThrownBy(() -> Sessions.open("twin"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("more than one provider is called \"twin\": ")
                .hasMessageContaining(FirstTwin.class.getName())
                .hasMessageContaining(SecondTwin.class.getName());
    }

    @Test
    void open_noSettings_namesWhereTheyWereLookedFor() {
        ConfigurationException failure =
                catchThrowableOfType(ConfigurationException.class, () -> Sessions.open("acme"));

        assertThat(failure)
                .hasMessage("acme is not configured: ACME_API_KEY is not set (looked in: builder, system"
                        + " property, environment variable)");
        assertThat(failure.attemptedSources())
                .containsExactly(
                        "builder ACME_API_KEY", "system property ACME_API_KEY", "environment variable ACME_API_KEY");
        assertThat(failure.operation()).isEqualTo("configure");
    }

    @Test
    void open_settingsOfTheSystem_areTaken() {
        System.setProperty(KEY, " made-up-key-of-the-system\n");
        System.setProperty(BASE_URL, service.url() + "/gateway");
        service.response(200, "{\"id\":\"c-1\"}");

        try (SessionClient client = Sessions.open("acme")) {
            assertThat(client.provider()).isEqualTo("acme");
            client.getSession("c-1");
        }

        assertThat(sentRequestLineAndKey())
                .isEqualTo("GET /gateway/calls/c-1 HTTP/1.1 Bearer made-up-key-of-the-system");
    }

    @Test
    void open_givesTheClientThatTheProviderMakes() {
        System.setProperty(KEY, "made-up-key");

        try (SessionClient client = Sessions.open("acme")) {
            assertThat(client.unwrap(ProviderClient.class).orElseThrow()).isSameAs(client);
            assertThat(client.unwrap(OtherClient.class)).isEmpty();
        }
    }

    private interface OtherClient extends SessionClient {}

    @Test
    void builder_overridesTheSystem() {
        System.setProperty(KEY, "made-up-key-of-the-system");
        System.setProperty(BASE_URL, "https://elsewhere.example");
        service.response(200, "{\"id\":\"c-1\"}");

        try (SessionClient client = Sessions.builder("acme")
                .setting(KEY, "made-up-key-of-the-builder")
                .baseUrl(service.url())
                .build()) {
            client.getSession("c-1");
        }

        assertThat(sentRequestLineAndKey()).isEqualTo("GET /calls/c-1 HTTP/1.1 Bearer made-up-key-of-the-builder");
    }

    @Test
    void blankSetting_isRejectedAndNotSkipped() {
        System.setProperty(KEY, "made-up-key-of-the-system");

        assertThatThrownBy(() -> Sessions.builder("acme").setting(KEY, " ").build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("acme is not configured: ACME_API_KEY is blank (builder)");
    }

    @Test
    void blankBaseUrl_isRejected() {
        System.setProperty(KEY, "made-up-key");
        System.setProperty(BASE_URL, "");

        assertThatThrownBy(() -> Sessions.open("acme"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("acme is not configured: ACME_BASE_URL is blank (system property)");
    }

    @Test
    void keyWithALineBreak_isRejectedWhenTheClientIsBuilt() {
        assertThatThrownBy(() ->
                        Sessions.builder("acme").setting(KEY, "made-up\nkey").build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("acme is not configured: the value for header Authorization has characters")
                .hasMessageNotContaining("made-up");
    }

    @Test
    void builder_transportSettings_reachTheCalls() {
        service.response(503).response(200, "{\"id\":\"c-1\"}      ");

        try (SessionClient client = Sessions.builder("acme")
                .setting(KEY, "made-up-key")
                .baseUrl(service.url())
                .httpClient(service.httpClient())
                .retryPolicy(RetryPolicy.none())
                .attemptTimeout(Duration.ofSeconds(5))
                .totalTimeout(Duration.ofSeconds(5))
                .maxResponseBytes(10)
                .build()) {
            assertThatThrownBy(() -> client.getSession("c-1")).hasMessageContaining("HTTP 503");
            assertThatThrownBy(() -> client.getSession("c-1")).hasMessageContaining("maxResponseBytes (10)");
        }
    }

    @Test
    void builder_limitsOfZero_areRejected() {
        Sessions.Builder builder = Sessions.builder("acme");

        assertThatThrownBy(() -> builder.attemptTimeout(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.totalTimeout(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.maxResponseBytes(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.retryPolicy(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> builder.baseUrl(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> builder.setting(KEY, (String) null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> Sessions.open(null)).isInstanceOf(NullPointerException.class);
    }

    private String sentRequestLineAndKey() {
        RecordedRequest request = service.takeRequest();
        return request.getRequestLine() + " " + request.getHeaders().get("Authorization");
    }

    @Test
    void providerWhoseIdsCannotBeRead_doesNotAffectOthers(@TempDir Path classPath) throws Exception {
        Path services = Files.createDirectories(classPath.resolve("META-INF/services"));
        Files.writeString(services.resolve("io.unisession.spi.SessionProvider"), BrokenProvider.class.getName());
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader broken =
                new URLClassLoader(new URL[] {classPath.toUri().toURL()}, before)) {
            thread.setContextClassLoader(broken);

            assertThat(Sessions.providers()).contains("acme", "twin");
            assertThat(Sessions.builder("acme")
                            .setting(KEY, "made-up-key")
                            .build()
                            .provider())
                    .isEqualTo("acme");
            assertThatThrownBy(() -> Sessions.open("broken"))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining(BrokenProvider.class.getName() + ": ids() threw IllegalStateException");
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void providerThatCannotBeLoaded_doesNotAffectOthers(@TempDir Path classPath) throws Exception {
        Path services = Files.createDirectories(classPath.resolve("META-INF/services"));
        Files.writeString(
                services.resolve("io.unisession.spi.SessionProvider"),
                "com.example.RemovedLongAgo\njava.lang.String\n");
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader broken =
                new URLClassLoader(new URL[] {classPath.toUri().toURL()}, before)) {
            thread.setContextClassLoader(broken);

            assertThat(Sessions.providers()).contains("acme", "twin");
            assertThatThrownBy(() -> Sessions.open("removed"))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("available: acme")
                    .hasMessageContaining("com.example.RemovedLongAgo");
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
