package io.unisession.examples;

import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.SessionJson;
import io.unisession.cli.IndentedJson;
import io.unisession.cli.PlainText;
import io.unisession.cli.SessionReport;
import java.io.PrintStream;
import java.util.List;

/** Gets one session from each of the services, which run embedded in this program, and prints them. */
final class Demonstration {
    private static final String BEFORE = """
            UniSession: several services, one call

            Every session below was fetched by the same method of the application:

                static Session fetch(SessionClient client, String sessionId) {
                    return client.getSession(sessionId);
                }

            THE SERVICES ARE FAKES inside this program. They listen on this machine (127.0.0.1) and respond
            over HTTP as the real services' documentation says. You need no account, no credentials and no
            internet, and the people below are made up.
            """;

    private static final String AFTER = """
            ====================================================================================================
            To call a real service, set its credentials in the environment and pass the id of a session:

                mvn -q -pl examples -am compile exec:java -Dexec.args="--provider videosdk --session <id>"

                --provider   credentials in the environment
                videosdk     VIDEOSDK_API_KEY and VIDEOSDK_SECRET_KEY, or VIDEOSDK_TOKEN
                             (and VIDEOSDK_API_VERSION=v1 for version 1 of the API)
                100ms        LIVE100MS_ACCESS_KEY and LIVE100MS_APP_SECRET
                bandwidth    BW_ACCOUNT_ID, BW_USERNAME and BW_PASSWORD
                daily        DAILY_API_KEY
                google-meet  GOOGLE_MEET_SERVICE_ACCOUNT, GOOGLE_MEET_PRIVATE_KEY and
                             GOOGLE_MEET_USER
                janus        JANUS_ADMIN_SECRET or JANUS_API_SECRET, and JANUS_BASE_URL
                livekit      LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET
                realtimekit  REALTIMEKIT_ACCOUNT_ID, REALTIMEKIT_APP_ID and
                             REALTIMEKIT_API_TOKEN
                signalwire   SIGNALWIRE_SPACE, SIGNALWIRE_PROJECT_ID and
                             SIGNALWIRE_API_TOKEN
                twilio-video TWILIO_ACCOUNT_SID, TWILIO_API_KEY and TWILIO_API_SECRET
                zoom         ZOOM_ACCOUNT_ID, ZOOM_CLIENT_ID and ZOOM_CLIENT_SECRET
                zoom-video   ZOOM_VIDEO_API_KEY and ZOOM_VIDEO_API_SECRET
                tenbyte      none: getting a session is public

            To print the same sessions as JSON, use -Dexec.args="--json"; "--help" lists all options.
            """;

    private Demonstration() {}

    /** The application's code. It knows neither the provider nor how the client was created. */
    static Session fetch(SessionClient client, String sessionId) {
        return client.getSession(sessionId);
    }

    static void printReport(PrintStream out, int width) {
        try (EmbeddedServices embedded = new EmbeddedServices()) {
            SessionReport report = new SessionReport(out, EmbeddedServices.NOW, width);
            BEFORE.lines().forEach(out::println);
            out.println("Their clock always shows " + PlainText.time(EmbeddedServices.NOW) + ".");
            out.println();
            for (EmbeddedServices.Service service : embedded.services()) {
                report.print(service.title(), fetch(service.client(), service.sessionId()), service.client());
            }
            AFTER.lines().forEach(out::println);
        }
    }

    static void printJson(PrintStream out) {
        try (EmbeddedServices embedded = new EmbeddedServices()) {
            List<Session> sessions = embedded.services().stream()
                    .map(service -> fetch(service.client(), service.sessionId()))
                    .toList();
            out.println(IndentedJson.of(SessionJson.writeAll(sessions)));
        }
    }
}
