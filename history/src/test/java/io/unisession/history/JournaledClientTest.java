package io.unisession.history;

import static io.unisession.history.Events.at;
import static io.unisession.history.Events.interval;
import static io.unisession.history.Events.joined;
import static io.unisession.history.Events.left;
import static io.unisession.history.Events.open;
import static io.unisession.history.Events.person;
import static io.unisession.history.Events.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.CallEvent;
import io.unisession.CallListener;
import io.unisession.Participant;
import io.unisession.Presence;
import io.unisession.ProviderDocument;
import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.SessionQuery;
import io.unisession.SessionStatus;
import io.unisession.WaitOptions;
import io.unisession.capability.ParticipantListing;
import io.unisession.capability.SessionEnding;
import io.unisession.capability.SessionListing;
import io.unisession.error.FailureDetails;
import io.unisession.error.NotFoundException;
import io.unisession.error.ProviderUnavailableException;
import io.unisession.error.UnsupportedCapabilityException;
import io.unisession.livekit.LiveKit;
import io.unisession.testkit.FakeClock;
import io.unisession.testkit.InMemoryProvider;
import io.unisession.testkit.livekit.FakeLiveKit;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class JournaledClientTest {
    private final FakeClock clock = FakeClock.at(at(300));
    private final JournalStore store = InMemoryJournalStore.create();
    private final SessionJournal journal = SessionJournal.of(store).withTiming(clock.timing());
    private final InMemoryProvider provider = InMemoryProvider.create("acme");
    private final SessionClient client = JournaledClient.of(provider.client(), journal);

    private InMemoryProvider forget() {
        return provider.failNext(notFound(), notFound());
    }

    private static NotFoundException notFound() {
        return new NotFoundException(
                "gone",
                FailureDetails.builder("acme", "getSession").httpStatus(404).build());
    }

    @Test
    void getSession_running_addsThoseWhoHaveLeft() {
        journal.record(joined("1", "anna", "c1", 10));
        journal.record(left("2", "anna", "c1", 50));
        provider.add(read(SessionStatus.ACTIVE, person("ben", open("c2", 20))));

        Session session = client.getSession("s");

        assertThat(session.participants())
                .containsExactly(person("anna", interval("c1", 10, 50)), person("ben", open("c2", 20)));
    }

    @Test
    void getSession_keepsTheTypedFieldsAndRawOfTheResponse() {
        provider.add(Session.builder("acme")
                .id("s")
                .status(SessionStatus.ACTIVE)
                .raw(ProviderDocument.of("{\"a\":1}"))
                .providerValue(42)
                .participants(List.of(Participant.builder("anna")
                        .providerValue("typed")
                        .intervals(List.of(open("c1", 20)))
                        .build()))
                .build());
        journal.record(joined("1", "anna", "c0", 10));

        Session session = client.getSession("s");

        assertThat(session.unwrap(Integer.class)).contains(42);
        assertThat(session.raw().json()).contains("\"a\"");
        assertThat(session.participants().get(0).unwrap(String.class)).contains("typed");
        assertThat(session.participants().get(0).intervals()).hasSize(2);
    }

    @Test
    void getSession_forgottenByTheProvider_isTheJournals() {
        journal.record(joined("1", "anna", "c1", 10));
        provider.add(read(SessionStatus.ACTIVE, person("ben", open("c2", 20))));
        client.getSession("s");
        clock.advance(Duration.ofSeconds(10));
        forget();

        Session session = client.getSession("s");

        assertThat(session.status()).isEqualTo(SessionStatus.ENDED);
        assertThat(session.participants())
                .extracting(Participant::presence)
                .containsExactly(Presence.UNKNOWN, Presence.UNKNOWN);
        assertThat(client.findSession("s")).contains(session);
    }

    @Test
    void getSession_unknownToBoth_throwsWhatTheProviderThrows() {
        assertThatThrownBy(() -> client.getSession("s")).isInstanceOf(NotFoundException.class);
        assertThat(client.findSession("s")).isEmpty();
        assertThat(store.entries("acme", "s")).isEmpty();
    }

    @Test
    void getSession_otherFailure_isNotAnsweredByTheJournal() {
        journal.record(joined("1", "anna", "c1", 10));
        provider.failNext(new ProviderUnavailableException(
                "down",
                FailureDetails.builder("acme", "getSession").httpStatus(503).build()));

        assertThatThrownBy(() -> client.getSession("s")).isInstanceOf(ProviderUnavailableException.class);
    }

    @Test
    void awaitEnd_forgottenByTheProvider_isTheJournals() {
        journal.record(joined("1", "anna", "c1", 10));
        forget();

        assertThat(client.awaitEnd("s", WaitOptions.atMost(Duration.ofSeconds(1))))
                .get()
                .extracting(Session::status)
                .isEqualTo(SessionStatus.ENDED);
    }

    @Test
    void async_recordsToo() {
        provider.add(read(SessionStatus.ACTIVE, person("ben", open("c2", 20))));

        assertThat(client.async().getSession("s").join().participants()).hasSize(1);
        assertThat(client.async().findSession("s").join()).isPresent();
        assertThat(store.entries("acme", "s")).hasSize(1);
    }

    @Test
    void withParticipants_providerThatListsThemApart_seesWhoHasLeft() {
        try (FakeLiveKit fake = FakeLiveKit.builder().clock(clock).start();
                SessionClient livekit = LiveKit.builder()
                        .baseUrl(fake.baseUrl().toString())
                        .credentials(fake.apiKey(), fake.apiSecret())
                        .timing(clock.timing())
                        .build()) {
            fake.joinParticipant("maths", "anna", "Anna");
            String session = fake.joinParticipant("maths", "ben", "Ben");
            SessionClient remembering = JournaledClient.of(livekit, journal).withParticipants();
            assertThat(remembering.getSession(session).participants())
                    .extracting(Participant::presence)
                    .containsExactly(Presence.PRESENT, Presence.PRESENT);

            fake.leaveParticipant("maths", "anna");
            clock.advance(Duration.ofSeconds(10));

            assertThat(remembering.getSession(session).participants())
                    .extracting(Participant::presence)
                    .containsExactly(Presence.UNKNOWN, Presence.PRESENT);
        }
    }

    @Test
    void withParticipants_roomThatEmptiesBetweenTheTwoRequests_isTheSessionAsItWasRead() {
        try (FakeLiveKit fake = FakeLiveKit.builder().clock(clock).start();
                SessionClient livekit = LiveKit.builder()
                        .baseUrl(fake.baseUrl().toString())
                        .credentials(fake.apiKey(), fake.apiSecret())
                        .timing(clock.timing())
                        .listener(new CallListener() {
                            @Override
                            public void callEnded(CallEvent event) {
                                if (event.operation().equals("getSession")) {
                                    fake.leaveParticipant("maths", "anna");
                                }
                            }
                        })
                        .build()) {
            SessionClient remembering = JournaledClient.of(livekit, journal).withParticipants();
            String session = fake.joinParticipant("maths", "anna", "Anna");
            assertThat(remembering.findSession(session))
                    .get()
                    .satisfies(
                            found -> assertThat(found.status()).isEqualTo(SessionStatus.ACTIVE),
                            found -> assertThat(found.participantsReported()).isFalse());
            fake.joinParticipant("maths", "anna", "Anna");
            assertThat(remembering.getSession(session).status()).isEqualTo(SessionStatus.ACTIVE);
        }
    }

    @Test
    void listing_ofAProviderWithOne_isTheProvidersWithWhatTheJournalKnows() {
        journal.record(joined("1", "anna", "c1", 10));
        provider.add(read(SessionStatus.ACTIVE, person("ben", open("c2", 20))));

        assertThat(client.require(SessionListing.class).listSessions().stream())
                .singleElement()
                .satisfies(session -> assertThat(session.participants()).hasSize(2));
    }

    @Test
    void listing_ofSessionsTheJournalKnowsToHaveEnded_leavesThemOutOfTheActive() {
        journal.record(Events.ended("1", 10));
        provider.add(read(SessionStatus.ACTIVE));
        SessionListing listing = client.require(SessionListing.class);

        assertThat(listing.listSessions(
                        SessionQuery.builder().status(SessionStatus.ACTIVE).build()))
                .isEmpty();
        assertThat(listing.listSessions()).hasSize(1);
    }

    @Test
    void listing_ofAProviderWithout_isTheJournals() {
        SessionClient without = JournaledClient.of(
                InMemoryProvider.builder("acme")
                        .capabilities(List.of(SessionEnding.class))
                        .build()
                        .client(),
                journal);
        journal.record(Events.started("1", 0));

        assertThat(without.capabilities()).containsExactlyInAnyOrder(SessionEnding.class, SessionListing.class);
        assertThat(without.find(SessionListing.class)
                        .orElseThrow()
                        .listSessions(SessionQuery.builder()
                                .status(SessionStatus.ACTIVE)
                                .startedFrom(at(0))
                                .build()))
                .extracting(Session::id)
                .containsExactly("s");
        assertThat(without.find(ParticipantListing.class)).isEmpty();
        assertThatThrownBy(() -> without.require(ParticipantListing.class))
                .isInstanceOf(UnsupportedCapabilityException.class);
    }

    @Test
    void unwrap_givesThisClientOrTheProviders() {
        assertThat(client.unwrap(JournaledClient.class)).containsSame((JournaledClient) client);
        assertThat(client.unwrap(io.unisession.spi.ProviderClient.class)).isPresent();
    }
}
