package io.unisession.jackson3;

import io.unisession.Page;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.type.TypeFactory;

/** Reads a page whose items are of the type that the application declares, such as {@code Page<Session>}. */
@SuppressWarnings("rawtypes") // Jackson's class literals have no type arguments
final class PageReader extends StdDeserializer<Page> {
    private final JavaType item;

    PageReader() {
        this(TypeFactory.unknownType());
    }

    private PageReader(JavaType item) {
        super(Page.class);
        this.item = item;
    }

    @Override
    public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
        JavaType page = context.getContextualType();
        return page == null ? this : new PageReader(page.containedTypeOrUnknown(0));
    }

    @Override
    public Page<?> deserialize(JsonParser parser, DeserializationContext context) {
        JsonNode page = context.readTree(parser);
        if (!page.path("items").isArray()) {
            return context.reportInputMismatch(this, "a page is an object with the array items");
        }
        List<Object> items = new ArrayList<>();
        for (JsonNode each : page.path("items")) {
            items.add(context.readTreeAsValue(each, item));
        }
        return Page.builder(items)
                .nextCursor(
                        page.path("nextCursor").isString()
                                ? page.path("nextCursor").stringValue()
                                : null)
                .total(
                        page.path("total").isIntegralNumber()
                                ? page.path("total").longValue()
                                : null)
                .build();
    }
}
