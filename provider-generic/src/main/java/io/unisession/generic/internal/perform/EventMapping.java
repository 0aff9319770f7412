package io.unisession.generic.internal.perform;

import io.unisession.ResponseMetadata;
import io.unisession.event.SessionEvent;
import io.unisession.event.WebhookRequest;
import io.unisession.event.WebhookResult;
import io.unisession.generic.internal.model.Pointer;
import io.unisession.generic.internal.model.WebhookModel;
import io.unisession.spi.event.EventMapper;
import io.unisession.spi.event.FormParameters;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.JsonReader;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Maps the body of a request to a webhook: one event, or a list of them. */
public final class EventMapping implements EventMapper {
    private final EventFields event;
    private final MappingContext context;
    /** The steps to the list; null if the body is one event. */
    private final @Nullable List<String> list;

    EventMapping(String provider, WebhookModel model) {
        this(provider, model, null);
    }

    /** With an observer, which sees what is read of each event. */
    public EventMapping(String provider, WebhookModel model, MappingContext.@Nullable Observer observer) {
        // No field of an event is read from a response.
        this.context = new MappingContext(new ApiResponse(new byte[0], ResponseMetadata.none()), null, observer);
        this.event = new EventFields(provider, model);
        this.list = model.events().map(Pointer::tokens).orElse(null);
    }

    @Override
    public WebhookResult map(WebhookRequest request, Instant receivedAt) throws IOException {
        JsonReader json = JsonReader.over(
                FormParameters.areIn(request) ? FormParameters.of(request).json() : request.body());
        List<SessionEvent> events = new ArrayList<>();
        if (list == null) {
            events.add(event.read(json, request, receivedAt, context));
        } else if (!addListed(events, json, list, request, receivedAt)) {
            throw new IOException("no list of events");
        }
        json.requireEnd();
        return WebhookResult.of(events);
    }

    /** Adds the events of the list that is these steps away; false if there is none. */
    private boolean addListed(
            List<SessionEvent> events, JsonReader json, List<String> steps, WebhookRequest request, Instant receivedAt)
            throws IOException {
        boolean found = false;
        if (steps.isEmpty()) {
            found = json.enterArray();
            while (found && json.nextElement()) {
                events.add(event.read(json, request, receivedAt, context));
            }
        } else if (json.enterObject()) {
            while (json.nextField()) {
                found |= json.field().equals(steps.get(0))
                        && addListed(events, json, steps.subList(1, steps.size()), request, receivedAt);
            }
        }
        return found;
    }
}
