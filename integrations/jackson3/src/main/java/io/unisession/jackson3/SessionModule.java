package io.unisession.jackson3;

import io.unisession.Session;
import io.unisession.SessionJson;
import java.io.Serial;
import java.io.StringWriter;
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
 * Lets Jackson 3 write and read a {@link Session}, alone or inside other objects, in the form of {@link SessionJson}. Mappers
 * that look for modules on the class path find it; others get it from {@code JsonMapper.builder().addModule(new SessionModule())}.
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
        Writer() {
            super(Session.class);
        }

        @Override
        public void serialize(Session session, JsonGenerator generator, SerializationContext context) {
            try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), SessionJson.write(session))) {
                parser.nextToken();
                generator.copyCurrentStructure(parser);
            }
        }
    }

    private static final class Reader extends StdDeserializer<Session> {
        Reader() {
            super(Session.class);
        }

        @Override
        public Session deserialize(JsonParser parser, DeserializationContext context) {
            StringWriter json = new StringWriter();
            try (JsonGenerator generator = JSON.createGenerator(ObjectWriteContext.empty(), json)) {
                generator.copyCurrentStructure(parser);
            }
            try {
                return SessionJson.read(json.toString());
            } catch (IllegalArgumentException notASession) {
                throw DatabindException.from(parser, notASession.getMessage(), notASession);
            }
        }
    }
}
