package io.unisession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionQueryTest {
    private static final Instant MONDAY = Instant.parse("2024-05-06T00:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2024-05-07T00:00:00Z");

    @Test
    void all_hasNoFilter() {
        SessionQuery all = SessionQuery.all();

        assertThat(all.startedFrom()).isEmpty();
        assertThat(all.startedBefore()).isEmpty();
        assertThat(all.roomId()).isEmpty();
        assertThat(all.status()).isEmpty();
        assertThat(all).isEqualTo(SessionQuery.builder().build());
    }

    @Test
    void build_everyFilter_isKept() {
        SessionQuery query = full();

        assertThat(query.startedFrom()).contains(MONDAY);
        assertThat(query.startedBefore()).contains(TUESDAY);
        assertThat(query.roomId()).contains("r-1");
        assertThat(query.status()).contains(SessionStatus.ENDED);
        assertThat(query)
                .hasToString("SessionQuery[startedFrom=2024-05-06T00:00:00Z, startedBefore=2024-05-07T00:00:00Z, "
                        + "roomId=r-1, status=ENDED]");
    }

    @Test
    void build_emptyOrReversedRange_isRejected() {
        for (Instant end : List.of(MONDAY, MONDAY.minusNanos(1))) {
            SessionQuery.Builder query =
                    SessionQuery.builder().startedFrom(MONDAY).startedBefore(end);

            assertThatIllegalArgumentException()
                    .isThrownBy(query::build)
                    .withMessage(
                            "no session can match: startedFrom (2024-05-06T00:00:00Z) is not before startedBefore ("
                                    + end + ")");
        }
    }

    @Test
    void roomId_invalid_isRejected() {
        for (String id : List.of("", " ", ".", "..")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SessionQuery.builder().roomId(id));
        }
    }

    @Test
    void status_unknown_isRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SessionQuery.builder().status(SessionStatus.UNKNOWN))
                .withMessage("sessions cannot be listed by the status UNKNOWN");
    }

    @Test
    void equals_queriesThatDifferInOneFilter_areDifferent() {
        List<SessionQuery> different = List.of(
                SessionQuery.all(),
                SessionQuery.builder().startedFrom(MONDAY).build(),
                SessionQuery.builder().startedBefore(MONDAY).build(),
                SessionQuery.builder().roomId("r-1").build(),
                SessionQuery.builder().status(SessionStatus.ENDED).build(),
                full());

        assertThat(different).doesNotHaveDuplicates();
        assertThat(full()).isEqualTo(full()).hasSameHashCodeAs(full()).isNotEqualTo("a query");
    }

    private static SessionQuery full() {
        return SessionQuery.builder()
                .startedFrom(MONDAY)
                .startedBefore(TUESDAY)
                .roomId("r-1")
                .status(SessionStatus.ENDED)
                .build();
    }
}
