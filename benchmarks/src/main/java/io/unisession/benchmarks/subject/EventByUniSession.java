package io.unisession.benchmarks.subject;

import io.unisession.Webhooks;
import io.unisession.event.WebhookReceiver;
import io.unisession.event.WebhookRequest;
import java.security.PublicKey;
import java.util.Base64;
import java.util.Objects;
import java.util.concurrent.Callable;

/** An event verified and mapped by a receiver of UniSession. */
public final class EventByUniSession implements Callable<Object> {
    private final WebhookReceiver receiver;
    private final EventRequest request;

    /** Of a provider. */
    public EventByUniSession(String provider) {
        this.request = EventRequest.of(provider);
        Webhooks.Builder builder = Webhooks.builder(provider);
        this.receiver = (switch (provider) {
                    case "daily" -> builder.setting("DAILY_WEBHOOK_SECRET", EventRequest.SECRET_IN_BASE64);
                    case "livekit" ->
                        builder.setting("LIVEKIT_API_KEY", EventRequest.KEY)
                                .setting("LIVEKIT_API_SECRET", EventRequest.SECRET);
                    case "100ms" -> builder.setting("LIVE100MS_WEBHOOK_SECRET", EventRequest.SECRET);
                    case "twilio-video" -> builder.setting("TWILIO_AUTH_TOKEN", EventRequest.SECRET);
                    default ->
                        builder.setting(
                                "REALTIMEKIT_WEBHOOK_PUBLIC_KEY", pem(Objects.requireNonNull(request.publicKey())));
                })
                .build();
    }

    private static String pem(PublicKey key) {
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
