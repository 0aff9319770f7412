package io.unisession.spi.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The list that a response should hold. This class alone decides what a missing list is, and a total that cannot be right:
 *
 * <ul>
 *   <li>{@code null} or <code>{}</code> in place of the list is an empty list;
 *   <li>so is no list at all, in a response that is otherwise the expected one;
 *   <li>neither is if the response counts items beside it, or if anything else stands in its place: such a response
 *       cannot be used;
 *   <li>a total below the number of items that came is no total.
 * </ul>
 *
 * @param <T> what is listed
 */
public final class ItemList<T> {
    private static final ItemList<?> EMPTY = new ItemList<>(null, true);
    private static final ItemList<?> OTHER = new ItemList<>(null, false);

    private final @Nullable List<T> items;
    private final boolean mayBeEmpty;

    private ItemList(@Nullable List<T> items, boolean mayBeEmpty) {
        this.items = items;
        this.mayBeEmpty = mayBeEmpty;
    }

    /**
     * Maps one element of a list.
     *
     * @param <T> what is listed
     */
    @FunctionalInterface
    public interface ElementMapper<T> {
        /**
         * Maps an element.
         *
         * @param json a reader at the element
         * @return the item, or null if it has no id
         * @throws IOException if the text is not JSON
         */
        @Nullable
        T map(JsonReader json) throws IOException;
    }

    /**
     * Reads the current value as the list.
     *
     * @param json a reader at the value
     * @param mapper maps an element
     * @param <T> what is listed
     * @return the list, or what stands in its place
     * @throws IOException if the text is not JSON
     * @throws UnusableResponseException if an element has no id: leaving it out would lose it silently
     */
    public static <T> ItemList<T> read(JsonReader json, ElementMapper<? extends T> mapper) throws IOException {
        if (!json.enterArray()) {
            return inPlace(json);
        }
        List<T> items = new ArrayList<>();
        while (json.nextElement()) {
            T item = mapper.map(json);
            if (item == null) {
                throw new UnusableResponseException("element " + items.size() + " of the list has no id");
            }
            items.add(item);
        }
        return of(items);
    }

    /**
     * A list that was read already.
     *
     * @param items the items
     * @param <T> what is listed
     * @return the list
     */
    public static <T> ItemList<T> of(List<T> items) {
        return new ItemList<>(items, false);
    }

    /**
     * What stands in place of the list, where the current value is no list.
     *
     * @param json a reader at the value
     * @param <T> what is listed
     * @return an empty list for {@code null} and <code>{}</code>; one that cannot be used for anything else
     * @throws IOException if the text is not JSON
     */
    public static <T> ItemList<T> inPlace(JsonReader json) throws IOException {
        if (!json.enterObject()) {
            return missing(json.isNull());
        }
        boolean empty = !json.nextField();
        if (!empty) {
            while (json.nextField()) {}
        }
        return missing(empty);
    }

    /**
     * A list that the response does not have.
     *
     * @param expected whether the response is otherwise the expected one: an object without any field, or with a field
     *     that belongs to the list, such as its count; else it is some other document
     * @param <T> what is listed
     * @return an empty list, or one that cannot be used
     */
    @SuppressWarnings("unchecked") // there is no item in either
    public static <T> ItemList<T> missing(boolean expected) {
        return (ItemList<T>) (expected ? EMPTY : OTHER);
    }

    /**
     * The items.
     *
     * @param total how many items the response counts, or null if it does not count or if items are missing rightly: past
     *     the last page
     * @return the items
     * @throws UnusableResponseException if there is no list and that does not mean an empty one
     */
    public List<T> require(@Nullable Long total) {
        if (items != null) {
            return items;
        }
        if (!mayBeEmpty) {
            throw new UnusableResponseException("it has no list");
        }
        if (total != null && total > 0) {
            throw new UnusableResponseException("it counts " + total + " items, but has no list");
        }
        return List.of();
    }

    /**
     * A total that the items do not contradict.
     *
     * @param total what the response counts on all pages, or null
     * @param seen how many items there are at least, those of earlier pages included
     * @return the total, or null where it is below what came
     */
    public static @Nullable Long believable(@Nullable Long total, long seen) {
        return total == null || total < seen ? null : total;
    }
}
