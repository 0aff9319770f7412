package io.unisession.history.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Unable to parse URL jdbc:postgresql://db/x?user=me&password=s3cret&ssl=true|"
                        + "Unable to parse URL jdbc:postgresql://db/x?user=me&password=***&ssl=true",
                "URL format error, but is \"jdbc:h2:mem:x;USER=me;PASSWORD=s3cret\"|"
                        + "URL format error, but is \"jdbc:h2:mem:x;USER=me;PASSWORD=***",
                "is wrong: jdbc:h2:mem:x;PASSWORD=it's a s3cret;USER=me|is wrong: jdbc:h2:mem:x;PASSWORD=***;USER=me",
                "no route to jdbc:postgresql://me:s3/cr@t@db/x, me@home|no route to jdbc:postgresql://***@db/x,"
                        + " me@home",
                "no route to jdbc:postgresql://db/x, me@home|no route to jdbc:postgresql://db/x, me@home",
                "no route to jdbc:postgresql://me:s3cret@db/x|no route to jdbc:postgresql://***@db/x",
                "sslpassword=s3cret is wrong|sslpassword=***",
                "password authentication failed for user \"me\"|password authentication failed for user \"me\""
            })
    void reason_driverQuotesItsUrl_hidesThePassword(String message, String shown) {
        assertThat(Database.reason(new SQLException(message))).isEqualTo(shown);
    }

    @Test
    void reason_batchFailed_saysWhyAndHasNoRow() {
        SQLException why = new SQLException("Read timed out", "08006");
        BatchUpdateException batch = new BatchUpdateException(
                "Batch entry 0 INSERT INTO unisession_participants VALUES ('Anna Lindqvist') was aborted: Read timed"
                        + " out",
                "08006",
                new int[0],
                why);

        assertThat(Database.reason(batch)).isEqualTo("Read timed out (SQLState 08006)");
        batch.setNextException(new SQLException("the disk is full", "53100"));
        assertThat(Database.reason(batch)).isEqualTo("the disk is full (SQLState 08006)");
        assertThat(Database.reason(new BatchUpdateException("('Anna Lindqvist')", "08006", new int[0])))
                .isEqualTo("BatchUpdateException (SQLState 08006)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "password", "/", "@", "//", "password="})
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void reason_absurdlyLongLine_isCut(String part) {
        String line = part.repeat(3_000_000 / part.length());

        assertThat(Database.reason(new SQLException(line))).hasSizeLessThanOrEqualTo(1_003);
    }
}
