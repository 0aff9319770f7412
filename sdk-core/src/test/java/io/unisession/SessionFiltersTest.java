package io.unisession;

import static io.unisession.SessionStatus.ACTIVE;
import static io.unisession.SessionStatus.ENDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.unisession.error.UnsupportedCapabilityException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionFiltersTest {
    private static final SessionQuery ALL = SessionQuery.all();
    private static final SessionQuery FROM =
            SessionQuery.builder().startedFrom(Instant.EPOCH).build();
    private static final SessionQuery BEFORE =
            SessionQuery.builder().startedBefore(Instant.EPOCH).build();
    private static final SessionQuery ROOM = SessionQuery.builder().roomId("r").build();
    private static final SessionQuery ACTIVES =
            SessionQuery.builder().status(ACTIVE).build();
    private static final SessionQuery ENDEDS =
            SessionQuery.builder().status(ENDED).build();
    private static final SessionQuery ACTIVES_OF_ROOM =
            SessionQuery.builder().status(ACTIVE).roomId("r").build();

    @Test
    void supports_eachFilter_aloneAndWithOthers() {
        assertSupports(SessionFilters.none(), ALL);
        assertSupports(SessionFilters.none().withStartedFrom(), ALL, FROM);
        assertSupports(SessionFilters.none().withStartedBefore(), ALL, BEFORE);
        assertSupports(SessionFilters.none().withRoomId(), ALL, ROOM);
        assertSupports(SessionFilters.none().withStatus(ACTIVE), ALL, ACTIVES);
        assertSupports(SessionFilters.none().withStatus(ACTIVE).withStatus(ENDED), ALL, ACTIVES, ENDEDS);
        assertSupports(SessionFilters.none().withRoomId().withStatus(ACTIVE), ALL, ROOM, ACTIVES, ACTIVES_OF_ROOM);
    }

    @Test
    void supports_requiredFilter_onlyQueriesThatSetIt() {
        assertSupports(SessionFilters.none().withRequiredRoomId(), ROOM);
        assertSupports(SessionFilters.none().withRequiredStatus(ACTIVE, ENDED), ACTIVES, ENDEDS);
        assertSupports(SessionFilters.none().withRequiredRoomId().withRequiredStatus(ACTIVE), ACTIVES_OF_ROOM);
    }

    @Test
    void supports_alternatives_notACombinationOfBoth() {
        SessionFilters roomOrActive = SessionFilters.none()
                .or(SessionFilters.none().withRequiredRoomId())
                .or(SessionFilters.none().withRequiredStatus(ACTIVE));

        assertSupports(roomOrActive, ALL, ROOM, ACTIVES);
    }

    @Test
    void canListEnded_queryForThemOrForAll_unlessTheServiceListsActiveSessionsOnly() {
        SessionFilters all = SessionFilters.none().withStatus(ACTIVE, ENDED);
        assertThat(all.canListEnded(ALL)).isTrue();
        assertThat(all.canListEnded(ENDEDS)).isTrue();
        assertThat(all.canListEnded(ACTIVES)).isFalse();
        assertThat(all.canListEnded(ROOM)).as("not supported").isFalse();

        SessionFilters activeOnly = SessionFilters.none().withActiveOnly().withRoomId();
        assertSupports(activeOnly, ALL, ROOM, ACTIVES, ACTIVES_OF_ROOM);
        assertThat(activeOnly.canListEnded(ALL)).isFalse();
        assertThat(activeOnly.canListEnded(ROOM)).isFalse();
        assertThat(activeOnly).hasToString("status ACTIVE, roomId");
    }

    @Test
    void canListEnded_ofOneAlternativeOnly() {
        SessionFilters activeOrRoom =
                SessionFilters.none().withActiveOnly().or(SessionFilters.none().withRequiredRoomId());
        SessionFilters allOrActive =
                SessionFilters.none().or(SessionFilters.none().withRequiredStatus(ACTIVE));

        assertThat(activeOrRoom.canListEnded(ALL)).isFalse();
        assertThat(activeOrRoom.canListEnded(ROOM)).isTrue();
        assertThat(allOrActive.canListEnded(ALL)).isTrue();
    }

    @Test
    void require_unsupportedFilter_namesItAndTheSupportedOnes() {
        SessionFilters filters = SessionFilters.none()
                .withStartedFrom()
                .withStatus(ACTIVE)
                .or(SessionFilters.none().withRequiredRoomId());

        UnsupportedCapabilityException refused = catchThrowableOfType(
                UnsupportedCapabilityException.class, () -> filters.require("acme", ACTIVES_OF_ROOM));

        assertThat(refused)
                .hasMessage("acme cannot list sessions by roomId and status ACTIVE; "
                        + "it can list them by startedFrom, status ACTIVE; or roomId (required)");
        assertThat(refused.provider()).isEqualTo("acme");
        assertThat(refused.operation()).isEqualTo("listSessions");
    }

    @Test
    void require_requiredFilterMissing_namesIt() {
        SessionFilters filters = SessionFilters.none().withRequiredStatus(ACTIVE);

        assertThat(catchThrowableOfType(
                        UnsupportedCapabilityException.class, () -> filters.require("acme", SessionQuery.all())))
                .hasMessage("acme cannot list sessions without a filter; it can list them by status ACTIVE (required)");
    }

    @Test
    void withStatus_noneOrUnknown_isRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SessionFilters.none().withStatus())
                .withMessage("statuses must not be empty, and must not contain UNKNOWN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SessionFilters.none().withRequiredStatus(ACTIVE, SessionStatus.UNKNOWN));
    }

    @Test
    void equals_sameFilters_areEqualInAnyOrder() {
        SessionFilters filters = SessionFilters.none().withRoomId().withStartedFrom();

        assertThat(filters)
                .isEqualTo(SessionFilters.none().withStartedFrom().withRoomId())
                .hasSameHashCodeAs(SessionFilters.none().withStartedFrom().withRoomId())
                .isNotEqualTo(SessionFilters.none().withRoomId())
                .isNotEqualTo(SessionFilters.none().withRequiredRoomId().withStartedFrom());
        assertThat(SessionFilters.none()).hasToString("no filter");
    }

    private static void assertSupports(SessionFilters filters, SessionQuery... supported) {
        for (SessionQuery query : new SessionQuery[] {ALL, FROM, BEFORE, ROOM, ACTIVES, ENDEDS, ACTIVES_OF_ROOM}) {
            assertThat(filters.supports(query))
                    .as("%s by %s", query, filters)
                    .isEqualTo(List.of(supported).contains(query));
        }
    }
}
