package io.unisession.testkit;

import io.unisession.event.WebhookRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** An event of a fake, signed, and perhaps not delivered yet. */
public final class OutgoingEvent {
    /** Keeps no connection open, so that a test leaves none behind. */
    private static final OkHttpClient HTTP = new OkHttpClient.Builder()
            .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .build();

    private final String url;
    private final Supplier<WebhookRequest> signing;
    private final List<Integer> statuses = new CopyOnWriteArrayList<>();
    private volatile @Nullable WebhookRequest signed;

    /** Signed when first read: an RSA signature takes many times longer than all else in a test, and few events are read. */
    OutgoingEvent(String url, Supplier<WebhookRequest> signing) {
        this.url = url;
        this.signing = signing;
    }

    boolean hasUrl() {
        return !url.isEmpty();
    }

    /**
     * The request that carries the event. Pass it to a {@code WebhookReceiver} to test without HTTP.
     *
     * @return the request, with the URL that it goes to; without one, if the fake has no webhook
     */
    public WebhookRequest request() {
        WebhookRequest request = signed;
        if (request == null) {
            request = signing.get();
            signed = request;
        }
        return request;
    }

    /**
     * Posts the event. Each delivery has the same body, headers and signature, as when a provider tries again.
     *
     * @return the HTTP status of the response
     * @throws IllegalStateException if the fake had no webhook when the event happened
     * @throws UncheckedIOException if there is no response, for example because nothing listens
     */
    public int deliver() {
        if (!hasUrl()) {
            throw new IllegalStateException("the event has no address; call events().sendTo(url) before it happens");
        }
        WebhookRequest request = request();
        Request.Builder post = new Request.Builder().url(url).post(RequestBody.create(request.body(), null));
        request.headers().forEach((name, values) -> values.forEach(value -> post.addHeader(name, value)));
        try (Response response = HTTP.newCall(post.build()).execute()) {
            statuses.add(response.code());
            return response.code();
        } catch (IOException noResponse) {
            throw new UncheckedIOException("the webhook did not respond", noResponse);
        }
    }

    /**
     * The HTTP statuses with which the webhook responded.
     *
     * @return one for each delivery with a response, oldest first
     */
    public List<Integer> statuses() {
        return List.copyOf(statuses);
    }

    /** The body, because tests print it. */
    @Override
    public String toString() {
        return new String(request().body(), StandardCharsets.UTF_8);
    }
}
