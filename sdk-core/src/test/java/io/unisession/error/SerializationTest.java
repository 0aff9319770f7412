package io.unisession.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Exceptions keep what they know on their way through queues and caches. */
class SerializationTest {
    private static final FailureDetails DETAILS = FailureDetails.builder("acme", "getSession")
            .httpStatus(429)
            .requestId("7f3a")
            .providerCode("E1")
            .providerMessage("slow down")
            .fieldErrors(Map.of("limit", "too large"))
            .retryAfter(Duration.ofSeconds(3))
            .retryable(true)
            .cause(new IOException("reset"))
            .build();

    @Test
    void apiException_hasEveryField() throws Exception {
        RateLimitedException copy = copy(new RateLimitedException("message", DETAILS));

        assertThat(copy).hasMessage("message");
        assertThat(copy.provider()).isEqualTo("acme");
        assertThat(copy.operation()).isEqualTo("getSession");
        assertThat(copy.httpStatus()).isEqualTo(429);
        assertThat(copy.requestId()).contains("7f3a");
        assertThat(copy.providerCode()).contains("E1");
        assertThat(copy.providerMessage()).contains("slow down");
        assertThat(copy.retryAfter()).contains(Duration.ofSeconds(3));
        assertThat(copy.isRetryable()).isTrue();
        assertThat(copy).hasCauseInstanceOf(IOException.class);
    }

    @Test
    void ownFields_areKept() throws Exception {
        assertThat(copy(new InvalidRequestException("m", DETAILS)).fieldErrors())
                .containsEntry("limit", "too large");
        assertThat(copy(new TransportException("m", DETAILS, TransportException.Sent.MAYBE))
                        .sent())
                .isEqualTo(TransportException.Sent.MAYBE);
        assertThat(copy(new ConfigurationException("m", DETAILS, List.of("builder X")))
                        .attemptedSources())
                .containsExactly("builder X");
    }

    @Test
    void closedClient_keepsItsProvider() throws Exception {
        assertThat(copy(new ClientClosedException("acme")).provider()).isEqualTo("acme");
    }

    @Test
    void detailsLeftOut_areEmpty() {
        ApiException bare = new ApiException(
                "m", FailureDetails.builder("acme", "getSession").build());

        assertThat(bare.httpStatus()).isZero();
        assertThat(bare.requestId()).isEmpty();
        assertThat(bare.providerCode()).isEmpty();
        assertThat(bare.isRetryable()).isFalse();
        assertThat(bare).hasNoCause();
    }

    private static <T> T copy(T original) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(original);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            @SuppressWarnings("unchecked")
            T copy = (T) in.readObject();
            return copy;
        }
    }
}
