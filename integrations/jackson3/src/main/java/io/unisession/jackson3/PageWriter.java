package io.unisession.jackson3;

import io.unisession.Page;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdSerializer;

/** Writes a page, and its items as the mapper writes them anywhere. */
@SuppressWarnings("rawtypes") // Jackson's class literals have no type arguments
final class PageWriter extends StdSerializer<Page> {
    PageWriter() {
        super(Page.class);
    }

    @Override
    public void serialize(Page page, JsonGenerator generator, SerializationContext context) {
        Page<?> written = page;
        generator.writeStartObject();
        generator.writeArrayPropertyStart("items");
        for (Object item : written.items()) {
            context.writeValue(generator, item);
        }
        generator.writeEndArray();
        if (written.nextCursor().isPresent()) {
            generator.writeStringProperty("nextCursor", written.nextCursor().get());
        }
        if (written.total().isPresent()) {
            generator.writeNumberProperty("total", written.total().getAsLong());
        }
        generator.writeEndObject();
    }
}
