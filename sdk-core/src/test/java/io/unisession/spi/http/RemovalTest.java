package io.unisession.spi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.CallEvent;
import io.unisession.CallListener;
import io.unisession.CallOptions;
import io.unisession.error.NotFoundException;
import io.unisession.support.Service;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What "not found" means when a request that removes something is sent again. */
class RemovalTest {
    private static final Endpoint REMOVAL = Operations.DELETE.removal();
    private static final Endpoint POST_REMOVAL = Operations.IDEMPOTENT_POST.removal();

    @RegisterExtension
    final Service service = new Service();

    @Test
    void notFound_afterALostResponse_succeeds() {
        lost().response(404);

        assertThatCode(() -> call(REMOVAL)).doesNotThrowAnyException();

        lost().response(404);

        assertThatCode(() -> call(POST_REMOVAL)).doesNotThrowAnyException();
        assertThat(service.requestCount()).isEqualTo(4);
    }

    @Test
    void notFoundByTheBody_afterALostResponse_succeeds() {
        lost().response(200, "{}");

        HttpPipeline pipeline = service.pipeline().build();
        pipeline.call(REMOVAL.request("7"), CallOptions.defaults(), response -> {
            throw pipeline.notListed("deleteThing", "it is not there");
        });

        assertThat(service.requestCount()).isEqualTo(2);
    }

    @Test
    void notFound_afterALostResponse_isNoFailureForListeners() {
        lost().response(404);
        List<CallEvent> ended = new ArrayList<>();
        CallListener listener = new CallListener() {
            @Override
            public void callEnded(CallEvent event) {
                ended.add(event);
            }
        };

        service.pipeline(service.settings().listener(listener))
                .build()
                .call(REMOVAL.request("7"), CallOptions.defaults());

        assertThat(ended).hasSize(1);
        assertThat(ended.get(0).failure()).isEmpty();
        assertThat(ended.get(0).attempt()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 504, 520, 522, 524})
    void notFound_afterAnErrorThatMayHideASuccess_succeeds(int status) {
        service.response(status).response(404);

        assertThatCode(() -> call(REMOVAL)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 503, 521, 523, 529})
    void notFound_afterARefusal_fails(int status) {
        service.response(status).response(404);

        assertThatThrownBy(() -> call(REMOVAL)).isExactlyInstanceOf(NotFoundException.class);
    }

    @Test
    void notFound_atTheFirstAttempt_fails() {
        service.response(404);

        assertThatThrownBy(() -> call(REMOVAL)).isExactlyInstanceOf(NotFoundException.class);
    }

    @Test
    void notFound_ofAnOperationThatRemovesNothing_fails() {
        lost().response(404);

        assertThatThrownBy(() -> call(Operations.PUT)).isExactlyInstanceOf(NotFoundException.class);

        lost().response(404);

        assertThatThrownBy(() -> call(Operations.DELETE)).isExactlyInstanceOf(NotFoundException.class);
    }

    @Test
    void removal_staysOneWithOtherCredentials() {
        assertThat(REMOVAL.withoutCredentials().idempotent().isRemoval()).isTrue();
        assertThat(Operations.DELETE.isRemoval()).isFalse();
    }

    private Service lost() {
        return service.response(new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()));
    }

    private void call(Endpoint operation) {
        service.pipeline().build().call(operation.request("7"), CallOptions.defaults());
    }
}
