package io.unisession.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.unisession.error.RawNotKeptException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyBytesTest {
    /** Nobody may read on in an array that already has another response. */
    @Test
    void release_ofBorrowedBytes_returnsThemToTheirPool_andNothingReadsThemAgain() {
        BufferPool pool = new BufferPool(1024);
        byte[] array = pool.take(10);
        BodyBytes bytes = BodyBytes.lent(array, 10, pool);
        BodyBytes converted = bytes.converted(new byte[10]);

        bytes.release();

        assertThatExceptionOfType(RawNotKeptException.class).isThrownBy(bytes::get);
        assertThatExceptionOfType(RawNotKeptException.class).isThrownBy(converted::get);
        assertThat(bytes.length()).isEqualTo(10);
        assertThat(pool.take(10)).isSameAs(array);
    }

    /** Otherwise two responses would be read into one array. */
    @Test
    void release_twice_returnsThemOnce() {
        BufferPool pool = new BufferPool(1024);
        BodyBytes bytes = BodyBytes.lent(pool.take(10), 10, pool);

        bytes.release();
        bytes.release();

        assertThat(pool.take(10)).isNotSameAs(pool.take(10));
    }

    @Test
    void release_ofKeptBytes_keepsThem() {
        byte[] array = {1};
        BodyBytes bytes = BodyBytes.kept(array);

        bytes.release();

        assertThat(bytes.get()).isSameAs(array);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", " {", "\r\n\t {}", "\uFEFF{", "\uFEFF {"})
    void startsWith_afterWhiteSpaceAndAByteOrderMark(String text) {
        assertThat(kept(text).startsWith('{')).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\uFEFF", "x{", "   \u00FC{", "\uFEFF\uFEFF{"})
    void startsWith_afterAnythingElse_isFalse(String text) {
        assertThat(kept(text).startsWith('{')).isFalse();
    }

    @Test
    void startsWith_bytesAfterTheLength_areIgnored() {
        BodyBytes bytes = BodyBytes.lent(" {".getBytes(StandardCharsets.UTF_8), 1, new BufferPool(1024));

        assertThat(bytes.startsWith('{')).isFalse();
    }

    private static BodyBytes kept(String text) {
        return BodyBytes.kept(text.getBytes(StandardCharsets.UTF_8));
    }
}
