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

class PageNumbersTest {
    @Test
    void requireNumber_atTheBeginning_isOne() {
        assertThat(PageNumbers.requireNumber(PageRequest.first().withSize(7))).isEqualTo(1);
    }

    @Test
    void requireNumber_ofTheNextPagesCursor_isTheNextNumber() {
        String cursor = page(List.of("a"), 41, 50L).nextCursor().orElseThrow();

        assertThat(PageNumbers.requireNumber(PageRequest.first().startingAt(cursor)))
                .isEqualTo(42);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "1.5", "٢", " 2", "abc", "12345678901234567890"})
    void requireNumber_ofAnotherListsCursor_isRejected(String cursor) {
        assertThatThrownBy(() -> PageNumbers.requireNumber(PageRequest.first().startingAt(cursor)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("page numbers");
    }

    @Test
    void last_ofAll_roundsUp() {
        assertThat(PageNumbers.last(0, 10)).isZero();
        assertThat(PageNumbers.last(-3, 10)).isZero();
        assertThat(PageNumbers.last(20, 10)).isEqualTo(2);
        assertThat(PageNumbers.last(21, 10)).isEqualTo(3);
        assertThat(PageNumbers.last(Long.MAX_VALUE, 1)).isEqualTo(Long.MAX_VALUE);
        assertThatThrownBy(() -> PageNumbers.last(1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void page_beforeTheLast_hasACursor() {
        assertThat(page(List.of("a"), 4, 5L).nextCursor()).contains("5");
    }

    @Test
    void page_thatIsTheLast_hasNoCursor() {
        assertThat(page(List.of("a"), 5, 5L).nextCursor()).isEmpty();
    }

    @Test
    void page_withoutItems_endsTheList() {
        assertThat(page(List.of(), 1, 5L).nextCursor()).isEmpty();
    }

    @Test
    void page_ofAnUnknownNumber_endsTheList() {
        assertThat(page(List.of("a"), 1, null).nextCursor()).isEmpty();
    }

    @Test
    void page_carriesTheServicesCount() {
        assertThat(page(List.of("a"), 1, 1L).total()).hasValue(50);
    }

    @Test
    void page_otherThanTheRequestedOne_cannotBeUsed() {
        assertThatThrownBy(() -> PageNumbers.page(List.of("a"), 2, 1L, 9L, null, ResponseMetadata.none()))
                .isInstanceOf(UnusableResponseException.class)
                .hasMessage("page 2 was requested, but this is page 1");
    }

    @Test
    void firstPage_ofAServiceThatReportsFromZero_isTheFirst() {
        Page<String> page = PageNumbers.page(List.of("a"), 1, 0L, 2L, null, ResponseMetadata.none());

        assertThat(page.nextCursor()).contains("2");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 5})
    void page_withATotalBelowWhatCame_hasNoTotal(long total) {
        Page<String> page = PageNumbers.page(List.of("a", "b"), 5, 5L, 9L, total, ResponseMetadata.none());

        assertThat(page.total()).isEmpty();
        assertThat(page.nextCursor()).contains("6");
    }

    private static Page<String> page(List<String> items, long current, @Nullable Long last) {
        return PageNumbers.page(items, current, current, last, 50L, ResponseMetadata.none());
    }
}
