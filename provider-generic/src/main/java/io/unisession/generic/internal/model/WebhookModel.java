package io.unisession.generic.internal.model;

import io.unisession.event.SessionEventType;
import io.unisession.generic.internal.auth.WebhookScheme;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a service sends to webhooks: how it proves who sent it, and where an event has its fields. Pointers are relative
 * to the event and tried in order; a list is empty if the service does not have the field.
 *
 * @param test the value by which a request is known that only tests the address
 * @param events where a body has the list of its events; empty if the body is one event
 * @param key what an event has in common with its duplicates
 * @param type the service's words for what happened
 * @param typeValues what those words mean
 * @param participant whose connection is relative to the event, too
 */
public record WebhookModel(
        WebhookScheme signature,
        Optional<Test> test,
        Optional<Pointer> events,
        List<Key> key,
        List<Pointer.ToText> type,
        Map<String, SessionEventType> typeValues,
        List<Pointer.ToTime> occurredAt,
        SessionModel session,
        ParticipantModel participant,
        Pointer.ToId recordingId,
        List<Pointer.ToText> reason) {
    /** A field of the body, and the value that it has if the service only tests the address. */
    public record Test(Pointer pointer, String equals) {}

    /**
     * One way to tell an event from its duplicates.
     *
     * @param header the header that has the key; empty if the event has it
     * @param parts the places that make up the key, all of which must have a value
     */
    public record Key(Optional<String> header, List<Pointer.ToText> parts) {}
}
