package io.unisession.spring;

import io.unisession.event.WebhookResult;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Receives webhooks on a servlet container. */
final class ServletWebhooks implements RouterFunction<ServerResponse> {
    private final WebhookDelivery delivery;

    ServletWebhooks(WebhookDelivery delivery) {
        this.delivery = delivery;
    }

    @Override
    public Optional<HandlerFunction<ServerResponse>> route(ServerRequest request) {
        String path = request.requestPath().pathWithinApplication().value();
        return request.method().name().equals("POST") && delivery.paths().contains(path)
                ? Optional.of(webhook -> receive(path, webhook))
                : Optional.empty();
    }

    /** Reads the body from the container: Spring writes that of a form again, with other bytes. */
    private ServerResponse receive(String path, ServerRequest request) throws IOException {
        HttpServletRequest arrived = request.servletRequest();
        byte[] body = arrived.getInputStream().readNBytes(WebhookDelivery.MAX_BYTES + 1);
        if (body.length > WebhookDelivery.MAX_BYTES) {
            return ServerResponse.status(WebhookDelivery.TOO_LARGE).build();
        }
        String query = arrived.getQueryString();
        WebhookResult result = delivery.deliver(
                path,
                body,
                request.headers().asHttpHeaders(),
                arrived.getRequestURL() + (query == null ? "" : "?" + query));
        ServerResponse.BodyBuilder response = ServerResponse.status(result.status());
        return result.body().isEmpty()
                ? response.build()
                : response.contentType(MediaType.parseMediaType(result.contentType()))
                        .body(result.body());
    }
}
