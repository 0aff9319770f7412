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
    @ValueSource(strings = {"", "0", "-1", "1.5", "٢", " 2", "abc", "12345678901234567890", "0,0", ",0", "2,1"})
    void requireNumber_ofAnotherListsCursor_isRejected(String cursor) {
        assertThatThrownBy(() -> PageNumbers.requireNumber(PageRequest.first().startingAt(cursor)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("page numbers");
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
        assertThatThrownBy(() -> PageNumbers.page(List.of("a"), at("2"), 1L, 9L, null, ResponseMetadata.none()))
                .isInstanceOf(UnusableResponseException.class)
                .hasMessage("page 2 was requested, but this is page 1");
    }

    @Test
    void firstPage_ofAServiceThatReportsFromZero_isTheFirst() {
        Page<String> page = PageNumbers.page(List.of("a"), PageRequest.first(), 0L, 2L, null, ResponseMetadata.none());

        assertThat(page.nextCursor()).contains("2,0");
        assertThat(PageNumbers.requireNumber(at("2,0"))).isEqualTo(2);
    }

    @Test
    void laterPage_ofAServiceThatReportsFromZero_isComparedAsItCounts() {
        Page<String> second = PageNumbers.page(List.of("b"), at("2,0"), 1L, 3L, null, ResponseMetadata.none());

        assertThat(second.nextCursor()).contains("3,0");
        assertThatThrownBy(() -> PageNumbers.page(List.of("b"), at("2,0"), 0L, 3L, null, ResponseMetadata.none()))
                .isInstanceOf(UnusableResponseException.class)
                .hasMessage("page 2 was requested, but this is page 1");
    }

    @Test
    void lastPage_ofAServiceThatReportsFromZero_mayBeCountedFromZeroToo() {
        assertThat(PageNumbers.page(List.of("b"), at("2,0"), 1L, 2L, null, ResponseMetadata.none())
                        .nextCursor())
                .contains("3,0");
        assertThat(PageNumbers.page(List.of("c"), at("3,0"), 2L, 2L, null, ResponseMetadata.none())
                        .nextCursor())
                .isEmpty();
    }

    @Test
    void firstPage_reportedAsALaterOne_cannotBeUsed() {
        assertThatThrownBy(() ->
                        PageNumbers.page(List.of("a"), PageRequest.first(), 2L, 9L, null, ResponseMetadata.none()))
                .isInstanceOf(UnusableResponseException.class)
                .hasMessage("page 1 was requested, but this is page 2");
    }

    @Test
    void counted_untilAllAreReceived_hasACursor() {
        assertThat(counted(List.of("a", "b"), at("1"), null, 3L).nextCursor()).contains("2");
        assertThat(counted(List.of("c", "d"), at("2"), null, 4L).nextCursor()).isEmpty();
        assertThat(counted(List.of("c"), at("2"), 2L, 3L).nextCursor()).isEmpty();
        assertThat(counted(List.of("a"), at("7"), 0L, null).nextCursor()).contains("8");
        assertThat(counted(List.of(), at("1"), null, 3L).nextCursor()).isEmpty();
    }

    @Test
    void counted_fullFirstPage_mayNotBeAll() {
        assertThat(counted(List.of("a", "b"), at("1"), 2L, 2L).nextCursor()).contains("2");
        assertThat(counted(List.of("a", "b"), at("1").withSize(2), null, 2L).nextCursor())
                .contains("2");
    }

    @Test
    void counted_firstPageWithRoomForMoreOrOfUnknownSize_isAll() {
        assertThat(counted(List.of("a", "b"), at("1"), null, 2L).nextCursor()).isEmpty();
        assertThat(counted(List.of("a", "b"), at("1"), 3L, 2L).nextCursor()).isEmpty();
        assertThat(counted(List.of("a", "b"), at("1").withSize(3), null, 2L).nextCursor())
                .isEmpty();
    }

    @Test
    void counted_firstPageAgain_endsTheListIfItWasAll() {
        Page<String> again = PageNumbers.counted(List.of("a", "b"), at("2"), 1L, 2L, 2L, ResponseMetadata.none());

        assertThat(again.items()).isEmpty();
        assertThat(again.nextCursor()).isEmpty();
        assertThatThrownBy(() -> PageNumbers.counted(List.of("a", "b"), at("2"), 1L, 2L, 4L, ResponseMetadata.none()))
                .isInstanceOf(UnusableResponseException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 5})
    void page_withATotalBelowWhatCame_hasNoTotal(long total) {
        Page<String> page = PageNumbers.page(List.of("a", "b"), at("5"), 5L, 9L, total, ResponseMetadata.none());

        assertThat(page.total()).isEmpty();
        assertThat(page.nextCursor()).contains("6");
    }

    private static Page<String> page(List<String> items, long current, @Nullable Long last) {
        return PageNumbers.page(items, at(Long.toString(current)), current, last, 50L, ResponseMetadata.none());
    }

    private static Page<String> counted(
            List<String> items, PageRequest request, @Nullable Long perPage, @Nullable Long total) {
        return PageNumbers.counted(items, request, null, perPage, total, ResponseMetadata.none());
    }

    private static PageRequest at(String cursor) {
        return PageRequest.first().startingAt(cursor);
    }
}
