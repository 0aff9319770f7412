package io.unisession.benchmarks.subject;

import io.unisession.Webhooks;
import io.unisession.event.WebhookReceiver;
import io.unisession.event.WebhookRequest;
import io.unisession.generic.Descriptor;
import io.unisession.generic.GenericWebhooks;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.PublicKey;
import java.util.Base64;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;

/** An event verified and mapped by a receiver of UniSession. */
public final class EventByUniSession implements Callable<Object> {
    /** Schemes of no provider, which a descriptor says. */
    private static final Set<String> DESCRIBED = Set.of("standard-webhooks", "hmac-sha256-timed", "hmac-sha256");

    private final WebhookReceiver receiver;
    private final EventRequest request;

    /** Of a provider. */
    public EventByUniSession(String provider) {
        this.request = EventRequest.of(provider);
        this.receiver = DESCRIBED.contains(provider) ? described(provider) : receiver(request);
    }

    private static WebhookReceiver receiver(EventRequest request) {
        Webhooks.Builder builder = Webhooks.builder(request.provider());
        return (switch (request.provider()) {
                    case "daily" -> builder.setting("DAILY_WEBHOOK_SECRET", EventRequest.SECRET_IN_BASE64);
                    case "zoom" -> builder.setting("ZOOM_WEBHOOK_SECRET", EventRequest.SECRET);
                    case "livekit" ->
                        builder.setting("LIVEKIT_API_KEY", EventRequest.KEY)
                                .setting("LIVEKIT_API_SECRET", EventRequest.SECRET);
                    case "100ms" -> builder.setting("LIVE100MS_WEBHOOK_SECRET", EventRequest.SECRET);
                    case "twilio-video" -> builder.setting("TWILIO_AUTH_TOKEN", EventRequest.SECRET);
                    case "bandwidth" -> builder.setting("BANDWIDTH_WEBHOOK_SECRET", EventRequest.SECRET);
                    case "janus" ->
                        builder.setting("JANUS_WEBHOOK_USER", EventRequest.USER)
                                .setting("JANUS_WEBHOOK_PASSWORD", EventRequest.SECRET);
                    case "videosdk" -> builder.setting("VIDEOSDK_WEBHOOK_PUBLIC_KEY", pem(request));
                    default -> builder.setting("REALTIMEKIT_WEBHOOK_PUBLIC_KEY", pem(request));
                })
                .build();
    }

    private static WebhookReceiver described(String scheme) {
        String file = scheme + ".json";
        try (InputStream stream = EventByUniSession.class.getResourceAsStream("/" + file)) {
            Descriptor descriptor = Descriptor.parse(file, Objects.requireNonNull(stream));
            return GenericWebhooks.builder(descriptor)
                    .setting(
                            "ACME_WEBHOOK_SECRET",
                            scheme.equals("standard-webhooks") ? EventRequest.SECRET_IN_BASE64 : EventRequest.SECRET)
                    .build();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static String pem(EventRequest request) {
        PublicKey key = Objects.requireNonNull(request.publicKey());
        return "-----BEGIN PUBLIC KEY-----\n" + Base64.getEncoder().encodeToString(key.getEncoded())
                + "\n-----END PUBLIC KEY-----";
    }

    /** As an application calls it: the request is new each time. */
    @Override
    public Object call() {
        return receiver.receive(
                        WebhookRequest.of(request.body(), request.headers()).withUrl(request.url()))
                .events()
                .get(0);
    }
}
