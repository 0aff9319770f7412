package io.unisession.generic.internal.perform;

import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.JsonReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the things that a response lists in one place: as the elements of an array, which are objects or bare ids, or as
 * the fields of an object, named by their ids. Anything else among them is nothing.
 *
 * @param <T> what is listed
 */
final class ItemsReading<T> implements ValueReading {
    private final ItemReading<T> item;
    private final boolean byId;

    ItemsReading(ItemReading<T> item, boolean byId) {
        this.item = item;
        this.byId = byId;
    }

    @Override
    public @Nullable Items<T> read(JsonReader json, ApiResponse response) throws IOException {
        if (byId ? !json.enterObject() : !json.enterArray()) {
            return null;
        }
        List<T> items = new ArrayList<>();
        int count = 0;
        while (byId ? json.nextField() : json.nextElement()) {
            if (byId && isAbsent(json)) {
                continue;
            }
            T read = byId ? field(json, response) : element(json, response);
            if (read != null) {
                items.add(read);
            }
            count++;
        }
        return new Items<>(items, count - items.size());
    }

    /**
     * Whether a field says that there is nothing by its name. Any other value that is no object, such as {@code true},
     * stands for the bare id.
     */
    static boolean isAbsent(JsonReader field) throws IOException {
        return field.isNull() || Boolean.FALSE.equals(field.flag());
    }

    private @Nullable T field(JsonReader json, ApiResponse response) throws IOException {
        String key = json.field();
        int position = json.position();
        if (json.enterObject()) {
            return item.object(json, position, key, response);
        }
        return key.isBlank() ? null : item.bare(key, response);
    }

    private @Nullable T element(JsonReader json, ApiResponse response) throws IOException {
        int position = json.position();
        String id = json.id();
        if (id != null) {
            return item.bare(id, response);
        }
        return json.enterObject() ? item.object(json, position, null, response) : null;
    }
}
