package io.unisession.jackson3;

import io.unisession.Interval;
import io.unisession.Page;
import io.unisession.Participant;
import io.unisession.Recording;
import io.unisession.Session;
import io.unisession.SessionJson;
import io.unisession.Transcript;
import io.unisession.event.SessionEvent;
import java.io.Serial;
import java.io.StringWriter;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Lets Jackson 3 write and read sessions, participants, intervals, events, recordings, transcripts and pages, alone or
 * inside other objects. The form is that of {@link SessionJson}; a {@link Page} is an object with {@code items},
 * {@code nextCursor} and {@code total}, without its metadata. Mappers that look for modules on the class path find
 * this one; others get it from {@code JsonMapper.builder().addModule(new SessionModule())}.
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

    private <T> void add(Class<T> type, Function<T, String> write, Function<String, T> read) {
        addSerializer(type, new Writer<>(type, write));
        addDeserializer(type, new Reader<>(type, read));
    }

    /** Copies token by token, so that formats other than JSON work too. */
    private static final class Writer<T> extends StdSerializer<T> {
        private final Function<T, String> write;

        Writer(Class<T> type, Function<T, String> write) {
            super(type);
            this.write = write;
        }

        @Override
        public void serialize(T value, JsonGenerator generator, SerializationContext context) {
            try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), write.apply(value))) {
                parser.nextToken();
                generator.copyCurrentStructure(parser);
            }
        }
    }

    private static final class Reader<T> extends StdDeserializer<T> {
        private final Function<String, T> read;

        Reader(Class<T> type, Function<String, T> read) {
            super(type);
            this.read = read;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) {
            StringWriter json = new StringWriter();
            try (JsonGenerator generator = JSON.createGenerator(ObjectWriteContext.empty(), json)) {
                generator.copyCurrentStructure(parser);
            }
            try {
                return read.apply(json.toString());
            } catch (IllegalArgumentException otherJson) {
                throw DatabindException.from(parser, otherJson.getMessage(), otherJson);
            }
        }
    }
}
