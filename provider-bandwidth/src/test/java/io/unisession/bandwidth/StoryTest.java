package io.unisession.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.CallOptions;
import io.unisession.JoinRequest;
import io.unisession.JoinToken;
import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.SessionStatus;
import io.unisession.capability.JoinTokens;
import io.unisession.capability.ParticipantListing;
import io.unisession.capability.ParticipantRemoval;
import io.unisession.capability.SessionEnding;
import io.unisession.error.NotFoundException;
import io.unisession.testkit.FakeClock;
import io.unisession.testkit.ReceivedRequest;
import io.unisession.testkit.bandwidth.FakeBandwidth;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A session from its beginning to its end, against a service that remembers. */
class StoryTest {
    private final FakeClock clock = FakeClock.at("2024-02-29T20:00:00Z");
    private final ClientAndFake bandwidth =
            ClientAndFake.over(FakeBandwidth.builder().clock(clock).start());
    private final BandwidthClient client = bandwidth.client();
    private final LogKeeper log = LogKeeper.start();

    @AfterEach
    void close() {
        log.close();
        bandwidth.close();
    }

    @Test
    void session_withTwoPeople_runsAndEnds() {
        List<Object> printed = new ArrayList<>();

        Session session =
                client.createSession(NewSession.builder().tag("standup").build());
        assertThat(client.getSession(session.id()).label()).contains("standup");
        assertThat(client.listParticipants(session.id())).isEmpty();

        CreatedParticipant ada = client.createParticipant(NewParticipant.builder()
                .publishPermissions(PublishPermission.AUDIO, PublishPermission.VIDEO)
                .tag("host")
                .build());
        CreatedParticipant brendan =
                client.createParticipant(NewParticipant.builder().tag("guest").build());
        client.addParticipant(session.id(), ada.id(), Subscriptions.wholeSession());
        client.addParticipant(session.id(), brendan.id());
        client.replaceSubscriptions(session.id(), brendan.id(), Subscriptions.toParticipants(List.of(ada.id())));

        assertThat(client.listParticipants(session.id()))
                .extracting(participant -> participant
                        .unwrap(BandwidthParticipant.class)
                        .flatMap(BandwidthParticipant::tag)
                        .orElseThrow())
                .containsExactly("host", "guest");
        assertThat(client.getSession(session.id()).participants())
                .extracting(participant -> participant.id().orElseThrow())
                .containsExactly(ada.id(), brendan.id());
        assertThat(bandwidth.participant(ada.id()).sessionIds()).containsExactly(session.id());
        assertThat(client.getSubscriptions(session.id(), brendan.id()))
                .isEqualTo(Subscriptions.toParticipants(List.of(ada.id())));

        client.removeParticipant(session.id(), brendan.id());

        assertThat(client.listParticipants(session.id()))
                .extracting(participant -> participant.id().orElseThrow())
                .containsExactly(ada.id());
        assertThat(bandwidth.participant(brendan.id()).sessionIds()).isEmpty();
        assertThatThrownBy(() -> client.removeParticipant(session.id(), brendan.id()))
                .isInstanceOf(NotFoundException.class);

        client.deleteParticipant(brendan.id());
        client.endSession(session.id());

        assertThat(client.findSession(session.id())).isEmpty();
        assertThat(bandwidth.participant(ada.id()).sessionIds()).isEmpty();
        assertThatThrownBy(() -> client.addParticipant(session.id(), ada.id())).isInstanceOf(NotFoundException.class);

        printed.addAll(List.of(session, ada, ada.participant(), ada.raw(), ada.token(), brendan, client));
        assertThat(log.text()).contains("createParticipant", "addParticipant", "removeParticipant");
        assertThat(printed + log.text())
                .doesNotContain(ada.token().reveal())
                .doesNotContain(brendan.token().reveal());
    }

    @Test
    void session_ofAnApplicationThatKnowsNoProvider_runsAndEnds() {
        SessionClient neutral = client;
        String sessionId = bandwidth.fake().createSession("any");

        JoinToken first = neutral.require(JoinTokens.class).createJoinToken(JoinRequest.forSession(sessionId));
        JoinToken second = neutral.require(JoinTokens.class).createJoinToken(JoinRequest.forSession(sessionId));
        String firstId = first.participantId().orElseThrow();
        String secondId = second.participantId().orElseThrow();
        assertThat(neutral.require(ParticipantListing.class).listParticipants(sessionId))
                .extracting(participant -> participant.id().orElseThrow())
                .containsExactly(firstId, secondId);

        neutral.require(ParticipantRemoval.class).removeParticipant(sessionId, firstId);
        assertThat(neutral.getSession(sessionId).participants())
                .extracting(participant -> participant.id().orElseThrow())
                .containsExactly(secondId);

        neutral.require(SessionEnding.class).endSession(sessionId);
        assertThat(neutral.findSession(sessionId)).isEmpty();

        assertThat(first.token()).isNotEqualTo(second.token());
        assertThat(List.of(first, first.raw(), second) + log.text())
                .doesNotContain(first.token().reveal())
                .doesNotContain(second.token().reveal());
    }

    @Test
    void session_ofNineHours_isOverForEverybody() {
        Session session = client.createSession(NewSession.builder().build());
        CreatedParticipant ada =
                client.createParticipant(NewParticipant.builder().build());
        client.addParticipant(session.id(), ada.id(), Subscriptions.wholeSession());

        clock.advance(Duration.ofHours(9).minusMillis(1));
        assertThat(client.getSession(session.id()).status()).isEqualTo(SessionStatus.ACTIVE);

        clock.advance(Duration.ofMillis(1));
        assertThat(client.findSession(session.id())).isEmpty();
        assertThatThrownBy(
                        () -> client.listParticipants(session.id()).iterator().hasNext())
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> client.getSubscriptions(session.id(), ada.id()))
                .isInstanceOf(NotFoundException.class);
        assertThat(bandwidth.participant(ada.id()).subscriptions()).contains(Subscriptions.none());

        Session next = client.createSession(NewSession.builder().build());
        client.addParticipant(next.id(), ada.id(), Subscriptions.wholeSession());
        assertThat(client.listParticipants(next.id())).hasSize(1);
    }

    @Test
    void operations_inTheAsyncView_areTheSame() {
        Session session = client.async()
                .call(() -> client.createSession(NewSession.builder().build(), CallOptions.defaults()))
                .join();

        assertThat(client.async().getSession(session.id()).join().id()).isEqualTo(session.id());
        assertThat(bandwidth.fake().requests())
                .extracting(ReceivedRequest::method)
                .containsExactly("POST", "GET");
    }
}
