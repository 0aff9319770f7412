package io.unisession;

import io.unisession.error.FailureDetails;
import io.unisession.error.InvalidResponseException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A list that is fetched page by page as you iterate, so it is never held in memory as a whole. Creating a pager
 * sends nothing; each iteration or stream starts again from the first page.
 *
 * <pre>{@code
 * for (Session session : client.require(SessionListing.class).listSessions()) { ... }
 * }</pre>
 *
 * <p>If the list changes during iteration, items may be repeated or skipped: many providers number pages from the
 * newest item.
 *
 * @param <T> what is listed
 */
public final class Pager<T> implements Iterable<T> {
    private final String provider;
    private final String operation;
    private final PageRequest first;
    private final Function<? super PageRequest, ? extends Page<? extends T>> fetch;

    private Pager(
            String provider,
            String operation,
            PageRequest first,
            Function<? super PageRequest, ? extends Page<? extends T>> fetch) {
        this.provider = Objects.requireNonNull(provider, "provider");
        this.operation = Objects.requireNonNull(operation, "operation");
        this.first = Objects.requireNonNull(first, "first");
        this.fetch = Objects.requireNonNull(fetch, "fetch");
    }

    /**
     * Creates a pager from a function that fetches one page.
     *
     * @param provider the provider's id, for errors
     * @param operation the operation's name, for errors
     * @param first the page to start at, and the page size
     * @param fetch fetches one page
     * @param <T> what is listed
     * @return the pager
     */
    public static <T> Pager<T> of(
            String provider,
            String operation,
            PageRequest first,
            Function<? super PageRequest, ? extends Page<? extends T>> fetch) {
        return new Pager<>(provider, operation, first, fetch);
    }

    /**
     * Creates a pager over given items, as one page. For tests of applications.
     *
     * @param items the items
     * @param <T> what is listed
     * @return the pager
     */
    public static <T> Pager<T> of(List<? extends T> items) {
        Page<T> page = Page.<T>builder(items).total((long) items.size()).build();
        return of("none", "list", PageRequest.first(), request -> page);
    }

    /**
     * Keeps only the items that match. The same pages are fetched, and {@link Page#total()} is still the provider's
     * count.
     *
     * @param condition which items to keep
     * @return a pager over the items that match
     */
    public Pager<T> filter(Predicate<? super T> condition) {
        Objects.requireNonNull(condition, "condition");
        return new Pager<>(
                provider, operation, first, request -> fetch.apply(request).filter(condition));
    }

    /**
     * The pages, each fetched when the iterator reaches it.
     *
     * @return the pages; each iteration starts from the first page
     */
    public Iterable<Page<T>> pages() {
        return PageIterator::new;
    }

    /**
     * Iterates over the items of all pages.
     *
     * @return an iterator whose {@code hasNext} and {@code next} throw what a call to the provider throws, and {@code
     *     InvalidResponseException} if the provider returns the same next page twice
     */
    @Override
    public Iterator<T> iterator() {
        return stream().iterator();
    }

    /**
     * The items as a stream, fetched as it is consumed. It does not need to be closed.
     *
     * @return a sequential stream
     */
    public Stream<T> stream() {
        return StreamSupport.stream(pages().spliterator(), false).flatMap(page -> page.items().stream());
    }

    @SuppressWarnings("unchecked") // safe since pages are immutable
    private static <T> Page<T> readOnly(Page<? extends T> page) {
        return (Page<T>) page;
    }

    private final class PageIterator implements Iterator<Page<T>> {
        private @Nullable PageRequest next = first;
        // Brent's cycle detection: remembering one cursor, replaced at each power of two, finds any cycle in constant
        // memory.
        private @Nullable String landmark;
        private long stepsSinceLandmark;
        private long stepsToNextLandmark = 1;
        private boolean circling;

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public Page<T> next() {
            PageRequest request = next;
            if (request == null) {
                throw new NoSuchElementException("there are no more pages");
            }
            if (circling) {
                throw new InvalidResponseException(
                        provider + " " + operation
                                + " failed: the provider names the same next page twice, so the list would never end",
                        FailureDetails.builder(provider, operation).build());
            }
            Page<T> page = readOnly(fetch.apply(request));
            next = page.nextCursor().map(cursor -> following(request, cursor)).orElse(null);
            return page;
        }

        private PageRequest following(PageRequest request, String cursor) {
            // Told when the next page is asked for: this one was answered, and is not lost.
            circling = cursor.equals(landmark) || cursor.equals(request.cursor().orElse(null));
            stepsSinceLandmark++;
            if (stepsSinceLandmark == stepsToNextLandmark) {
                landmark = cursor;
                stepsSinceLandmark = 0;
                stepsToNextLandmark *= 2;
            }
            return request.startingAt(cursor);
        }
    }
}
