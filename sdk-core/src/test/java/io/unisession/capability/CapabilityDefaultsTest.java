package io.unisession.capability;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.ArtifactFile;
import io.unisession.CallOptions;
import io.unisession.DownloadOptions;
import io.unisession.JoinRequest;
import io.unisession.JoinToken;
import io.unisession.PageRequest;
import io.unisession.Pager;
import io.unisession.Participant;
import io.unisession.Recording;
import io.unisession.Secret;
import io.unisession.Session;
import io.unisession.SessionFilters;
import io.unisession.SessionQuery;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The short forms of each capability end in its one operation, from the beginning and with the client's settings. */
class CapabilityDefaultsTest {
    private final List<Object> called = new ArrayList<>();

    @Test
    void endSession_withoutOptions_usesTheDefaults() {
        SessionEnding ending = this::note;

        ending.endSession("s");

        assertThat(called).containsExactly("s", CallOptions.defaults());
    }

    @Test
    void deleteSession_withoutOptions_usesTheDefaults() {
        SessionDeletion deletion = this::note;

        deletion.deleteSession("s");

        assertThat(called).containsExactly("s", CallOptions.defaults());
    }

    @Test
    void removeParticipant_withoutOptions_usesTheDefaults() {
        ParticipantRemoval removal = this::note;

        removal.removeParticipant("s", "p");

        assertThat(called).containsExactly("s", "p", CallOptions.defaults());
    }

    @Test
    void listingWithFilters_listsAsTheOneItWasMadeFrom() {
        SessionFilters filters = SessionFilters.none().withRoomId();
        SessionQuery query = SessionQuery.builder().roomId("r").build();

        SessionListing sessions = SessionListing.of(filters, this::listed);
        sessions.listSessions(query);

        assertThat(sessions.filters()).isEqualTo(filters);
        assertThat(called).containsExactly(query, PageRequest.first(), CallOptions.defaults());
    }

    @Test
    void listings_withoutOptions_startAtTheFirstPageWithTheDefaults() {
        SessionQuery query = SessionQuery.builder().roomId("r").build();
        SessionListing sessions = (asked, first, options) -> listed(asked, first, options);
        ParticipantListing participants = (sessionId, first, options) -> {
            note(sessionId, first, options);
            return Pager.of(List.<Participant>of());
        };

        sessions.listSessions();
        sessions.listSessions(query);
        participants.listParticipants("s");

        assertThat(called)
                .containsExactly(
                        SessionQuery.all(),
                        PageRequest.first(),
                        CallOptions.defaults(),
                        query,
                        PageRequest.first(),
                        CallOptions.defaults(),
                        "s",
                        PageRequest.first(),
                        CallOptions.defaults());
    }

    @Test
    void recordingsAndTranscripts_withoutOptions_useTheDefaults() {
        RecordingListing recordings = (sessionId, first, options) -> {
            note(sessionId, first, options);
            return Pager.of(List.of());
        };
        TranscriptListing transcripts = (sessionId, first, options) -> {
            note(sessionId, first, options);
            return Pager.of(List.of());
        };
        Recording recording = Recording.builder("acme").id("r").build();
        ArtifactFile file = ArtifactFile.builder().build();
        Path target = Path.of("target");
        RecordingDownload download = this::note;

        recordings.listRecordings("s");
        transcripts.listTranscripts("t");
        download.download(recording, file, target);

        assertThat(called)
                .containsExactly(
                        "s",
                        PageRequest.first(),
                        CallOptions.defaults(),
                        "t",
                        PageRequest.first(),
                        CallOptions.defaults(),
                        recording,
                        file,
                        target,
                        DownloadOptions.defaults());
    }

    @Test
    void filters_default_areNone() {
        SessionListing sessions = (query, first, options) -> listed();

        assertThat(sessions.filters()).isEqualTo(SessionFilters.none());
    }

    @Test
    void createJoinToken_withoutOptions_usesTheDefaults() {
        JoinRequest request = JoinRequest.forSession("s");
        JoinToken token = JoinToken.builder(Secret.of("made-up")).build();
        JoinTokens tokens = (asked, options) -> {
            note(asked, options);
            return token;
        };

        assertThat(tokens.createJoinToken(request)).isSameAs(token);
        assertThat(called).containsExactly(request, CallOptions.defaults());
    }

    private Pager<Session> listed(Object... arguments) {
        note(arguments);
        return Pager.of(List.of());
    }

    private void note(Object... arguments) {
        called.addAll(List.of(arguments));
    }
}
