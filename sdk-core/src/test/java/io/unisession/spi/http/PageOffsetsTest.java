package io.unisession.spi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.Page;
import io.unisession.PageRequest;
import io.unisession.ResponseMetadata;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageOffsetsTest {
    @Test
    void requireOffset_ofTheNextPagesCursor_countsWhatCame() {
        assertThat(PageOffsets.requireOffset(PageRequest.first())).isZero();
        String cursor = page(List.of("a", "b"), 40, null, null).nextCursor().orElseThrow();

        assertThat(PageOffsets.requireOffset(PageRequest.first().startingAt(cursor)))
                .isEqualTo(42);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "01", "1.5", "٢", " 2", "abc", "12345678901234567890"})
    void requireOffset_ofAnotherListsCursor_isRejected(String cursor) {
        assertThatThrownBy(() -> PageOffsets.requireOffset(PageRequest.first().startingAt(cursor)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("numbers of items");
    }

    @Test
    void page_allThatWereCounted_isTheLast() {
        assertThat(page(List.of("a", "b"), 1, null, 3L).nextCursor()).isEmpty();
        assertThat(page(List.of("a", "b"), 1, null, 4L).nextCursor()).contains("3");
        assertThat(page(List.of("a", "b"), 1, null, 4L).total()).hasValue(4);
    }

    @Test
    void fullFirstPage_thatIsAllThatWasCounted_isNotTheLast() {
        assertThat(page(List.of("a", "b"), 0, null, 2L).nextCursor()).contains("2");
        assertThat(page(List.of("a"), 0, null, 1L).nextCursor()).isEmpty();
        assertThat(page(List.of("a", "b"), 0, false, 2L).nextCursor()).isEmpty();
    }

    @Test
    void page_moreReportedByTheService_isUsed() {
        assertThat(page(List.of("a"), 0, false, 9L).nextCursor()).isEmpty();
        assertThat(page(List.of("a"), 0, true, 1L).nextCursor()).contains("1");
    }

    @Test
    void page_empty_isTheLast() {
        assertThat(page(List.of(), 3, true, 9L).nextCursor()).isEmpty();
        assertThat(page(List.of(), 3, null, null).nextCursor()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 41})
    void page_withATotalBelowWhatCame_isNotTheLast(long total) {
        Page<String> page = page(List.of("a", "b"), 40, null, total);

        assertThat(page.nextCursor()).contains("42");
        assertThat(page.total()).isEmpty();
    }

    private static Page<String> page(List<String> items, long offset, @Nullable Boolean more, @Nullable Long total) {
        PageRequest request = PageRequest.first().withSize(2).startingAt(Long.toString(offset));
        return PageOffsets.page(items, request, more, total, ResponseMetadata.none());
    }
}
