package io.unisession;

import io.unisession.error.FailureDetails;
import io.unisession.error.InvalidResponseException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A list that is fetched page by page as you iterate, so it is never held in memory as a whole. Creating a pager sends
 * nothing; each iteration or stream starts again from the first page.
 *
 * {@snippet file="Snippets.java" region="list"}
 *
 * <p>If the list changes during iteration, items may be repeated or skipped: many providers number pages from the
 * newest item.
 *
 * <p>A pager may be shared by threads, since each iteration is independent of the others. An iterator or a stream is
 * for one thread at a time: {@code IllegalStateException} is thrown if two threads fetch pages with it at once.
 *
 * <p>A list that makes no progress fails with {@code InvalidResponseException}: if the provider sends the same page
 * twice in a row, repeats a cursor, or never ends the list ({@link #withMaxPages}). The iteration returns all earlier
 * items before it fails. To keep them, iterate in a loop; {@code stream().toList()} returns all items or none.
 *
 * @param <T> the type of the items
 */
public final class Pager<T> implements Iterable<T> {
    private static final int DEFAULT_MAX_PAGES = 10_000;

    private final String provider;
    private final String operation;
    private final PageRequest first;
    private final Supplier<? extends Function<? super PageRequest, ? extends Page<? extends T>>> steps;
    private final Predicate<? super T> shown;
    private final int maxPages;

    private Pager(
            String provider,
            String operation,
            PageRequest first,
            Supplier<? extends Function<? super PageRequest, ? extends Page<? extends T>>> steps,
            Predicate<? super T> shown,
            int maxPages) {
        this.provider = Objects.requireNonNull(provider, "provider");
        this.operation = Objects.requireNonNull(operation, "operation");
        this.first = Objects.requireNonNull(first, "first");
        this.steps = Objects.requireNonNull(steps, "steps");
        this.shown = shown;
        this.maxPages = maxPages;
    }

    /**
     * Creates a pager from a function that fetches one page.
     *
     * @param provider the provider's id, for errors
     * @param operation the operation's name, for errors
     * @param first the page to start at, and the page size
     * @param fetch fetches one page
     * @param <T> the type of the items
     * @return the pager
     */
    public static <T> Pager<T> of(
            String provider,
            String operation,
            PageRequest first,
            Function<? super PageRequest, ? extends Page<? extends T>> fetch) {
        Objects.requireNonNull(fetch, "fetch");
        return inSteps(provider, operation, first, () -> fetch);
    }

    /**
     * Creates a pager that fetches its pages in steps, so that each step can have a time limit. A step ends with the
     * first page that has items: it is what a caller waits for to get the next item.
     *
     * @param provider the provider's id, for errors
     * @param operation the operation's name, for errors
     * @param first the page to start at, and the page size
     * @param steps starts a step: returns the function that fetches its pages
     * @param <T> the type of the items
     * @return the pager
     */
    public static <T> Pager<T> inSteps(
            String provider,
            String operation,
            PageRequest first,
            Supplier<? extends Function<? super PageRequest, ? extends Page<? extends T>>> steps) {
        return new Pager<>(provider, operation, first, steps, item -> true, DEFAULT_MAX_PAGES);
    }

    /**
     * Creates a pager over the given items, as a single page. For tests of applications.
     *
     * @param items the items
     * @param <T> the type of the items
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
        Predicate<T> before = shown::test;
        return new Pager<>(provider, operation, first, steps, before.and(condition), maxPages);
    }

    /**
     * Limits how many pages one iteration fetches, so that an endless list does not keep the application busy forever.
     * An iteration that would need more fails after the last allowed page.
     *
     * @param maxPages the limit, at least 1; the default is 10,000
     * @return the same list with that limit
     * @throws IllegalArgumentException if the limit is below 1
     */
    public Pager<T> withMaxPages(int maxPages) {
        if (maxPages < 1) {
            throw new IllegalArgumentException("maxPages must be at least 1, but is " + maxPages);
        }
        return new Pager<>(provider, operation, first, steps, shown, maxPages);
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
     *     InvalidResponseException} if the list makes no progress
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
        private @Nullable Function<? super PageRequest, ? extends Page<? extends T>> step;
        private List<?> identities = List.of();
        private int fetched;
        private long received;
        private boolean complete;
        // Brent's cycle detection: remembering one cursor, replaced at each power of two, finds any cycle in constant
        // memory.
        private @Nullable String landmark;
        private long stepsSinceLandmark;
        private long stepsToNextLandmark = 1;
        private boolean circling;
        private final AtomicBoolean busy = new AtomicBoolean();

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public Page<T> next() {
            if (!busy.compareAndSet(false, true)) {
                throw new IllegalStateException(
                        "two threads use one iterator of " + provider + " " + operation + "; give each its own");
            }
            try {
                return nextPage();
            } finally {
                busy.set(false);
            }
        }

        private Page<T> nextPage() {
            PageRequest request = next;
            if (request == null) {
                throw new NoSuchElementException("there are no more pages");
            }
            if (circling) {
                throw notMoving("the provider sent the same cursor twice, so the list would never end");
            }
            if (fetched == maxPages) {
                throw notMoving("the list has more than " + maxPages
                        + " pages; narrow it with a query, or raise the limit with withMaxPages");
            }
            Page<T> page = progress(fetch(request));
            next = page.nextCursor().map(cursor -> following(request, cursor)).orElse(null);
            fetched++;
            return page.filter(shown);
        }

        private Page<T> fetch(PageRequest request) {
            Function<? super PageRequest, ? extends Page<? extends T>> current = step == null ? steps.get() : step;
            step = null;
            Page<T> page = readOnly(current.apply(request));
            if (page.items().isEmpty()) {
                step = current;
            }
            return page;
        }

        /** The page, unless it is the previous one again. */
        private Page<T> progress(Page<T> page) {
            if (page.items().isEmpty()) {
                return page;
            }
            List<?> before = identities;
            identities = page.items().stream().map(Pager::identity).toList();
            if (!before.equals(identities)) {
                received += page.items().size();
                complete = page.total().equals(OptionalLong.of(received));
                return page;
            }
            next = null;
            if (complete) {
                // Requested in case the total counts one page only. There is none, and the service sent the last again.
                return Page.<T>builder(List.of()).metadata(page.metadata()).build();
            }
            throw notMoving("the provider sent the same page twice in a row, so the rest of the list cannot be read");
        }

        private InvalidResponseException notMoving(String fault) {
            return new InvalidResponseException(
                    provider + " " + operation + " failed: " + fault,
                    FailureDetails.builder(provider, operation).build());
        }

        private PageRequest following(PageRequest request, String cursor) {
            // Thrown when the next page is requested, so that this one is not lost.
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

    /** Compares sessions by id, because a session may change between two pages. */
    private static Object identity(Object item) {
        return item instanceof Session session ? session.id() : item;
    }
}
