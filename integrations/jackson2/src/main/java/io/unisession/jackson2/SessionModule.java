package io.unisession.jackson2;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.unisession.Interval;
import io.unisession.Page;
import io.unisession.Participant;
import io.unisession.Recording;
import io.unisession.Session;
import io.unisession.SessionJson;
import io.unisession.Transcript;
import io.unisession.event.SessionEvent;
import java.io.IOException;
import java.io.Serial;
import java.io.Serializable;
import java.io.StringWriter;
import java.util.function.Function;

/**
 * Lets Jackson 2 write and read sessions, participants, intervals, events, recordings, transcripts and pages, alone or
 * inside other objects. The form is that of {@link SessionJson}; a {@link Page} is an object with {@code items},
 * {@code nextCursor} and {@code total}, without its metadata. Mappers that look for modules on the class path find
 * this one; others get it from {@code new ObjectMapper().registerModule(new SessionModule())}.
 */
public final class SessionModule extends SimpleModule {
    @Serial
    private static final long serialVersionUID = 2L;

    private static final JsonFactory JSON = new JsonFactory();

    /** Creates the module. */
    public SessionModule() {
        super("unisession");
        add(Session.class, SessionJson::write, SessionJson::read);
        add(Participant.class, SessionJson::write, SessionJson::readParticipant);
        add(Interval.class, SessionJson::write, SessionJson::readInterval);
        add(SessionEvent.class, SessionJson::write, SessionJson::readEvent);
        add(Recording.class, SessionJson::write, SessionJson::readRecording);
        add(Transcript.class, SessionJson::write, SessionJson::readTranscript);
        addSerializer(Page.class, new PageWriter());
        addDeserializer(Page.class, new PageReader());
    }

    private <T> void add(Class<T> type, Form<T, String> write, Form<String, T> read) {
        addSerializer(type, new Writer<>(type, write));
        addDeserializer(type, new Reader<>(type, read));
    }

    /** A function that can be serialized, as Jackson 2's serializers are. */
    private interface Form<A, B> extends Function<A, B>, Serializable {}

    /**
     * Copies token by token, so that formats other than JSON work too.
     *
     * @param <T> what is written
     */
    private static final class Writer<T> extends StdSerializer<T> {
        @Serial
        private static final long serialVersionUID = 2L;

        private final Form<T, String> write;

        Writer(Class<T> type, Form<T, String> write) {
            super(type);
            this.write = write;
        }

        @Override
        public void serialize(T value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            try (JsonParser parser = JSON.createParser(write.apply(value))) {
                parser.nextToken();
                generator.copyCurrentStructure(parser);
            }
        }
    }

    private static final class Reader<T> extends StdDeserializer<T> {
        @Serial
        private static final long serialVersionUID = 2L;

        private final Form<String, T> read;

        Reader(Class<T> type, Form<String, T> read) {
            super(type);
            this.read = read;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            StringWriter json = new StringWriter();
            try (JsonGenerator generator = JSON.createGenerator(json)) {
                generator.copyCurrentStructure(parser);
            }
            try {
                return read.apply(json.toString());
            } catch (IllegalArgumentException otherJson) {
                throw JsonMappingException.from(parser, otherJson.getMessage(), otherJson);
            }
        }
    }
}
