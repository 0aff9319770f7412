package io.unisession.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.SessionClient;
import io.unisession.error.FailureDetails;
import io.unisession.error.RateLimitedException;
import io.unisession.error.SessionException;
import io.unisession.event.SessionEvent;
import io.unisession.event.WebhookRequest;
import io.unisession.testkit.InMemoryProvider;
import io.unisession.testkit.SignedEvents;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.reactive.config.EnableWebFlux;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/** Webhooks and problem details over Spring MVC and WebFlux. */
class WebTest {
    private static final String BODY = """
            {"event": "room_started", "id": "EV_1", "createdAt": "1790841613",  "room": {"sid": "RM_1", "name": "room"}}""";
    private static final String KEY = "APImadeup";
    private static final String SECRET = "made-up-made-up-made-up-made-up-";
    private static final WebhookRequest SIGNED =
            SignedEvents.liveKit(KEY, SECRET).sign(BODY);
    private static final String PATH = "/webhooks/livekit";
    private static final String[] PROPERTIES = {
        "unisession.providers.livekit.url=https://livekit.example",
        "unisession.providers.livekit.api-key=" + KEY,
        "unisession.providers.livekit.api-secret=" + SECRET,
        "unisession.providers.livekit.webhook.path=" + PATH
    };

    private final WebApplicationContextRunner servlet = new WebApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(UniSessionAutoConfiguration.class, UniSessionWebAutoConfiguration.class))
            .withUserConfiguration(Mvc.class, Controller.class)
            .withPropertyValues(PROPERTIES);

    private final ReactiveWebApplicationContextRunner reactive = new ReactiveWebApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(UniSessionAutoConfiguration.class, UniSessionWebAutoConfiguration.class))
            .withUserConfiguration(Flux.class, Controller.class)
            .withPropertyValues(PROPERTIES);

    private final InMemoryProvider provider = InMemoryProvider.create("videosdk");

    /** A listener that stores. */
    static final class Stored implements SessionEventListener {
        private final List<SessionEvent> events = new ArrayList<>();
        private final List<String> threads = new ArrayList<>();

        @Override
        public void onEvent(SessionEvent event) {
            events.add(event);
            threads.add(Thread.currentThread().getName());
        }
    }

    private static MockMvc mvc(ApplicationContext context) {
        return MockMvcBuilders.webAppContextSetup((WebApplicationContext) context)
                .build();
    }

    private static MockHttpServletResponse post(ApplicationContext context, byte[] body, String authorization)
            throws Exception {
        return mvc(context)
                .perform(MockMvcRequestBuilders.post(PATH)
                        .contentType("application/webhook+json")
                        .header("Authorization", authorization)
                        .content(body))
                .andReturn()
                .getResponse();
    }

    private static WebTestClient.ResponseSpec postReactively(
            ApplicationContext context, byte[] body, String authorization) {
        return WebTestClient.bindToApplicationContext(context)
                .build()
                .post()
                .uri(PATH)
                .contentType(MediaType.parseMediaType("application/webhook+json"))
                .header("Authorization", authorization)
                .bodyValue(body)
                .exchange();
    }

    private static String signature() {
        return SIGNED.header("Authorization").orElseThrow();
    }

    @Test
    void webhook_onServlets_givesTheListenersTheEventsOfTheRawBody() {
        servlet.withBean(Stored.class).run(context -> {
            MockHttpServletResponse response = post(context, SIGNED.body(), signature());

            assertThat(response.getStatus()).isEqualTo(200);
            assertThat(context.getBean(Stored.class).events)
                    .singleElement()
                    .satisfies(event -> assertThat(event.roomId()).hasValue("room"));
        });
    }

    @Test
    void webhook_reactive_callsTheListenersOnAThreadThatMayBlock() {
        reactive.withBean(Stored.class).run(context -> {
            postReactively(context, SIGNED.body(), signature()).expectStatus().isOk();

            Stored stored = context.getBean(Stored.class);
            assertThat(stored.events).hasSize(1);
            assertThat(stored.threads).allMatch(name -> name.contains("boundedElastic"));
        });
    }

    @Test
    void webhook_notSigned_isRejectedWithoutAReason() {
        servlet.withBean(Stored.class).run(context -> {
            MockHttpServletResponse response = post(context, "{}".getBytes(StandardCharsets.UTF_8), signature());

            assertThat(response.getStatus()).isEqualTo(401);
            assertThat(response.getContentAsString()).isEmpty();
            assertThat(context.getBean(Stored.class).events).isEmpty();
        });
        reactive.withBean(Stored.class)
                .run(context -> postReactively(context, "{}".getBytes(StandardCharsets.UTF_8), signature())
                        .expectStatus()
                        .isUnauthorized()
                        .expectBody()
                        .isEmpty());
    }

    /** What Kotlin throws need not be declared. */
    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void raise(Throwable failure) throws T {
        throw (T) failure;
    }

    static Stream<Throwable> failures() {
        return Stream.of(
                new IllegalArgumentException("database down"),
                new IOException("disk full"),
                new NoClassDefFoundError("driver"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void webhook_aListenerThrows_respondsWith500WhateverTheApplicationHandles(Throwable failure) {
        SessionEventListener failing = event -> WebTest.<RuntimeException>raise(failure);

        servlet.withBean(SessionEventListener.class, () -> failing)
                .run(context -> assertThat(
                                post(context, SIGNED.body(), signature()).getStatus())
                        .isEqualTo(500));
        reactive.withBean(SessionEventListener.class, () -> failing)
                .run(context -> postReactively(context, SIGNED.body(), signature())
                        .expectStatus()
                        .isEqualTo(500));
    }

    @Test
    void webhook_tooLarge_isNotRead() {
        byte[] large = new byte[WebhookDelivery.MAX_BYTES + 1];

        servlet.withBean(Stored.class)
                .run(context -> assertThat(post(context, large, signature()).getStatus())
                        .isEqualTo(413));
        reactive.withBean(Stored.class)
                .run(context -> postReactively(context, large, signature())
                        .expectStatus()
                        .isEqualTo(413));
    }

    @Test
    void webhook_aForm_isNotWrittenAgain() {
        byte[] form = "b=2&a=%20+1".getBytes(StandardCharsets.UTF_8);
        String signed = SignedEvents.liveKit(KEY, SECRET)
                .sign(form)
                .header("Authorization")
                .orElseThrow();

        servlet.withBean(Stored.class).run(context -> {
            MockHttpServletResponse response = mvc(context)
                    .perform(MockMvcRequestBuilders.post(PATH)
                            .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                            .header("Authorization", signed)
                            .content(form))
                    .andReturn()
                    .getResponse();

            assertThat(response.getStatus())
                    .as("the signature fits, the body is no event")
                    .isEqualTo(400);
        });
    }

    @Test
    void webhook_getOrAnotherPath_isNotFound() {
        servlet.withBean(Stored.class).run(context -> {
            assertThat(mvc(context)
                            .perform(MockMvcRequestBuilders.get(PATH))
                            .andReturn()
                            .getResponse()
                            .getStatus())
                    .isEqualTo(404);
            assertThat(mvc(context)
                            .perform(MockMvcRequestBuilders.post(PATH + "/other"))
                            .andReturn()
                            .getResponse()
                            .getStatus())
                    .isEqualTo(404);
        });
    }

    @Test
    void webhook_withoutAListener_failsAtStartUp() {
        servlet.run(context -> assertThat(context.getStartupFailure())
                .rootCause()
                .hasMessage(
                        "unisession.providers.livekit.webhook.path: events that arrive at /webhooks/livekit would be"
                                + " lost: there is no SessionEventListener"));
    }

    private void onServlets(SessionException failure, Consumer<MockHttpServletResponse> check) {
        servlet.withBean(Stored.class)
                .withBean("tests", SessionClient.class, provider::client)
                .run(context -> {
                    provider.failNext(failure);
                    check.accept(mvc(context)
                            .perform(MockMvcRequestBuilders.get("/sessions/s-1"))
                            .andReturn()
                            .getResponse());
                });
    }

    @Test
    void problem_sessionNotFound_is404ForTheCallerWithoutTheMessageForTheOperator() {
        servlet.withBean(Stored.class)
                .withBean("tests", SessionClient.class, provider::client)
                .run(context -> {
                    MockHttpServletResponse response = mvc(context)
                            .perform(MockMvcRequestBuilders.get("/sessions/s-1"))
                            .andReturn()
                            .getResponse();

                    assertThat(response.getStatus()).isEqualTo(404);
                    assertThat(response.getContentType()).isEqualTo("application/problem+json");
                    assertThat(response.getContentAsString())
                            .contains("The provider does not have this session, or no longer has it.")
                            .contains("\"provider\":\"videosdk\"")
                            .doesNotContain("getSession");
                });
    }

    @Test
    void problem_rateLimited_is503WithTheWaitInWholeSeconds() {
        onServlets(
                new RateLimitedException(
                        "slow down",
                        FailureDetails.builder("videosdk", "getSession")
                                .httpStatus(429)
                                .retryAfter(Duration.ofMillis(1200))
                                .build()),
                response -> {
                    assertThat(response.getStatus()).isEqualTo(503);
                    assertThat(response.getHeader("Retry-After")).isEqualTo("2");
                });
    }

    @Test
    void problem_reactive_isTheSame() {
        reactive.withBean(Stored.class)
                .withBean("tests", SessionClient.class, provider::client)
                .run(context -> {
                    EntityExchangeResult<byte[]> result = WebTestClient.bindToApplicationContext(context)
                            .build()
                            .get()
                            .uri("/sessions/s-1")
                            .exchange()
                            .expectStatus()
                            .isNotFound()
                            .expectBody()
                            .returnResult();

                    assertThat(new String(result.getResponseBody(), StandardCharsets.UTF_8))
                            .contains("\"provider\":\"videosdk\"");
                });
    }

    @Test
    void problem_turnedOff_isLeftToTheApplication() {
        servlet.withBean(Stored.class)
                .withPropertyValues("unisession.problem-details.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(SessionProblems.class));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableWebMvc
    static class Mvc {}

    @Configuration(proxyBeanMethods = false)
    @EnableWebFlux
    static class Flux {}

    @RestController
    static class Controller {
        private final java.util.Map<String, SessionClient> clients;

        Controller(java.util.Map<String, SessionClient> clients) {
            this.clients = clients;
        }

        @GetMapping("/sessions/{id}")
        String status(@PathVariable("id") String id) {
            return clients.get("tests").getSession(id).status().name();
        }
    }
}
