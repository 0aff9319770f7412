package io.unisession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.jqno.equalsverifier.EqualsVerifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The small values of the model. */
class ValuesTest {
    private static final Instant TEN = Instant.parse("2026-01-01T10:00:00Z");

    @ParameterizedTest
    @ValueSource(classes = {PageRequest.class, CallOptions.class, ResponseMetadata.class})
    void equals_comparesAllFields(Class<?> type) {
        EqualsVerifier.forClass(type).verify();
    }

    @Test
    void retryPolicy_equals_comparesAllFields() {
        EqualsVerifier.forClass(RetryPolicy.class)
                .withNonnullFields("firstDelay", "longestDelay")
                .verify();
    }

    @Test
    void downloadOptions_equals_comparesAllFields() {
        EqualsVerifier.forClass(DownloadOptions.class)
                .withNonnullFields("callOptions")
                .verify();
    }

    @Test
    void interval_equals_ignoresHowItWasReported() {
        EqualsVerifier.forClass(Interval.class)
                .withNonnullFields("end")
                .withIgnoredFields("unreadableFields")
                .verify();
    }

    @Test
    void secret_equals_comparesTheValue() {
        EqualsVerifier.forClass(Secret.class).withNonnullFields("value").verify();
    }

    @Test
    void secret_isRevealedOnlyWhenAsked() {
        Secret secret = Secret.of("canary");

        assertThat(secret.reveal()).isEqualTo("canary");
        assertThat(secret).hasToString("Secret[***]");
        assertThat("key: " + secret).isEqualTo("key: Secret[***]");
        assertThat(String.format("%s", secret)).isEqualTo("Secret[***]");
        assertThatNullPointerException().isThrownBy(() -> Secret.of(null));
    }

    @Test
    void interval_keepsWhatTheProviderSaid() {
        Interval reversed = Interval.of(TEN, TEN.minusSeconds(60));

        assertThat(reversed.joinedAt()).contains(TEN);
        assertThat(reversed.leftAt()).contains(TEN.minusSeconds(60));
        assertThat(reversed.duration()).contains(Duration.ZERO);
        assertThat(Interval.of(TEN, TEN.plusSeconds(60)).duration()).contains(Duration.ofMinutes(1));
        assertThat(Interval.of(TEN, null).duration()).isEmpty();
        assertThat(Interval.of(null, TEN).duration()).isEmpty();
        assertThat(Interval.of(null, null)).hasToString("Interval[joinedAt=null, leftAt=null, end=OPEN]");
    }

    @Test
    void callOptions_areUnsetUntilSet() {
        CallOptions defaults = CallOptions.defaults();
        CallOptions all = defaults.withAttemptTimeout(Duration.ofSeconds(1))
                .withTotalTimeout(Duration.ofSeconds(2))
                .withMaxRetries(0);

        assertThat(defaults.attemptTimeout()).isEmpty();
        assertThat(defaults.totalTimeout()).isEmpty();
        assertThat(defaults.maxRetries()).isEmpty();
        assertThat(all.attemptTimeout()).contains(Duration.ofSeconds(1));
        assertThat(all.totalTimeout()).contains(Duration.ofSeconds(2));
        assertThat(all.maxRetries()).hasValue(0);
        assertThat(all).hasToString("CallOptions[attemptTimeout=PT1S, totalTimeout=PT2S, maxRetries=0]");
    }

    @Test
    void callOptions_limitsOfZero_areRejected() {
        CallOptions options = CallOptions.defaults();

        assertThatIllegalArgumentException().isThrownBy(() -> options.withAttemptTimeout(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> options.withTotalTimeout(Duration.ofNanos(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> options.withMaxRetries(-1));
        assertThatNullPointerException().isThrownBy(() -> options.withTotalTimeout(null));
    }

    @Test
    void pageRequest_default_isTheBeginning() {
        PageRequest first = PageRequest.first();
        PageRequest later = first.withSize(20).startingAt("c");

        assertThat(first.size()).isEmpty();
        assertThat(first.cursor()).isEmpty();
        assertThat(later.size()).hasValue(20);
        assertThat(later.cursor()).contains("c");
        assertThatIllegalArgumentException().isThrownBy(() -> first.withSize(0));
        assertThatNullPointerException().isThrownBy(() -> first.startingAt(null));
    }

    @Test
    void interval_hasAnEndThatFitsItsLeave() {
        assertThat(Interval.of(TEN, TEN).end()).isEqualTo(IntervalEnd.REPORTED);
        assertThat(Interval.of(TEN, null).end()).isEqualTo(IntervalEnd.OPEN);
        assertThat(Interval.builder().connectionId("c").build().connectionId()).contains("c");
        assertThatIllegalStateException()
                .isThrownBy(() -> Interval.builder()
                        .joinedAt(TEN)
                        .end(IntervalEnd.SESSION_END)
                        .build());
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        Interval.builder().leftAt(TEN).end(IntervalEnd.UNKNOWN).build());
        assertThatNullPointerException().isThrownBy(() -> Interval.builder().end(null));
    }

    @Test
    void page_holdsWhatOneResponseCarried() {
        List<String> items = new ArrayList<>(List.of("canary"));
        Page<String> page = Page.builder(items)
                .nextCursor("next")
                .total(17L)
                .metadata(ResponseMetadata.builder().httpStatus(200).attempts(1).build())
                .build();
        items.clear();

        assertThat(page.items()).containsExactly("canary").isUnmodifiable();
        assertThat(page.nextCursor()).contains("next");
        assertThat(page.total()).hasValue(17);
        assertThat(page.metadata().httpStatus()).hasValue(200);
        assertThat(page).hasToString("Page[items=1, last=false]");
        Page<String> last = Page.<String>builder(List.of()).build();
        assertThat(last.metadata()).isEqualTo(ResponseMetadata.none());
        assertThat(last.metadata().httpStatus()).isEmpty();
        assertThat(last.nextCursor()).isEmpty();
        assertThat(last.total()).isEmpty();
        assertThat(last).hasToString("Page[items=0, last=true]");
    }

    @Test
    void responseMetadata_describesTheResponse() {
        ResponseMetadata metadata = ResponseMetadata.builder()
                .httpStatus(200)
                .requestId("7f3a")
                .attempts(2)
                .build();

        assertThat(metadata.httpStatus()).hasValue(200);
        assertThat(metadata.requestId()).contains("7f3a");
        assertThat(metadata.attempts()).isEqualTo(2);
        assertThat(metadata).hasToString("ResponseMetadata[httpStatus=200, requestId=7f3a, attempts=2]");
        assertThat(ResponseMetadata.none().requestId()).isEmpty();
        assertThat(ResponseMetadata.none().attempts()).isZero();
    }
}
