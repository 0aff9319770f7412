package io.unisession.jackson2;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.type.TypeFactory;
import io.unisession.Page;
import java.io.IOException;
import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a page whose items are of the type that the application declares, such as {@code Page<Session>}. */
@SuppressWarnings("rawtypes") // Jackson's class literals have no type arguments
final class PageReader extends StdDeserializer<Page> implements ContextualDeserializer {
    @Serial
    private static final long serialVersionUID = 1L;

    private final JavaType item;

    PageReader() {
        this(TypeFactory.unknownType());
    }

    private PageReader(JavaType item) {
        super(Page.class);
        this.item = item;
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
        JavaType page = context.getContextualType();
        return page == null ? this : new PageReader(page.containedTypeOrUnknown(0));
    }

    @Override
    public Page<?> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        JsonNode page = context.readTree(parser);
        if (!page.path("items").isArray()) {
            return context.reportInputMismatch(this, "a page is an object with the array items");
        }
        List<Object> items = new ArrayList<>();
        for (JsonNode each : page.path("items")) {
            items.add(context.readTreeAsValue(each, item));
        }
        return Page.builder(items)
                .nextCursor(page.path("nextCursor").textValue())
                .total(
                        page.path("total").isIntegralNumber()
                                ? page.path("total").longValue()
                                : null)
                .build();
    }
}
