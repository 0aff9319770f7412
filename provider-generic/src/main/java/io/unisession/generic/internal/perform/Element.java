package io.unisession.generic.internal.perform;

import io.unisession.ResponseMetadata;
import io.unisession.generic.internal.model.Pointer;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.JsonReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of the things that a response lists, for a dry run.
 *
 * @param pointer where it stands, seen from the value that holds the list
 * @param key the name of its field, where the list is an object
 * @param bareId its id, where that is all there is
 * @param json its object, or an empty one
 */
record Element(
        Pointer pointer, @Nullable String key, @Nullable String bareId, String json) {
    /** The things at a place where a call has found a list. */
    static List<Element> all(byte[] json, Pointer place, boolean byId) throws IOException {
        List<Element> elements = new ArrayList<>();
        FieldTreeBuilder builder = new FieldTreeBuilder(Pointer.WHOLE);
        builder.field(List.class, List.of(place), "", (list, response) -> {
            read(list, place, byId, elements);
            return elements;
        });
        ApiResponse response = new ApiResponse(json, ResponseMetadata.none());
        builder.build().read(response.json(), response, new Object[builder.size()]);
        return elements;
    }

    private static void read(JsonReader list, Pointer place, boolean byId, List<Element> elements) throws IOException {
        if (byId ? !list.enterObject() : !list.enterArray()) {
            return;
        }
        for (int index = 0; byId ? list.nextField() : list.nextElement(); index++) {
            if (byId && ItemsReading.isAbsent(list)) {
                continue;
            }
            String key = byId ? list.field() : null;
            String token = key == null ? Integer.toString(index) : key;
            Pointer pointer = place.then(new Pointer(List.of(token)));
            int position = list.position();
            String bareId = key == null ? list.id() : null;
            elements.add(new Element(pointer, key, bareId, object(list, position)));
        }
    }

    private static String object(JsonReader json, int position) throws IOException {
        if (!json.enterObject()) {
            return "{}";
        }
        while (json.nextField()) {
            // To its end.
        }
        return json.documentFrom(position).json();
    }
}
