package io.unisession.history.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Unable to parse URL jdbc:postgresql://db/x?user=me&password=s3cret&ssl=true|"
                        + "Unable to parse URL jdbc:postgresql://db/x?user=me&password=***&ssl=true",
                "URL format error, but is \"jdbc:h2:mem:x;USER=me;PASSWORD=s3cret\"|"
                        + "URL format error, but is \"jdbc:h2:mem:x;USER=me;PASSWORD=***\"",
                "no route to jdbc:postgresql://me:s3cret@db/x|no route to jdbc:postgresql://***@db/x",
                "sslpassword=s3cret is wrong|sslpassword=*** is wrong",
                "password authentication failed for user \"me\"|password authentication failed for user \"me\""
            })
    void reason_driverQuotesItsUrl_hidesThePassword(String message, String shown) {
        assertThat(Database.reason(new SQLException(message))).isEqualTo(shown);
    }
}
