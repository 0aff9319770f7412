package io.unisession.examples;

import io.unisession.CallOptions;
import io.unisession.JoinToken;
import io.unisession.Participant;
import io.unisession.Session;
import io.unisession.bandwidth.Bandwidth;
import io.unisession.bandwidth.BandwidthClient;
import io.unisession.bandwidth.BandwidthParticipant;
import io.unisession.bandwidth.CreatedParticipant;
import io.unisession.bandwidth.NewParticipant;
import io.unisession.bandwidth.NewSession;
import io.unisession.bandwidth.ParticipantSubscription;
import io.unisession.bandwidth.PublishPermission;
import io.unisession.bandwidth.Subscriptions;
import io.unisession.testkit.bandwidth.FakeBandwidth;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/**
 * Shows everything that Bandwidth's API can do, in the order of a session: create it, let participants join, change who
 * hears whom, remove a participant, and end it.
 */
public final class RunBandwidthSession {
    private final BandwidthClient client;
    private final PrintStream out;

    private RunBandwidthSession(BandwidthClient client, PrintStream out) {
        this.client = client;
        this.out = out;
    }

    /**
     * Runs the example.
     *
     * @param args none
     */
    public static void main(String... args) {
        SmallProgram.main(args, RunBandwidthSession::run);
    }

    static void run(PrintStream out) {
        try (FakeBandwidth service = FakeBandwidth.start();
                BandwidthClient client = Bandwidth.builder()
                        .credentials(service.accountId(), service.username(), service.password())
                        .baseUrl(service.baseUrl().toString())
                        .build()) {
            new RunBandwidthSession(client, out).run();
        }
    }

    private void run() {
        Session session = client.createSession(
                NewSession.builder().tag("support-call-4711").build());
        out.println("created: " + session.label().orElse("untagged") + ", " + session.status());

        CreatedParticipant agent = client.createParticipant(NewParticipant.builder()
                .publishPermissions(PublishPermission.AUDIO, PublishPermission.VIDEO)
                .callbackUrl("https://example.com/bandwidth")
                .deviceApiVersion("V3")
                .tag("agent")
                .build());
        CreatedParticipant customer = client.createParticipant(
                NewParticipant.builder().tag("customer").build());
        // Bandwidth returns the token only once. It prints as Secret[***] unless revealed.
        out.println("the agent's device gets " + agent.token());

        client.addParticipant(session.id(), agent.id(), Subscriptions.wholeSession());
        // Hears and sees nobody yet.
        client.addParticipant(session.id(), customer.id());
        subscribe(session, agent, customer);
        letSomebodyIn(session);
        leave(session, customer);

        client.endSession(session.id());
        out.println("ended: " + client.findSession(session.id()).isEmpty());
    }

    private void subscribe(Session session, CreatedParticipant agent, CreatedParticipant customer) {
        client.replaceSubscriptions(session.id(), customer.id(), Subscriptions.toParticipants(List.of(agent.id())));
        out.println("the customer hears and sees " + described(session, customer));

        // The names of the streams, chosen by the agent's device.
        client.replaceSubscriptions(
                session.id(),
                customer.id(),
                Subscriptions.builder()
                        .streams(agent.id(), "microphone", "screenShare")
                        .build());
        out.println("the customer hears and sees " + described(session, customer));

        client.clearSubscriptions(session.id(), customer.id());
        out.println("the customer hears and sees " + described(session, customer));
    }

    private String described(Session session, CreatedParticipant listener) {
        Subscriptions subscriptions = client.getSubscriptions(session.id(), listener.id());
        if (subscriptions.isEmpty()) {
            return "nobody";
        }
        return subscriptions.participants().stream()
                .map(ParticipantSubscription::streamAliases)
                .map(streams -> streams.isEmpty() ? "all of the agent" : streams + " of the agent")
                .toList()
                .toString();
    }

    /** One call creates a participant, adds them with a subscription to everybody, and returns their token. */
    private void letSomebodyIn(Session session) {
        JoinToken supervisor = client.createJoinToken(
                session.id(),
                NewParticipant.builder()
                        .publishPermissions(PublishPermission.values())
                        .tag("supervisor")
                        .build());
        String id = supervisor.participantId().orElseThrow();
        out.println("the supervisor's device gets " + supervisor.token() + ", and hears everybody: "
                + client.getSubscriptions(session.id(), id).isWholeSession());
        out.println("in the session: " + tags(session));
    }

    private void leave(Session session, CreatedParticipant customer) {
        client.removeParticipant(session.id(), customer.id());
        out.println("after removing the customer: " + tags(session) + "; the customer is in "
                + own(client.getParticipant(customer.id())).sessionIds().size() + " sessions");
        client.deleteParticipant(customer.id(), CallOptions.defaults().withTotalTimeout(Duration.ofSeconds(10)));
        out.println("participants in the session's own response: "
                + client.getSession(session.id()).participants().size());
    }

    private List<String> tags(Session session) {
        return client.listParticipants(session.id()).stream()
                .map(participant -> own(participant).tag().or(participant::id).orElse("-"))
                .toList();
    }

    /** Bandwidth's fields beyond the neutral model. */
    private static BandwidthParticipant own(Participant participant) {
        return participant.unwrap(BandwidthParticipant.class).orElseThrow();
    }
}
