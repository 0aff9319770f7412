package io.unisession.jackson2;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.unisession.Page;
import java.io.IOException;
import java.io.Serial;

/** Writes a page, and its items as the mapper writes them anywhere. */
@SuppressWarnings("rawtypes") // Jackson's class literals have no type arguments
final class PageWriter extends StdSerializer<Page> {
    @Serial
    private static final long serialVersionUID = 1L;

    PageWriter() {
        super(Page.class);
    }

    @Override
    public void serialize(Page page, JsonGenerator generator, SerializerProvider provider) throws IOException {
        Page<?> written = page;
        generator.writeStartObject();
        generator.writeFieldName("items");
        generator.writeStartArray();
        for (Object item : written.items()) {
            provider.defaultSerializeValue(item, generator);
        }
        generator.writeEndArray();
        if (written.nextCursor().isPresent()) {
            generator.writeStringField("nextCursor", written.nextCursor().get());
        }
        if (written.total().isPresent()) {
            generator.writeNumberField("total", written.total().getAsLong());
        }
        generator.writeEndObject();
    }
}
