package io.unisession.spi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.Page;
import io.unisession.PageRequest;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DateWindowsTest {
    private static final LocalDate MARCH_31 = LocalDate.parse("2026-03-31");

    private static List<String> walked(DateWindows windows) {
        List<String> walked = new ArrayList<>();
        PageRequest wanted = PageRequest.first().withSize(7);
        while (wanted != null) {
            DateWindows.Window window = windows.window(wanted);
            assertThat(window.page().size()).hasValue(7);
            walked.add(window.first() + " to " + window.last());
            PageRequest current = wanted;
            wanted = windows.page(current, Page.builder(List.of("item")).build())
                    .nextCursor()
                    .map(current::startingAt)
                    .orElse(null);
        }
        return walked;
    }

    @Test
    void months_coverEveryDayOnceAndNoneIsLongerThanAMonth() {
        assertThat(walked(DateWindows.of(LocalDate.parse("2025-12-15"), MARCH_31, Period.ofMonths(1))))
                .containsExactly(
                        "2026-03-01 to 2026-03-31",
                        "2026-01-29 to 2026-02-28",
                        "2025-12-29 to 2026-01-28",
                        "2025-12-15 to 2025-12-28");
    }

    @Test
    void oneDay_isOneWindow() {
        assertThat(walked(DateWindows.of(MARCH_31, MARCH_31, Period.ofDays(1))))
                .containsExactly("2026-03-31 to 2026-03-31");
        assertThat(walked(DateWindows.of(MARCH_31, MARCH_31.minusDays(9), Period.ofDays(1))))
                .containsExactly("2026-03-31 to 2026-03-31");
    }

    @Test
    void cursorOfTheService_staysInItsWindow() {
        DateWindows windows = DateWindows.of(MARCH_31.minusDays(3), MARCH_31, Period.ofDays(2));
        Page<String> first = windows.page(
                PageRequest.first(),
                Page.<String>builder(List.of("item")).nextCursor("a;b c").build());

        DateWindows.Window next =
                windows.window(PageRequest.first().startingAt(first.nextCursor().orElseThrow()));

        assertThat(next.last()).isEqualTo(MARCH_31);
        assertThat(next.page().cursor()).contains("a;b c");
    }

    @Test
    void cursor_isValidAfterTheRangeHasGrown() {
        PageRequest second = PageRequest.first()
                .startingAt(DateWindows.of(MARCH_31.minusDays(3), MARCH_31, Period.ofDays(2))
                        .page(PageRequest.first(), Page.builder(List.of()).build())
                        .nextCursor()
                        .orElseThrow());

        DateWindows nextDay = DateWindows.of(MARCH_31.minusDays(3), MARCH_31.plusDays(1), Period.ofDays(2));

        assertThat(nextDay.window(second).last()).isEqualTo(MARCH_31.minusDays(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2", "2026-03-31", "2026-04-01;", "2026-03-27;", "yesterday;", ";x"})
    void cursorOfAnotherList_isRejected(String cursor) {
        DateWindows windows = DateWindows.of(MARCH_31.minusDays(3), MARCH_31, Period.ofDays(2));

        assertThatThrownBy(() -> windows.window(PageRequest.first().startingAt(cursor)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the cursor is from another list: " + cursor);
    }

    @Test
    void windowWithoutADay_isRejected() {
        assertThatThrownBy(() -> DateWindows.of(MARCH_31, MARCH_31, Period.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a window must have at least a day");
    }
}
