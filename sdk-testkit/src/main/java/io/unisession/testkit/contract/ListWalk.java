package io.unisession.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.Pager;
import io.unisession.error.SessionException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An iteration over a list, item by item, up to its end or its failure.
 *
 * @param ids the ids of the items, in order
 * @param failure how the iteration failed; null if it reached the end of the list
 * @param requests how many requests it took
 */
record ListWalk(List<String> ids, @Nullable SessionException failure, int requests) {

    static ListWalk over(Pager<?> pager, ListingFixture listed) {
        int before = listed.requests();
        List<String> ids = new ArrayList<>();
        SessionException failure = null;
        try {
            pager.forEach(item -> ids.add(ListingFixture.id(item)));
        } catch (SessionException anError) {
            failure = anError;
        }
        return new ListWalk(List.copyOf(ids), failure, listed.requests() - before);
    }

    ListWalk assertEnds() {
        assertThat(failure).as("failure after %s", ids).isNull();
        return this;
    }

    ListWalk assertFails(Class<? extends SessionException> type) {
        assertThat(failure).as("failure after %s", ids).isExactlyInstanceOf(type);
        return this;
    }

    ListWalk assertEndsOrFails(Class<? extends SessionException> type) {
        return failure == null ? this : assertFails(type);
    }

    ListWalk assertItems(List<String> expected) {
        assertThat(ids).as("items, before %s", failure).isEqualTo(expected);
        return this;
    }
}
