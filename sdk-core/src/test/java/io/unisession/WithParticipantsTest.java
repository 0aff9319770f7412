package io.unisession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.capability.ParticipantListing;
import io.unisession.error.FailureDetails;
import io.unisession.error.NotFoundException;
import io.unisession.error.ProviderUnavailableException;
import io.unisession.spi.Capabilities;
import io.unisession.spi.ProviderClient;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.SessionBackend;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A session whose provider lists the participants separately. */
class WithParticipantsTest {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final FailureDetails DETAILS =
            FailureDetails.builder("acme", "listParticipants").build();
    private static final CallOptions OPTIONS = CallOptions.defaults().withTotalTimeout(Duration.ofSeconds(7));

    private final Session session = Session.builder("acme").id("s").build();
    private final List<CallOptions> calls = new ArrayList<>();

    @Test
    void participantsOnTwoPages_areAddedAndMerged() {
        SessionClient client = client((id, first, options) -> {
            calls.add(options);
            return Pager.of(
                    "acme",
                    "listParticipants",
                    first,
                    request -> Page.builder(List.of(connection(request.cursor().isPresent() ? 60 : 0)))
                            .nextCursor(request.cursor().isPresent() ? null : "2")
                            .build());
        });

        assertThat(Sessions.withParticipants(client, session, OPTIONS).participants())
                .singleElement()
                .satisfies(anna -> assertThat(anna.intervals()).hasSize(2));
        assertThat(calls).containsExactly(OPTIONS);
    }

    @Test
    void participantsNotFound_isTheSessionAsItWasRead() {
        SessionClient client = client((id, first, options) -> {
            throw new NotFoundException("nobody", DETAILS);
        });

        assertThat(Sessions.withParticipants(client, session)).isSameAs(session);
    }

    @Test
    void anyOtherFailure_isThrown() {
        SessionClient client = client((id, first, options) -> {
            throw new ProviderUnavailableException("down", DETAILS);
        });

        assertThatThrownBy(() -> Sessions.withParticipants(client, session))
                .isInstanceOf(ProviderUnavailableException.class);
    }

    @Test
    void participantsReported_sendsNothing() {
        SessionClient client = client((id, first, options) -> {
            throw new AssertionError("listed");
        });
        Session empty = session.withParticipants(List.of());

        assertThat(Sessions.withParticipants(client, empty)).isSameAs(empty);
    }

    @Test
    void providerThatCannotListThem_isTheSessionAsItIs() {
        SessionClient client = client(null);

        assertThat(Sessions.withParticipants(client, session)).isSameAs(session);
    }

    private static Participant connection(long from) {
        return Participant.builder("anna")
                .intervals(List.of(Interval.of(START.plusSeconds(from), START.plusSeconds(from + 30))))
                .build();
    }

    private SessionClient client(ParticipantListing participants) {
        return new ProviderClient(
                new SessionBackend() {
                    @Override
                    public Session getSession(String sessionId, CallOptions options) {
                        return session;
                    }

                    @Override
                    public Capabilities capabilities() {
                        return participants == null
                                ? Capabilities.none()
                                : Capabilities.none().with(ParticipantListing.class, participants);
                    }

                    @Override
                    public void close() {}
                },
                ProviderSettings.builder("acme").build());
    }
}
