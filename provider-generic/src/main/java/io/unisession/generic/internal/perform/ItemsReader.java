package io.unisession.generic.internal.perform;

import io.unisession.spi.http.JsonReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list: an array of objects or ids, or an object whose fields are the items, named by their ids.
 *
 * @param <T> what the list holds
 */
public final class ItemsReader<T> implements ValueReader {
    private final ItemMapper<T> item;
    private final boolean byId;

    ItemsReader(ItemMapper<T> item, boolean byId) {
        this.item = item;
        this.byId = byId;
    }

    /**
     * Maps the items of a list.
     *
     * @param <T> what the list holds
     */
    interface ItemMapper<T> {
        /** An item of which the response has the id only; null if that is not enough. */
        @Nullable
        T bare(String id, MappingContext context);

        /**
         * An item whose object has just been entered.
         *
         * @param position where the object begins
         * @param key the name of the object in a list that is an object; the id if the item has none itself
         * @return the item; null if it lacks a required id
         */
        @Nullable
        T object(JsonReader json, int position, @Nullable String key, MappingContext context) throws IOException;

        /** Merges the items of a whole list that belong together. */
        default List<T> merged(List<T> items) {
            return items;
        }

        /** Whether items of a whole list may belong together. */
        default boolean merges() {
            return false;
        }
    }

    /**
     * The items of a list.
     *
     * @param list the items that could be mapped
     * @param lost the number of those that could not
     */
    public record Items<T>(List<T> list, int lost) {
        /** The items that were read for a field; null if there is no list. */
        public static <T> @Nullable Items<T> of(Field<Items<T>> field, @Nullable Object[] values) {
            if (!field.joined() || field.index(values) < 0) {
                return field.of(values);
            }
            List<Items<T>> lists = field.all(values).toList();
            return new Items<>(
                    lists.stream().flatMap(each -> each.list().stream()).toList(),
                    lists.stream().mapToInt(Items::lost).sum());
        }
    }

    @Override
    public @Nullable Items<T> read(JsonReader json, MappingContext context) throws IOException {
        if (byId ? !json.enterObject() : !json.enterArray()) {
            return null;
        }
        MappingContext.Observer observer = context.observer();
        List<T> items = new ArrayList<>();
        int count = 0;
        while (byId ? json.nextField() : json.nextElement()) {
            if (byId && isAbsent(json)) {
                continue;
            }
            if (observer != null) {
                observer.item(byId ? json.field() : Integer.toString(count), byId, json);
            }
            T read = byId ? field(json, context) : element(json, context);
            if (read != null) {
                items.add(read);
            }
            count++;
        }
        return new Items<>(items, count - items.size());
    }

    /** Whether a field says that its item does not exist. Any other value, such as {@code true}, means that it does. */
    private static boolean isAbsent(JsonReader field) throws IOException {
        // Read as text, since another value is none that cannot be read.
        return field.isNull() || (field.isSingleValue() && "false".equals(field.text()));
    }

    private @Nullable T field(JsonReader json, MappingContext context) throws IOException {
        String key = json.field();
        int position = json.position();
        if (json.enterObject()) {
            return item.object(json, position, key, context);
        }
        return key.isBlank() ? null : item.bare(key, context);
    }

    private @Nullable T element(JsonReader json, MappingContext context) throws IOException {
        int position = json.position();
        String id = json.id();
        if (id != null) {
            return item.bare(id, context);
        }
        return json.enterObject() ? item.object(json, position, null, context) : null;
    }
}
