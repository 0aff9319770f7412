package io.unisession.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.unisession.Sessions;
import io.unisession.spring.InvalidProvidersException.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.support.SpringFactoriesLoader;

/** What the failure analyzer prints for properties that cannot be used. */
class InvalidProvidersTest {
    private final ApplicationContextRunner application =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(UniSessionAutoConfiguration.class));

    private static List<Fault> faults(AssertableApplicationContext context) {
        Throwable failure = context.getStartupFailure();
        while (failure != null && !(failure instanceof InvalidProvidersException)) {
            failure = failure.getCause();
        }
        assertThat(failure).isNotNull();
        return ((InvalidProvidersException) failure).faults();
    }

    @Test
    void everyFault_isReportedAtOnce() {
        application
                .withPropertyValues(
                        "unisession.providers.livkit.api-key=made-up",
                        "unisession.providers.livkit.primary=true",
                        "unisession.providers.videosdk.primary=true",
                        "unisession.providers.videosdk.api-key=made-up",
                        "unisession.providers.videosdk.secrt-key=made-up")
                .run(context -> {
                    FailureAnalysis analysis =
                            new InvalidProvidersFailureAnalyzer().analyze(context.getStartupFailure());

                    assertThat(analysis.getDescription())
                            .isEqualTo("""
                                    UniSession cannot use its properties:

                                        Property: unisession.providers.livkit.primary, unisession.providers.videosdk.primary
                                        Reason: more than one provider is primary

                                        Property: unisession.providers.livkit
                                        Reason: there is no provider "livkit" on the class path (available: AVAILABLE)

                                        Property: unisession.providers.videosdk.secret-key
                                        Reason: videosdk is not configured: VIDEOSDK_SECRET_KEY is missing. Set it in the same place as the settings it belongs with (unisession.providers.videosdk)

                                        Property: unisession.providers.videosdk.secrt-key
                                        Reason: videosdk has no such setting""".replace("AVAILABLE", String.join(", ", Sessions.providers())));
                    assertThat(analysis.getAction()).isEqualTo("""
                                    Leave primary: true at the provider whose client is injected where no qualifier is given.
                                    Did you mean unisession.providers.livekit?
                                    Set or correct unisession.providers.videosdk.secret-key.
                                    Did you mean unisession.providers.videosdk.secret-key?""");
                });
    }

    @Test
    void missingCredentials_nameTheProperties() {
        application
                .withPropertyValues("unisession.providers.livekit.url=https://livekit.example")
                .run(context -> assertThat(faults(context)).singleElement().satisfies(fault -> {
                    assertThat(fault.property())
                            .isEqualTo("unisession.providers.livekit.api-key, unisession.providers.livekit.api-secret");
                    assertThat(fault.reason()).contains("LIVEKIT_API_KEY").contains("unisession.providers.livekit");
                }));
    }

    @Test
    void halfInTheProperties_otherHalfInTheEnvironment_isRefused() {
        application
                .withPropertyValues(
                        "unisession.providers.videosdk.api-key=made-up", "VIDEOSDK_SECRET_KEY=of-another-account")
                .run(context -> assertThat(faults(context))
                        .singleElement()
                        .satisfies(fault -> assertThat(fault.reason())
                                .contains("come from different sources")
                                .contains("Spring's Environment")
                                .doesNotContain("of-another-account")));
    }

    @Test
    void limitsOutOfRange_nameTheirProperties() {
        application
                .withPropertyValues(
                        "unisession.providers.videosdk.attempt-timeout=0s",
                        "unisession.providers.videosdk.total-timeout=-1s",
                        "unisession.providers.videosdk.max-retries=-1",
                        "unisession.providers.videosdk.max-response-size=2GB",
                        "unisession.providers.videosdk.token=made-up")
                .run(
                        context -> assertThat(faults(context))
                                .extracting(Fault::property, Fault::reason)
                                .containsExactly(
                                        tuple(
                                                "unisession.providers.videosdk.attempt-timeout",
                                                "attemptTimeout must be greater than zero, but is PT0S"),
                                        tuple(
                                                "unisession.providers.videosdk.total-timeout",
                                                "totalTimeout must be greater than zero, but is PT-1S"),
                                        tuple(
                                                "unisession.providers.videosdk.max-retries",
                                                "maxRetries must not be negative, but is -1"),
                                        tuple(
                                                "unisession.providers.videosdk.max-response-size",
                                                "a response cannot have 2147483648 bytes: at most 2147483647 fit into memory")));
    }

    @Test
    void placeholderThatNothingSets_isNotTakenForACredential() {
        application
                .withPropertyValues(
                        "unisession.providers.livekit.url=https://livekit.example",
                        "unisession.providers.livekit.apiKey=made-up",
                        "unisession.providers.livekit.api-secret=${LIVEKIT_API_SECRET_OF_NOBODY}")
                .run(context -> assertThat(faults(context))
                        .containsExactly(new Fault(
                                "unisession.providers.livekit.api-secret",
                                "nothing sets LIVEKIT_API_SECRET_OF_NOBODY, which its value refers to",
                                "Set LIVEKIT_API_SECRET_OF_NOBODY, for example as an environment variable, or correct"
                                        + " unisession.providers.livekit.api-secret.")));
    }

    @Test
    void placeholder_thatIsSet_isResolved() {
        application
                .withPropertyValues(
                        "unisession.providers.livekit.url=https://livekit.example",
                        "unisession.providers.livekit.api-key=${KEY}",
                        "unisession.providers.livekit.api-secret=${SECRET:made-up-made-up-made-up-made-up-}",
                        "KEY=made-up")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void webhookPath_withoutASlash_isCorrected() {
        application
                .withPropertyValues(
                        "unisession.providers.livekit.url=https://livekit.example",
                        "unisession.providers.livekit.api-key=made-up",
                        "unisession.providers.livekit.api-secret=made-up-made-up-made-up-made-up-",
                        "unisession.providers.livekit.webhook.path=webhooks/livekit")
                .run(context -> assertThat(faults(context)).singleElement().satisfies(fault -> {
                    assertThat(fault.property()).isEqualTo("unisession.providers.livekit.webhook.path");
                    assertThat(fault.action()).isEqualTo("Did you mean /webhooks/livekit?");
                }));
    }

    @Test
    void valueOfAnotherType_isReportedBySpringBoot() {
        application
                .withPropertyValues(
                        "unisession.providers.videosdk.token=made-up",
                        "unisession.providers.videosdk.attempt-timeout=soon")
                .run(context ->
                        assertThat(context.getStartupFailure()).hasMessageContaining("unisession.providers.videosdk"));
    }

    @Test
    void analyzer_isKnownToSpringBoot() {
        assertThat(SpringFactoriesLoader.forDefaultResourceLocation()
                        .load(FailureAnalyzer.class, (type, name, needsAContext) -> {}))
                .hasAtLeastOneElementOfType(InvalidProvidersFailureAnalyzer.class);
    }
}
