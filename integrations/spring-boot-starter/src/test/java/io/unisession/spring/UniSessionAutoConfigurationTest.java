package io.unisession.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.CallEvent;
import io.unisession.CallListener;
import io.unisession.SessionClient;
import io.unisession.SessionReference;
import io.unisession.SessionRouter;
import io.unisession.error.ClientClosedException;
import io.unisession.testkit.FakeService;
import io.unisession.testkit.InMemoryProvider;
import io.unisession.testkit.livekit.FakeLiveKit;
import io.unisession.testkit.videosdk.FakeVideoSdk;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that an application gets from its properties, and what they take from the application. */
class UniSessionAutoConfigurationTest {
    private static final FakeVideoSdk VIDEO_SDK = FakeVideoSdk.start();
    private static final FakeLiveKit LIVE_KIT = FakeLiveKit.start();
    private static final String SESSION = VIDEO_SDK.joinParticipant(VIDEO_SDK.createRoom("room"), "p-1", "Ada");

    private final ApplicationContextRunner application =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(UniSessionAutoConfiguration.class));

    private final ApplicationContextRunner videoSdk = application.withPropertyValues(
            "unisession.providers.videosdk.base-url=" + VIDEO_SDK.baseUrl(),
            "unisession.providers.videosdk.api-key=" + VIDEO_SDK.apiKey(),
            "unisession.providers.videosdk.secret-key=" + VIDEO_SDK.secretKey());

    private final ApplicationContextRunner both = videoSdk.withPropertyValues(
            "unisession.providers.livekit.url=" + LIVE_KIT.baseUrl(),
            "unisession.providers.livekit.api-key=" + LIVE_KIT.apiKey(),
            "unisession.providers.livekit.api-secret=" + LIVE_KIT.apiSecret());

    @AfterAll
    static void stop() {
        VIDEO_SDK.close();
        LIVE_KIT.close();
    }

    @Test
    void springBoot_isTheVersionOfThisRun() {
        assertThat(SpringBootVersion.getVersion()).startsWith(System.getProperty("spring-boot.expected", "3.5."));
    }

    @Test
    void client_oneProvider_isInjectedAndCallsIt() {
        videoSdk.run(context -> assertThat(
                        context.getBean(SessionClient.class).getSession(SESSION).id())
                .isEqualTo(SESSION));
    }

    @Test
    void clients_twoProviders_areInjectedByQualifierAndRouted() {
        both.withUserConfiguration(TwoClients.class).run(context -> {
            TwoClients clients = context.getBean(TwoClients.class);
            assertThat(clients.first.provider()).isEqualTo("videosdk");
            assertThat(clients.second.provider()).isEqualTo("livekit");
            assertThat(clients.router.providers()).containsExactly("livekit", "videosdk");
            assertThat(clients.router
                            .getSession(SessionReference.parse("videosdk:" + SESSION))
                            .id())
                    .isEqualTo(SESSION);
        });
    }

    @Test
    void clients_onePrimary_isInjectedWithoutQualifier() {
        both.withPropertyValues("unisession.providers.videosdk.primary=true")
                .run(context -> assertThat(context.getBean(SessionClient.class).provider())
                        .isEqualTo("videosdk"));
    }

    @Test
    void clients_disabledProvider_isLeftOut() {
        both.withPropertyValues("unisession.providers.livekit.enabled=false")
                .run(context -> assertThat(context.getBeansOfType(SessionClient.class))
                        .containsOnlyKeys("videosdkSessionClient"));
    }

    @Test
    void application_withoutProviders_starts() {
        application.run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(SessionClient.class));
    }

    @Test
    void context_closed_closesItsClients() {
        AtomicReference<SessionClient> client = new AtomicReference<>();

        videoSdk.run(context -> client.set(context.getBean(SessionClient.class)));

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> client.get().getSession(SESSION))
                .isInstanceOf(ClientClosedException.class);
    }

    @Test
    void settings_underTheirOwnNames_comeFromTheEnvironment() {
        application
                .withPropertyValues(
                        "unisession.providers.videosdk.enabled=true",
                        "VIDEOSDK_BASE_URL=" + VIDEO_SDK.baseUrl(),
                        "VIDEOSDK_TOKEN=" + VIDEO_SDK.token())
                .run(context -> assertThat(context.getBean(SessionClient.class).findSession(SESSION))
                        .isPresent());
    }

    @Test
    void settings_inCamelCase_areTheSame() {
        application
                .withPropertyValues(
                        "unisession.providers.videosdk.baseUrl=" + VIDEO_SDK.baseUrl(),
                        "unisession.providers.videosdk.apiKey=" + VIDEO_SDK.apiKey(),
                        "unisession.providers.videosdk.secretKey=" + VIDEO_SDK.secretKey())
                .run(context -> assertThat(context.getBean(SessionClient.class).findSession(SESSION))
                        .isPresent());
    }

    @Test
    void settings_asEnvironmentVariables_areTheSame() {
        application
                .withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new org.springframework.core.env.SystemEnvironmentPropertySource(
                                "systemEnvironment",
                                java.util.Map.of(
                                        "UNISESSION_PROVIDERS_VIDEOSDK_BASEURL",
                                        VIDEO_SDK.baseUrl().toString(),
                                        "UNISESSION_PROVIDERS_VIDEOSDK_TOKEN",
                                        VIDEO_SDK.token()))))
                .run(context -> assertThat(context.getBean(SessionClient.class).findSession(SESSION))
                        .isPresent());
    }

    @Test
    void maxRetries_zero_sendsOnce() {
        videoSdk.withPropertyValues("unisession.providers.videosdk.max-retries=0")
                .run(context -> {
                    int before = VIDEO_SDK.requestCount();
                    VIDEO_SDK.enqueue(io.unisession.testkit.FakeResponse.json(503, "{}"));
                    assertThat(catchFailure(context.getBean(SessionClient.class)))
                            .isNotNull();
                    assertThat(VIDEO_SDK.requestCount() - before).isOne();
                });
    }

    private static Throwable catchFailure(SessionClient client) {
        return org.assertj.core.api.Assertions.catchThrowable(() -> client.getSession(SESSION));
    }

    @Test
    void keepRaw_false_keepsNoResponse() {
        videoSdk.withPropertyValues("unisession.providers.videosdk.keep-raw=false")
                .run(context -> org.assertj.core.api.Assertions.assertThatThrownBy(
                                () -> context.getBean(SessionClient.class)
                                        .getSession(SESSION)
                                        .raw()
                                        .text("id"))
                        .isInstanceOf(io.unisession.error.RawNotKeptException.class));
    }

    @Test
    void beansOfTheApplication_areUsed() {
        videoSdk.withUserConfiguration(Surroundings.class).run(context -> {
            Surroundings surroundings = context.getBean(Surroundings.class);
            SessionClient client = context.getBean(SessionClient.class);

            client.async().getSession(SESSION).get();

            assertThat(surroundings.intercepted).isNotEmpty();
            assertThat(surroundings.executed).hasSize(1);
            assertThat(surroundings.operations).containsExactly("getSession");
            assertThat(lastRequest(VIDEO_SDK).header("User-Agent").orElse("")).startsWith("attendance/2.1 ");
        });
    }

    @Test
    void asyncCalls_runOnTheExecutorOfSpringBoot() {
        withExecutorOfSpringBoot().run(context -> {
            context.getBean(SessionClient.class).async().getSession(SESSION).get();

            assertThat(context.getBean(Threads.class).names).containsOnly("task-1");
        });
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void asyncCalls_whereSpringBootHasVirtualThreads_runOnThose() {
        withExecutorOfSpringBoot()
                .withPropertyValues("spring.threads.virtual.enabled=true")
                .run(context -> {
                    context.getBean(SessionClient.class)
                            .async()
                            .getSession(SESSION)
                            .get();

                    assertThat(context.getBean(Threads.class).threads)
                            .hasSize(1)
                            .allMatch(thread -> thread.startsWith("VirtualThread"));
                });
    }

    private ApplicationContextRunner withExecutorOfSpringBoot() {
        return videoSdk.withConfiguration(AutoConfigurations.of(TaskExecutionAutoConfiguration.class))
                .withBean(Threads.class);
    }

    @Test
    void httpClients_ofWhichNoneIsPrimary_areLeftAlone() {
        videoSdk.withUserConfiguration(Surroundings.class)
                .withBean("other", OkHttpClient.class, OkHttpClient::new)
                .run(context -> {
                    context.getBean(SessionClient.class).getSession(SESSION);

                    assertThat(context.getBean(Surroundings.class).intercepted).isEmpty();
                });
    }

    private static io.unisession.testkit.ReceivedRequest lastRequest(FakeService service) {
        return service.requests().get(service.requestCount() - 1);
    }

    @Test
    void router_withAClientOfTheApplication_hasItToo() {
        videoSdk.withBean(
                        "tests",
                        SessionClient.class,
                        () -> InMemoryProvider.create("tests").client())
                .run(context -> assertThat(context.getBean(SessionRouter.class).providers())
                        .containsExactly("tests", "videosdk"));
    }

    @Test
    void router_notUsed_letsTwoClientsOfAProviderBe() {
        videoSdk.withBean(
                        "other",
                        SessionClient.class,
                        () -> InMemoryProvider.create("videosdk").client())
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void properties_inANativeImage_canBeBound() {
        RuntimeHints hints = new RuntimeHints();

        new UniSessionAutoConfiguration.Hints().registerHints(hints, null);

        assertThat(hints.reflection().getTypeHint(ProviderProperties.class)).isNotNull();
        assertThat(hints.reflection().getTypeHint(ProviderProperties.Webhook.class))
                .isNotNull();
    }

    /** The threads that calls run on. */
    static final class Threads implements CallListener {
        private final List<String> names = new ArrayList<>();
        private final List<String> threads = new ArrayList<>();

        @Override
        public void callEnded(CallEvent event) {
            names.add(Thread.currentThread().getName());
            threads.add(Thread.currentThread().toString());
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class TwoClients {
        private final SessionClient first;
        private final SessionClient second;
        private final SessionRouter router;

        TwoClients(
                @Qualifier("videosdk") SessionClient first,
                @Qualifier("livekit") SessionClient second,
                SessionRouter router) {
            this.first = first;
            this.second = second;
            this.router = router;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Surroundings {
        private final List<String> intercepted = new ArrayList<>();
        private final List<Runnable> executed = new ArrayList<>();
        private final List<String> operations = new ArrayList<>();

        @Bean
        OkHttpClient httpClient() {
            return new OkHttpClient.Builder()
                    .addInterceptor(chain -> {
                        intercepted.add(chain.request().method());
                        return chain.proceed(chain.request());
                    })
                    .build();
        }

        @Bean
        Executor applicationTaskExecutor() {
            return task -> {
                executed.add(task);
                task.run();
            };
        }

        @Bean
        CallListener operations() {
            return new CallListener() {
                @Override
                public void callEnded(CallEvent event) {
                    operations.add(event.operation());
                }
            };
        }

        @Bean
        SessionClientCustomizer applicationName() {
            return (provider, builder) -> builder.applicationName("attendance/2.1");
        }
    }
}
