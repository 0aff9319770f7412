package io.unisession.bandwidth;

import io.unisession.CallOptions;
import io.unisession.JoinRequest;
import io.unisession.JoinToken;
import io.unisession.Participant;
import io.unisession.Session;
import io.unisession.testkit.bandwidth.FakeBandwidth;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The snippets of docs/bandwidth.md, in its order, so that they compile and run. */
final class GuideExample {
    private final List<String> devices = new ArrayList<>();
    private final List<String> tags = new ArrayList<>();

    List<String> devices() {
        return devices;
    }

    List<String> tags() {
        return tags;
    }

    private void sendToDevice(String token) {
        devices.add(token);
    }

    /** Everything between creating a session and ending it; returns the session's id. */
    String walkThrough(BandwidthClient client) {
        Session session =
                client.createSession(NewSession.builder().tag("standup").build());

        Session now = client.getSession(session.id());
        boolean somebodyIsThere =
                now.participantsReported() && !now.participants().isEmpty();

        CreatedParticipant ada = client.createParticipant(NewParticipant.builder()
                .publishPermissions(PublishPermission.AUDIO, PublishPermission.VIDEO)
                .tag("host")
                .build());
        sendToDevice(ada.token().reveal());

        client.addParticipant(session.id(), ada.id(), Subscriptions.wholeSession());

        CreatedParticipant recorder = client.createParticipant(
                NewParticipant.builder().publishPermissions().tag("recorder").build());
        client.addParticipant(session.id(), recorder.id());

        for (Participant participant : client.listParticipants(session.id())) {
            Optional<String> tag =
                    participant.unwrap(BandwidthParticipant.class).flatMap(BandwidthParticipant::tag);
            tag.ifPresent(tags::add);
        }

        Participant host = client.getParticipant(ada.id());
        BandwidthParticipant own = host.unwrap(BandwidthParticipant.class).orElseThrow();
        List<String> isIn = own.sessionIds();
        Set<PublishPermission> maySend = own.publishPermissions();

        Subscriptions before = client.getSubscriptions(session.id(), recorder.id());
        boolean hearsNobody = before.isEmpty();

        client.replaceSubscriptions(session.id(), recorder.id(), Subscriptions.toParticipants(List.of(ada.id())));

        client.replaceSubscriptions(
                session.id(),
                recorder.id(),
                Subscriptions.builder()
                        .streams(ada.id(), "microphone", "screenShare")
                        .build());

        client.clearSubscriptions(session.id(), recorder.id());

        client.removeParticipant(session.id(), recorder.id());

        client.deleteParticipant(recorder.id());

        JoinToken guest = client.createJoinToken(JoinRequest.forSession(session.id()));
        sendToDevice(guest.token().reveal());

        JoinToken listener = client.createJoinToken(
                session.id(),
                NewParticipant.builder()
                        .publishPermissions(PublishPermission.AUDIO)
                        .tag("listener")
                        .build());
        sendToDevice(listener.token().reveal());

        CallOptions impatient = CallOptions.defaults().withTotalTimeout(Duration.ofSeconds(2));
        boolean stillOn = client.findSession(session.id(), impatient).isPresent();

        if (somebodyIsThere || !hearsNobody || !stillOn || isIn.size() != 1 || maySend.size() != 2) {
            throw new IllegalStateException("the guide tells something else");
        }

        client.endSession(session.id());

        return session.id();
    }

    static NewParticipant participantWithEvents(Session session, String secret) {
        NewParticipant ada = NewParticipant.builder()
                .callbackUrl(BandwidthWebhooks.callbackUrl("https://app.example/bandwidth", session.id(), secret))
                .build();
        return ada;
    }

    static BandwidthParticipant aParticipantForATest() {
        try (FakeBandwidth fake = FakeBandwidth.start();
                BandwidthClient client = Bandwidth.builder()
                        .credentials(fake.accountId(), fake.username(), fake.password())
                        .baseUrl(fake.baseUrl().toString())
                        .build()) {
            CreatedParticipant created = client.createParticipant(
                    NewParticipant.builder().tag("host").build());
            return created.participant();
        }
    }
}
