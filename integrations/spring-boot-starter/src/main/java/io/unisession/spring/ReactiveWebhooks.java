package io.unisession.spring;

import io.unisession.event.WebhookResult;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Receives webhooks on a reactive server. Listeners may block, so they run on threads made for that. */
final class ReactiveWebhooks implements RouterFunction<ServerResponse> {
    private final WebhookDelivery delivery;

    ReactiveWebhooks(WebhookDelivery delivery) {
        this.delivery = delivery;
    }

    @Override
    public Mono<HandlerFunction<ServerResponse>> route(ServerRequest request) {
        String path = request.requestPath().pathWithinApplication().value();
        return request.method().name().equals("POST") && delivery.paths().contains(path)
                ? Mono.just(webhook -> receive(path, webhook))
                : Mono.empty();
    }

    private Mono<ServerResponse> receive(String path, ServerRequest request) {
        return DataBufferUtils.join(request.exchange().getRequest().getBody(), WebhookDelivery.MAX_BYTES)
                .map(ReactiveWebhooks::bytes)
                .defaultIfEmpty(new byte[0])
                .publishOn(Schedulers.boundedElastic())
                .map(body -> delivery.deliver(
                        path,
                        body,
                        request.headers().asHttpHeaders(),
                        request.uri().toString()))
                .flatMap(ReactiveWebhooks::response)
                .onErrorResume(
                        DataBufferLimitException.class,
                        tooLarge ->
                                ServerResponse.status(WebhookDelivery.TOO_LARGE).build());
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    /** An empty text as the body would leave Netty waiting. */
    private static Mono<ServerResponse> response(WebhookResult result) {
        ServerResponse.BodyBuilder response = ServerResponse.status(result.status());
        return result.body().isEmpty()
                ? response.build()
                : response.contentType(MediaType.parseMediaType(result.contentType()))
                        .bodyValue(result.body());
    }
}
