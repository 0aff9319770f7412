package io.unisession.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BufferPoolTest {
    private final BufferPool arrays = new BufferPool(5_000_000);

    @Test
    void array_returned_isReused() {
        byte[] array = arrays.take(10_000);
        arrays.giveBack(array);

        assertThat(arrays.take(16_384)).isSameAs(array);
        assertThat(arrays.take(10_000)).as("while the other is in use").isNotSameAs(array);
    }

    @Test
    void array_tooShort_isNotReused() {
        arrays.giveBack(new byte[8_192]);

        assertThat(arrays.take(8_193)).hasSize(16_384);
    }

    @Test
    void arrays_fitSlightlyLongerResponses() {
        assertThat(arrays.take(0)).hasSize(8_192);
        assertThat(arrays.take(8_192)).hasSize(8_192);
        assertThat(arrays.take(3_000_000)).hasSize(4_194_304);
    }

    @Test
    void longerArray_beginsWithTheSameBytes() {
        byte[] full = new byte[8_192];
        full[8_191] = 7;

        assertThat(arrays.longer(full)).hasSize(16_384).startsWith(full);
    }

    @Test
    void noArray_isLongerThanTheLongest() {
        assertThat(new BufferPool(101).take(0)).hasSize(101);
        assertThat(arrays.take(4_900_000)).hasSize(5_000_000);
        assertThat(arrays.longer(arrays.take(4_194_304))).hasSize(5_000_000);
    }

    @Test
    void noMoreAreKept_thanProcessorsCanRead() {
        int processors = Runtime.getRuntime().availableProcessors();
        List<byte[]> given = new ArrayList<>();
        for (int array = 0; array < processors + 1; array++) {
            given.add(arrays.take(0));
        }
        given.forEach(arrays::giveBack);

        for (int array = 0; array < processors; array++) {
            byte[] taken = arrays.take(0);
            assertThat(given).anyMatch(candidate -> candidate == taken);
        }
        byte[] another = arrays.take(0);
        assertThat(given).noneMatch(candidate -> candidate == another);
    }
}
