package io.unisession.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.ArtifactFile;
import io.unisession.DownloadOptions;
import io.unisession.Interval;
import io.unisession.JoinRequest;
import io.unisession.JoinToken;
import io.unisession.Page;
import io.unisession.Participant;
import io.unisession.Recording;
import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.SessionFilters;
import io.unisession.SessionQuery;
import io.unisession.SessionStatus;
import io.unisession.Transcript;
import io.unisession.capability.JoinTokens;
import io.unisession.capability.ParticipantListing;
import io.unisession.capability.ParticipantRemoval;
import io.unisession.capability.RecordingDownload;
import io.unisession.capability.RecordingListing;
import io.unisession.capability.SessionDeletion;
import io.unisession.capability.SessionEnding;
import io.unisession.capability.SessionListing;
import io.unisession.capability.TranscriptListing;
import io.unisession.error.ClientClosedException;
import io.unisession.error.FailureDetails;
import io.unisession.error.NotFoundException;
import io.unisession.error.RateLimitedException;
import io.unisession.error.UnsupportedCapabilityException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InMemoryProviderTest {
    private static final Instant TEN = Instant.parse("2026-03-01T10:00:00Z");

    private final FakeClock clock = FakeClock.at(TEN);
    private final InMemoryProvider provider =
            InMemoryProvider.builder("acme").clock(clock).pageSize(2).build();
    private final SessionClient client = provider.client();

    @Test
    void getSession_addedSession_isReturned() {
        Session session = lesson("s-1");
        provider.add(session);

        assertThat(client.getSession("s-1")).isEqualTo(session);
        assertThat(client.provider()).isEqualTo("acme");
        assertThat(provider.calls()).containsExactly("getSession s-1");
    }

    @Test
    void getSession_unknownSession_isNotFoundAsAtARealProvider() {
        assertThat(client.findSession("s-1")).isEmpty();
        assertThatThrownBy(() -> client.getSession("s-1"))
                .isInstanceOfSatisfying(
                        NotFoundException.class,
                        failure -> assertThat(failure.httpStatus()).isEqualTo(404))
                .hasMessage("acme getSession failed: HTTP 404 not found: \"no session s-1\"");
    }

    @Test
    void getSession_invalidId_isRejectedAndNotRecorded() {
        assertThatThrownBy(() -> client.getSession("..")).isInstanceOf(IllegalArgumentException.class);
        assertThat(provider.calls()).isEmpty();
    }

    @Test
    void add_sessionOfAnotherProvider_isRejected() {
        Session foreign = Session.builder("other").id("s-1").build();

        assertThatThrownBy(() -> provider.add(foreign))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("other");
    }

    @Test
    void failNext_severalFailures_areThrownInOrderAndThenNoMore() {
        provider.add(lesson("s-1"));
        RateLimitedException first = rateLimited("getSession");
        RateLimitedException second = rateLimited("getSession");
        provider.failNext(first, second);

        assertThatThrownBy(() -> client.getSession("s-1")).isSameAs(first);
        assertThat(client.async().getSession("s-1"))
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withCause(second);
        assertThat(client.getSession("s-1").id()).isEqualTo("s-1");
        assertThat(provider.calls()).hasSize(3);
    }

    @Test
    void failNext_changeThatFails_changesNothing() {
        provider.add(lesson("s-1"));
        provider.failNext(rateLimited("endSession"));

        assertThatThrownBy(() -> client.require(SessionEnding.class).endSession("s-1"))
                .isInstanceOf(RateLimitedException.class);
        assertThat(client.getSession("s-1").status()).isEqualTo(SessionStatus.ACTIVE);
    }

    @Test
    void endSession_runningSession_endsItForEverybody() {
        provider.add(lesson("s-1"));
        clock.advance(Duration.ofMinutes(30));

        client.require(SessionEnding.class).endSession("s-1");
        clock.advance(Duration.ofMinutes(30));
        client.require(SessionEnding.class).endSession("s-1");

        Session ended = client.getSession("s-1");
        assertThat(ended.status()).isEqualTo(SessionStatus.ENDED);
        assertThat(ended.duration()).contains(Duration.ofMinutes(30));
        assertThat(ended.participants())
                .hasSize(2)
                .allSatisfy(participant ->
                        assertThat(participant.timePresent(clock.instant())).isEqualTo(Duration.ofMinutes(30)));
    }

    @Test
    void endSession_unknownSession_isNotFound() {
        assertThatThrownBy(() -> client.require(SessionEnding.class).endSession("s-1"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("endSession");
    }

    @Test
    void removeParticipant_oneOfTwo_leavesTheOther() {
        provider.add(lesson("s-1"));
        ParticipantRemoval removal = client.require(ParticipantRemoval.class);
        clock.advance(Duration.ofMinutes(10));

        removal.removeParticipant("s-1", "p-1");
        clock.advance(Duration.ofMinutes(10));

        assertThat(client.getSession("s-1").participants())
                .extracting(participant -> participant.timePresent(clock.instant()))
                .containsExactly(Duration.ofMinutes(10), Duration.ofMinutes(20));
        assertThatThrownBy(() -> removal.removeParticipant("s-1", "p-9"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("p-9");
    }

    @Test
    void deleteSession_session_isGone() {
        provider.add(lesson("s-1"));
        SessionDeletion deletion = client.require(SessionDeletion.class);

        deletion.deleteSession("s-1");

        assertThat(client.findSession("s-1")).isEmpty();
        assertThatThrownBy(() -> deletion.deleteSession("s-1")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void listSessions_moreThanAPage_fetchesPagesAsNeeded() {
        for (int number = 1; number <= 5; number++) {
            provider.add(lesson("s-" + number));
        }

        assertThat(client.require(SessionListing.class).listSessions())
                .extracting(Session::id)
                .containsExactly("s-1", "s-2", "s-3", "s-4", "s-5");
        assertThat(provider.calls()).containsExactly("listSessions", "listSessions 2", "listSessions 4");
    }

    @Test
    void listSessions_eachFilter_listsWhatMatches() {
        provider.add(Session.builder("acme")
                .id("early")
                .roomId("physics")
                .status(SessionStatus.ENDED)
                .startedAt(TEN)
                .build());
        provider.add(Session.builder("acme")
                .id("late")
                .roomId("maths")
                .status(SessionStatus.ACTIVE)
                .startedAt(TEN.plusSeconds(60))
                .build());
        provider.add(Session.builder("acme")
                .id("planned")
                .status(SessionStatus.PENDING)
                .build());

        assertThat(listed(SessionQuery.builder().roomId("physics"))).containsExactly("early");
        assertThat(listed(SessionQuery.builder().status(SessionStatus.PENDING))).containsExactly("planned");
        assertThat(listed(SessionQuery.builder().startedFrom(TEN))).containsExactly("early", "late");
        assertThat(listed(SessionQuery.builder().startedFrom(TEN.plusSeconds(1))))
                .containsExactly("late");
        assertThat(listed(SessionQuery.builder().startedBefore(TEN.plusSeconds(60))))
                .containsExactly("early");
    }

    private List<String> listed(SessionQuery.Builder query) {
        return client.require(SessionListing.class).listSessions(query.build()).stream()
                .map(Session::id)
                .toList();
    }

    @Test
    void listSessions_unsupportedFilter_isRejectedAndNotRecorded() {
        InMemoryProvider limited = InMemoryProvider.builder("acme")
                .filters(SessionFilters.none().withRoomId())
                .build();
        SessionListing listing = limited.client().require(SessionListing.class);

        assertThatThrownBy(() -> listing.listSessions(
                        SessionQuery.builder().status(SessionStatus.ACTIVE).build()))
                .isInstanceOf(UnsupportedCapabilityException.class)
                .hasMessage("acme cannot list sessions by status ACTIVE; it can list them by roomId");
        assertThat(limited.calls()).isEmpty();
    }

    @Test
    void listParticipants_onePage_hasATotalAndNoCursor() {
        provider.add(lesson("s-1"));

        Page<Participant> page = client.require(ParticipantListing.class)
                .listParticipants("s-1")
                .pages()
                .iterator()
                .next();

        assertThat(page.items()).hasSize(2);
        assertThat(page.total()).hasValue(2);
        assertThat(page.nextCursor()).isEmpty();
    }

    @Test
    void createJoinToken_twice_givesTwoTokensThatAreNotPrinted() {
        provider.add(lesson("s-1"));
        JoinTokens tokens = client.require(JoinTokens.class);

        JoinToken first = tokens.createJoinToken(JoinRequest.forSession("s-1").withLifetime(Duration.ofHours(1)));
        JoinToken second = tokens.createJoinToken(JoinRequest.forSession("s-1"));

        assertThat(first.token().reveal()).isNotEqualTo(second.token().reveal());
        assertThat(first.expiresAt()).contains(TEN.plus(Duration.ofHours(1)));
        assertThat(first.roomId()).contains("physics");
        assertThat(first.toString()).doesNotContain(first.token().reveal());
    }

    @Test
    void require_capabilityThatWasSwitchedOff_isUnsupported() {
        SessionClient limited = InMemoryProvider.builder("acme")
                .capabilities(Set.of(SessionListing.class, SessionEnding.class))
                .without(SessionEnding.class)
                .build()
                .client();

        assertThat(limited.capabilities()).containsExactly(SessionListing.class);
        assertThatThrownBy(() -> limited.require(SessionEnding.class))
                .isInstanceOf(UnsupportedCapabilityException.class)
                .hasMessageContaining("SessionListing");
    }

    @Test
    void close_oneClient_leavesTheOthersOpen() {
        provider.add(lesson("s-1"));
        SessionClient other = provider.client();
        client.close();

        assertThatThrownBy(() -> client.getSession("s-1")).isInstanceOf(ClientClosedException.class);
        assertThat(other.getSession("s-1").id()).isEqualTo("s-1");
    }

    @Test
    void clear_removesSessionsCallsAndFailures() {
        InMemoryProvider provider = InMemoryProvider.create("acme").add(lesson("s-1"));
        SessionClient client = provider.client();
        client.getSession("s-1");
        provider.failNext(rateLimited("findSession"));

        provider.clear();

        assertThat(provider.calls()).isEmpty();
        assertThat(client.findSession("s-1")).isEmpty();
    }

    private static RateLimitedException rateLimited(String operation) {
        return new RateLimitedException(
                "slow down",
                FailureDetails.builder("acme", operation).httpStatus(429).build());
    }

    private static Session lesson(String id) {
        return Session.builder("acme")
                .id(id)
                .status(SessionStatus.ACTIVE)
                .roomId("physics")
                .startedAt(TEN)
                .participants(List.of(participant("p-1"), participant("p-2")))
                .build();
    }

    private static Participant participant(String id) {
        return Participant.builder(id)
                .intervals(List.of(Interval.of(TEN, null)))
                .build();
    }

    @Test
    void recordingsAndTranscripts_ofASession_areListedAndDownloaded(@TempDir Path directory) {
        ArtifactFile file = ArtifactFile.builder().format("mp4").build();
        Recording recording = Recording.builder("acme")
                .id("r-1")
                .sessionId("s-1")
                .files(List.of(file))
                .build();
        Transcript transcript =
                Transcript.builder("acme").id("t-1").sessionId("s-1").build();
        InMemoryProvider provider = InMemoryProvider.create("acme")
                .add(recording)
                .add(Recording.builder("acme").id("r-2").sessionId("s-2").build())
                .add(transcript)
                .content(file, new byte[] {1, 2, 3});
        SessionClient client = provider.client();
        Path target = directory.resolve("r.mp4");
        RecordingDownload download = client.require(RecordingDownload.class);
        List<Long> received = new ArrayList<>();

        assertThat(client.require(RecordingListing.class).listRecordings("s-1")).containsExactly(recording);
        assertThat(client.require(TranscriptListing.class).listTranscripts("s-1"))
                .containsExactly(transcript);
        assertThat(client.require(TranscriptListing.class).listTranscripts("s-2"))
                .isEmpty();
        download.download(
                recording,
                file,
                target,
                DownloadOptions.defaults().withProgress((bytes, total) -> received.add(bytes)));

        assertThat(target).hasBinaryContent(new byte[] {1, 2, 3});
        assertThat(received).containsExactly(3L);
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> download.download(recording, file, target));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() ->
                        download.download(recording, ArtifactFile.builder().build(), directory.resolve("other")));
        assertThat(provider.calls()).contains("listRecordings s-1", "listTranscripts s-1", "download r-1");
    }

    @Test
    void add_recordingOfAnotherProvider_isRejected() {
        InMemoryProvider provider = InMemoryProvider.create("acme");

        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> provider.add(Recording.builder("other").id("r").build()));
    }
}
