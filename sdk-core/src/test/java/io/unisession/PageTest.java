package io.unisession;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PageTest {
    private static final ResponseMetadata METADATA =
            ResponseMetadata.builder().headers(Map.of("Date", "now")).build();
    private static final Page<Integer> PAGE = Page.builder(List.of(1, 2, 3))
            .nextCursor("c-2")
            .total(7L)
            .metadata(METADATA)
            .build();

    @Test
    void filter_leavesOutItemsAndNothingElse() {
        Page<Integer> odd = PAGE.filter(number -> number % 2 == 1);

        assertThat(odd.items()).containsExactly(1, 3);
        assertThat(odd.nextCursor()).contains("c-2");
        assertThat(odd.total()).hasValue(7);
        assertThat(odd.metadata()).isSameAs(METADATA);
    }

    @Test
    void withNextCursor_isAPageOfAnotherList() {
        Page<Integer> other = PAGE.withNextCursor("other;c-2");

        assertThat(other.items()).containsExactly(1, 2, 3);
        assertThat(other.nextCursor()).contains("other;c-2");
        assertThat(other.total()).isEmpty();
        assertThat(other.metadata()).isSameAs(METADATA);
        assertThat(PAGE.withNextCursor(null).nextCursor()).isEmpty();
    }

    @Test
    void withoutCursor_keepsTheSize() {
        PageRequest request = PageRequest.first().withSize(20);

        assertThat(request.startingAt("c-2").withoutCursor()).isEqualTo(request);
    }
}
