package io.unisession.examples;

import io.unisession.CallOptions;
import io.unisession.Participant;
import io.unisession.Session;
import io.unisession.bandwidth.Bandwidth;
import io.unisession.bandwidth.BandwidthClient;
import io.unisession.bandwidth.BandwidthParticipant;
import io.unisession.bandwidth.CreatedParticipant;
import io.unisession.bandwidth.NewParticipant;
import io.unisession.bandwidth.NewSession;
import io.unisession.bandwidth.PublishPermission;
import io.unisession.bandwidth.Subscriptions;
import io.unisession.testkit.bandwidth.FakeBandwidth;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/** Shows all that Bandwidth's API does, in the order in which a session lives: made, joined, listened to, left and ended. */
public final class RunBandwidthSession {
    private RunBandwidthSession() {}

    /**
     * Runs.
     *
     * @param args none
     */
    public static void main(String... args) {
        run(System.out);
    }

    static void run(PrintStream out) {
        try (FakeBandwidth service = FakeBandwidth.start();
                BandwidthClient client = Bandwidth.builder()
                        .credentials(service.accountId(), service.username(), service.password())
                        .baseUrl(service.baseUrl().toString())
                        .build()) {
            Session session = client.createSession(
                    NewSession.builder().tag("support-call-4711").build());
            out.println("made: " + session.label().orElse("untagged") + ", " + session.status());

            CreatedParticipant agent = client.createParticipant(NewParticipant.builder()
                    .publishPermissions(PublishPermission.AUDIO)
                    .tag("agent")
                    .build());
            CreatedParticipant customer = client.createParticipant(
                    NewParticipant.builder().tag("customer").build());
            // The only time that Bandwidth shows it. It prints as Secret[***] until it is revealed to the device.
            out.println("the agent's device gets " + agent.token());

            client.addParticipant(session.id(), agent.id(), Subscriptions.wholeSession());
            client.addParticipant(session.id(), customer.id());
            client.replaceSubscriptions(session.id(), customer.id(), Subscriptions.toParticipants(List.of(agent.id())));
            out.println("the customer hears the agent: "
                    + client.getSubscriptions(session.id(), customer.id())
                            .equals(Subscriptions.toParticipants(List.of(agent.id()))));
            client.clearSubscriptions(session.id(), customer.id());
            out.println("in it: " + tags(client, session));

            client.removeParticipant(session.id(), customer.id());
            out.println("one was removed, in it: " + tags(client, session) + "; the other is in "
                    + client.getParticipant(customer.id())
                            .unwrap(BandwidthParticipant.class)
                            .orElseThrow()
                            .sessionIds()
                            .size()
                    + " sessions");
            client.deleteParticipant(customer.id(), CallOptions.defaults().withTotalTimeout(Duration.ofSeconds(10)));

            client.endSession(session);
            out.println("ended: " + client.findSession(session.id()).isEmpty());
        }
    }

    private static List<String> tags(BandwidthClient client, Session session) {
        return client.listParticipants(session.id()).stream()
                .map(RunBandwidthSession::tag)
                .toList();
    }

    private static String tag(Participant participant) {
        return participant
                .unwrap(BandwidthParticipant.class)
                .flatMap(BandwidthParticipant::tag)
                .orElse(participant.id());
    }
}
