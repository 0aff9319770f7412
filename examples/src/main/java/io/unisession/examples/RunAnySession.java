package io.unisession.examples;

import io.unisession.JoinRequest;
import io.unisession.JoinToken;
import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.SessionQuery;
import io.unisession.SessionStatus;
import io.unisession.capability.JoinTokens;
import io.unisession.capability.SessionDeletion;
import io.unisession.capability.SessionEnding;
import io.unisession.capability.SessionListing;
import io.unisession.generic.Descriptor;
import io.unisession.generic.GenericSessions;
import io.unisession.testkit.tenbyte.FakeTenbyte;
import java.io.PrintStream;

/**
 * Shows how to run a session with capabilities only. The provider is only a descriptor, and the application's code does
 * not name it.
 */
public final class RunAnySession {
    private RunAnySession() {}

    /**
     * The application's code. It requires its capabilities at startup, so a missing one is found before a session
     * depends on it.
     */
    private record Stage(SessionListing listing, JoinTokens tokens, SessionEnding ending, SessionDeletion deletion) {
        static Stage of(SessionClient client) {
            return new Stage(
                    client.require(SessionListing.class),
                    client.require(JoinTokens.class),
                    client.require(SessionEnding.class),
                    client.require(SessionDeletion.class));
        }
    }

    /**
     * Runs the example.
     *
     * @param args none
     */
    public static void main(String... args) {
        SmallProgram.main(args, RunAnySession::run);
    }

    static void run(PrintStream out) {
        try (FakeTenbyte service = FakeTenbyte.start();
                SessionClient client = GenericSessions.builder(Descriptor.bundled("tenbyte"))
                        .baseUrl(service.baseUrl().toString())
                        .setting("TENBYTE_API_KEY", service.apiKey())
                        .build()) {
            String id = service.scheduleSession("spring-room", "What is new in spring");
            service.scheduleSession("spring-room", "Questions and answers");
            Stage stage = Stage.of(client);
            print(out, "scheduled", stage.listing().listSessions());

            service.goLive(id);
            SessionQuery active =
                    SessionQuery.builder().status(SessionStatus.ACTIVE).build();
            print(out, "active", stage.listing().listSessions(active));
            JoinToken token =
                    stage.tokens().createJoinToken(JoinRequest.forSession(id).withName("Priya Raman"));
            out.println("a viewer's device gets " + token.token() + " for room "
                    + token.roomId().orElse("unknown"));

            stage.ending().endSession(id);
            SessionQuery ofTheRoom =
                    SessionQuery.builder().roomId("spring-room").build();
            print(out, "of the room", stage.listing().listSessions(ofTheRoom));

            stage.deletion().deleteSession(id);
            out.println("deleted: " + client.findSession(id).isEmpty());
        }
    }

    private static void print(PrintStream out, String title, Iterable<Session> sessions) {
        out.println(title + ":");
        sessions.forEach(session -> out.println("  " + session.label().orElse(session.id()) + ", " + session.status()));
    }
}
