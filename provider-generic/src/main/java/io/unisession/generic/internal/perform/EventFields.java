package io.unisession.generic.internal.perform;

import io.unisession.Interval;
import io.unisession.IntervalEnd;
import io.unisession.Participant;
import io.unisession.event.SessionEvent;
import io.unisession.event.SessionEventType;
import io.unisession.event.WebhookRequest;
import io.unisession.generic.internal.model.ParticipantModel;
import io.unisession.generic.internal.model.Pointer;
import io.unisession.generic.internal.model.WebhookModel;
import io.unisession.spi.http.JsonReader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of an event, and what they mean. */
final class EventFields {
    private final String provider;
    private final PointerTree tree;
    private final List<Key> keys;
    private final Field<String> type;
    private final Map<String, SessionEventType> typeValues;
    private final Field<Instant> occurredAt;
    private final Field<String> sessionId;
    private final Field<String> roomId;
    private final Field<String> label;
    private final TimeSpan span;
    private final Person person;
    private final Field<String> recordingId;
    private final Field<String> reason;

    EventFields(String provider, WebhookModel model) {
        PointerTree.Builder builder = new PointerTree.Builder();
        this.provider = provider;
        this.type = builder.text("type", model.type());
        this.typeValues = Map.copyOf(model.typeValues());
        this.occurredAt = builder.time("occurredAt", model.occurredAt());
        this.sessionId = builder.id("sessionId", model.session().id());
        this.roomId = builder.text("roomId", model.session().roomId());
        this.label = builder.text("label", model.session().label());
        this.span = TimeSpan.of(model.session().span(), "startedAt", "endedAt", builder);
        this.recordingId = builder.id("recordingId", model.recordingId());
        this.reason = builder.text("reason", model.reason());
        // Apart, because they have fields of the same names.
        builder.startAt(Pointer.WHOLE);
        this.person = new Person(model.participant(), builder);
        this.keys = model.key().stream().map(key -> Key.of(key, builder)).toList();
        this.tree = builder.build();
    }

    /** Reads the current value, which becomes an event whatever it is: none may be lost. */
    SessionEvent read(JsonReader json, WebhookRequest request, Instant receivedAt, MappingContext context)
            throws IOException {
        int position = json.position();
        @Nullable Object[] values = json.enterObject() ? tree.readFields(json, context) : nothing(json, context);
        SessionEventType meaning = meaning(values);
        String session = sessionId.of(values);
        Instant sentAt = occurredAt.of(values);
        SessionEvent.Builder event = SessionEvent.builder(provider, receivedAt)
                .type(meaning)
                .providerType(type.of(values))
                .key(key(request, values))
                .occurredAt(sentAt)
                .sessionId(session)
                .roomId(roomId.of(values))
                .label(label.of(values))
                .recordingId(recordingId.of(values))
                .reason(reason.of(values));
        // Without the session, its times would be those of something else, such as a recording.
        if (session != null) {
            setSessionTimes(event, meaning, sentAt, values);
        }
        person.setIn(event, meaning, sentAt, values);
        return event.raw(json.documentFrom(position))
                .unreadableFields(json.unreadableFields(position))
                .build();
    }

    /** The values of what is no object, after it has been read to its end. */
    private @Nullable Object[] nothing(JsonReader json, MappingContext context) throws IOException {
        boolean list = json.enterArray();
        while (list) {
            list = json.nextElement();
        }
        return tree.nothing(context);
    }

    /** What the first word that has a meaning means. */
    private SessionEventType meaning(@Nullable Object[] values) {
        for (int index = type.first(); index < type.first() + type.sources().size(); index++) {
            SessionEventType meaning = values[index] == null ? null : typeValues.get(values[index]);
            if (meaning != null) {
                return meaning;
            }
        }
        return SessionEventType.OTHER;
    }

    private @Nullable String key(WebhookRequest request, @Nullable Object[] values) {
        for (Key key : keys) {
            String found = key.of(request, values);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private void setSessionTimes(
            SessionEvent.Builder event, SessionEventType meaning, @Nullable Instant sentAt, @Nullable Object[] values) {
        boolean started = meaning == SessionEventType.SESSION_STARTED;
        boolean ended = meaning == SessionEventType.SESSION_ENDED;
        Instant start = known(span.start().of(values), started ? sentAt : null);
        Instant end = known(span.end().of(values), ended ? sentAt : null);
        if (ended && start == null) {
            Interval run = Interval.builder()
                    .leftAt(end)
                    .duration(span.duration().of(values))
                    .build();
            start = run.joinedAt().orElse(null);
        }
        event.sessionStartedAt(start).sessionEndedAt(end);
        if (started || ended) {
            event.occurredAt(started ? start : end);
        }
    }

    private static @Nullable Instant known(@Nullable Instant time, @Nullable Instant otherwise) {
        return time == null ? otherwise : time;
    }

    /** One way to tell an event from its duplicates: a header, or fields that must all have a value. */
    private record Key(@Nullable String header, List<Field<String>> parts) {
        static Key of(WebhookModel.Key model, PointerTree.Builder builder) {
            List<Field<String>> parts = new ArrayList<>();
            for (Pointer.ToText part : model.parts()) {
                builder.startAt(Pointer.WHOLE);
                parts.add(builder.text("key", List.of(part)));
            }
            return new Key(model.header().orElse(null), List.copyOf(parts));
        }

        @Nullable
        String of(WebhookRequest request, @Nullable Object[] values) {
            if (header != null) {
                return request.header(header).orElse(null);
            }
            List<String> found = new ArrayList<>(parts.size());
            for (Field<String> part : parts) {
                String value = part.of(values);
                if (value == null) {
                    return null;
                }
                found.add(value);
            }
            return found.size() == 1 ? found.get(0) : String.join("|", found);
        }
    }

    /** The participant that an event is about, and the connection. */
    private static final class Person {
        private final Field<String> id;
        private final Field<String> userId;
        private final Field<String> name;
        private final Field<String> role;
        private final Field<String> connectionId;
        private final TimeSpan span;

        Person(ParticipantModel model, PointerTree.Builder builder) {
            this.id = builder.id("id", model.id());
            this.userId = builder.text("userId", model.userId());
            this.name = builder.text("name", model.name());
            this.role = builder.text("role", model.role());
            this.connectionId = builder.text("connectionId", model.interval().connectionId());
            this.span = TimeSpan.of(model.interval().span(), "joinedAt", "leftAt", builder);
        }

        void setIn(
                SessionEvent.Builder event,
                SessionEventType meaning,
                @Nullable Instant sentAt,
                @Nullable Object[] values) {
            if (id.index(values) < 0
                    && userId.index(values) < 0
                    && name.index(values) < 0
                    && connectionId.index(values) < 0) {
                return;
            }
            boolean joined = meaning == SessionEventType.PARTICIPANT_JOINED;
            boolean left = meaning == SessionEventType.PARTICIPANT_LEFT;
            Interval stay = stay(joined, left, sentAt, values);
            event.participant(Participant.builder(id.of(values))
                    .userId(userId.of(values))
                    .name(name.of(values))
                    .role(role.of(values))
                    .intervals(List.of(stay))
                    .build());
            if (joined || left) {
                event.occurredAt((joined ? stay.joinedAt() : stay.leftAt()).orElse(sentAt));
            }
        }

        private Interval stay(boolean joined, boolean left, @Nullable Instant sentAt, @Nullable Object[] values) {
            Instant join = known(span.start().of(values), joined ? sentAt : null);
            Duration duration = span.duration().of(values);
            boolean lastsAsReported = join != null && duration != null;
            Instant leave = known(span.end().of(values), left && !lastsAsReported ? sentAt : null);
            Interval.Builder stay = Interval.builder()
                    .joinedAt(join)
                    .leftAt(leave)
                    .duration(duration)
                    .connectionId(connectionId.of(values));
            // It would pass for one that is still open.
            boolean endUnknown = leave == null && (left || join == null || span.hasUnreadableEnd(values));
            return (endUnknown ? stay.end(IntervalEnd.UNKNOWN) : stay).build();
        }
    }
}
