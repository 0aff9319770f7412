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
import io.unisession.Session;
import io.unisession.SessionJson;
import java.io.IOException;
import java.io.Serial;
import java.io.StringWriter;

/**
 * Lets Jackson 2 write and read a {@link Session}, alone or inside other objects, in the form of {@link SessionJson}. Mappers
 * that look for modules on the class path find it; others get it from {@code new ObjectMapper().registerModule(new SessionModule())}.
 */
public final class SessionModule extends SimpleModule {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final JsonFactory JSON = new JsonFactory();

    /** Creates the module. */
    public SessionModule() {
        super("unisession");
        addSerializer(Session.class, new Writer());
        addDeserializer(Session.class, new Reader());
    }

    /** Copies token by token, so that formats other than JSON work too. */
    private static final class Writer extends StdSerializer<Session> {
        @Serial
        private static final long serialVersionUID = 1L;

        Writer() {
            super(Session.class);
        }

        @Override
        public void serialize(Session session, JsonGenerator generator, SerializerProvider provider)
                throws IOException {
            try (JsonParser parser = JSON.createParser(SessionJson.write(session))) {
                parser.nextToken();
                generator.copyCurrentStructure(parser);
            }
        }
    }

    private static final class Reader extends StdDeserializer<Session> {
        @Serial
        private static final long serialVersionUID = 1L;

        Reader() {
            super(Session.class);
        }

        @Override
        public Session deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            StringWriter json = new StringWriter();
            try (JsonGenerator generator = JSON.createGenerator(json)) {
                generator.copyCurrentStructure(parser);
            }
            try {
                return SessionJson.read(json.toString());
            } catch (IllegalArgumentException notASession) {
                throw JsonMappingException.from(parser, notASession.getMessage(), notASession);
            }
        }
    }
}
