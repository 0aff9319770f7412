package io.unisession.testkit;

import io.unisession.event.WebhookRequest;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The events that a fake sends to webhooks, signed as its service signs them. They are delivered at once, before the
 * call that caused them returns, so a test waits for nothing:
 *
 * <pre>{@code
 * fake.events().sendTo("http://127.0.0.1:8080/livekit");
 * fake.joinParticipant("team-room", "user-42", "Priya Raman");     // delivers room_started and participant_joined
 * }</pre>
 *
 * <p>A provider delivers late, twice, in another order, or not at all. A test holds the events and delivers each as it
 * likes:
 *
 * <pre>{@code
 * fake.events().hold();
 * fake.leaveParticipant("team-room", "user-42");
 * fake.joinParticipant("team-room", "user-42", "Priya Raman");
 * List<OutgoingEvent> held = fake.events().held();
 * held.get(1).deliver();       // the join first
 * held.get(0).deliver();       // then the leave of the old connection
 * held.get(0).deliver();       // twice
 * }</pre>
 *
 * Thread-safe.
 */
public final class EventOutbox {
    /** More than a test looks through, and some megabytes at most in a fake that runs for days. */
    private static final int KEPT = 1000;

    private final Deque<OutgoingEvent> all = new ArrayDeque<>();
    private final List<OutgoingEvent> held = new ArrayList<>();
    private final Deque<OutgoingEvent> undelivered = new ArrayDeque<>();
    private String url = "";
    private boolean holds;

    EventOutbox() {}

    /**
     * Sets the webhook to which events are delivered from now on. Events of a room or participant with a webhook of its
     * own go there instead.
     *
     * @param webhook the URL, on loopback
     */
    public synchronized void sendTo(String webhook) {
        url = URI.create(webhook).toString();
    }

    /** From now on, keeps the events instead of delivering them, however many, until {@link #release()}. */
    public synchronized void hold() {
        holds = true;
    }

    /**
     * The events that are held.
     *
     * @return an unmodifiable copy, oldest first; deliver each when and as often as the test needs
     */
    public synchronized List<OutgoingEvent> held() {
        return List.copyOf(held);
    }

    /** Stops holding events. Those that were held are delivered only if the test delivers them. */
    public synchronized void release() {
        holds = false;
        held.clear();
    }

    /**
     * The latest 1000 events, whether they were delivered or not. Older ones are forgotten, so that a fake can run for
     * days.
     *
     * @return an unmodifiable copy, oldest first
     */
    public synchronized List<OutgoingEvent> all() {
        return List.copyOf(all);
    }

    /**
     * Adds an event, for the author of a fake. It is delivered when the change of the fake's state is over.
     *
     * @param request the signed request; without a URL, it goes to the webhook of {@link #sendTo}
     */
    public synchronized void add(WebhookRequest request) {
        Objects.requireNonNull(request, "request");
        WebhookRequest addressed = request.url().isEmpty() ? request.withUrl(url) : request;
        add(new OutgoingEvent(addressed.url(), () -> addressed));
    }

    /**
     * Adds an event as of now. It is signed when it is first delivered or read.
     *
     * @param signer signs the event for its own URL; without one, for the webhook of {@link #sendTo}
     * @param body the body of the event
     */
    public synchronized void add(SignedEvents signer, String body) {
        Objects.requireNonNull(body, "body");
        SignedEvents now = signer.now();
        SignedEvents addressed = now.url().isEmpty() ? now.to(url) : now;
        add(new OutgoingEvent(addressed.url(), () -> addressed.sign(body)));
    }

    private void add(OutgoingEvent event) {
        all.add(event);
        if (all.size() > KEPT) {
            all.remove();
        }
        if (holds) {
            held.add(event);
        } else if (event.hasUrl()) {
            undelivered.add(event);
        }
    }

    /**
     * Delivers what happened. No lock is held meanwhile, because a webhook may call the fake. A webhook that does not
     * respond loses its event, as at a provider that has given up.
     */
    void deliver() {
        for (OutgoingEvent event = next(); event != null; event = next()) {
            try {
                event.deliver();
            } catch (UncheckedIOException lost) {
                // Its statuses() show that nobody has received it.
            }
        }
    }

    private synchronized @Nullable OutgoingEvent next() {
        return undelivered.poll();
    }
}
