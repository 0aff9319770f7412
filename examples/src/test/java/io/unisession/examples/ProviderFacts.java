package io.unisession.examples;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.unisession.SessionClient;
import io.unisession.SessionQuery;
import io.unisession.SessionStatus;
import io.unisession.Sessions;
import io.unisession.capability.Capability;
import io.unisession.capability.JoinTokens;
import io.unisession.capability.ParticipantListing;
import io.unisession.capability.ParticipantRemoval;
import io.unisession.capability.RecordingDownload;
import io.unisession.capability.RecordingListing;
import io.unisession.capability.SessionDeletion;
import io.unisession.capability.SessionEnding;
import io.unisession.capability.SessionListing;
import io.unisession.capability.TranscriptListing;
import io.unisession.testkit.googlemeet.FakeGoogleMeet;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What no code knows of a provider, such as how long it keeps sessions, in cells of the table of providers.
 *
 * @param settings made-up settings with which its client can be opened
 * @param participantsInSession whether a session that is got has its participants
 */
record ProviderFacts(
        String provider,
        String title,
        Map<String, String> settings,
        String history,
        boolean participantsInSession,
        String times,
        String userId,
        String events,
        String limits,
        String triedLive,
        List<String> sources) {
    static final String HEAD = """
            | provider | sessions that have ended | sessions going on | participants | join and leave times | your own user id | end | delete | remove | join token | recordings | transcripts | events | rate limits | called for real |
            |---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|
            """;

    /** Made for this run, because a key in a file looks like one that somebody uses. */
    private static final String PRIVATE_KEY = privateKey();

    private static String privateKey() {
        try (FakeGoogleMeet fake = FakeGoogleMeet.start()) {
            return fake.privateKey();
        }
    }

    /** In the order of the providers' ids. */
    static List<ProviderFacts> read() throws IOException {
        try (InputStream file = ProviderFacts.class.getResourceAsStream("provider-facts.json")) {
            return new ObjectMapper().readValue(file, new TypeReference<>() {});
        }
    }

    /** Its row of the table: from the client's capabilities, and from these facts. */
    String row() {
        try (SessionClient client = open()) {
            return Stream.of(
                            title + ", `" + provider + "`",
                            history,
                            live(client),
                            participants(client),
                            times,
                            userId,
                            has(client, SessionEnding.class),
                            has(client, SessionDeletion.class),
                            has(client, ParticipantRemoval.class),
                            has(client, JoinTokens.class),
                            recordings(client),
                            has(client, TranscriptListing.class),
                            events,
                            limits,
                            triedLive)
                    .collect(Collectors.joining(" | ", "| ", " |\n"));
        }
    }

    /** Its row of the filters of session lists; empty for a provider that lists none. */
    String filtersRow() {
        try (SessionClient client = open()) {
            return client.find(SessionListing.class)
                    .map(listing -> "| " + title + " | " + listing.filters() + " |\n")
                    .orElse("");
        }
    }

    String sourcesLine() {
        return "- " + title + ": " + String.join("; ", sources) + "\n";
    }

    /** Whether its list can have sessions that have ended. */
    boolean listsEnded() {
        try (SessionClient client = open()) {
            return lists(
                    client, SessionQuery.builder().status(SessionStatus.ENDED).build());
        }
    }

    /** A client with the made-up settings. */
    SessionClient open() {
        return Sessions.builder(provider)
                .settingsFrom(name -> name.endsWith("PRIVATE_KEY")
                        ? Optional.of(PRIVATE_KEY)
                        : Optional.ofNullable(settings.get(name)))
                .build();
    }

    private static String live(SessionClient client) {
        SessionQuery active =
                SessionQuery.builder().status(SessionStatus.ACTIVE).build();
        return lists(client, SessionQuery.all()) || lists(client, active) ? "list, by id" : "by id";
    }

    private static boolean lists(SessionClient client, SessionQuery query) {
        return client.find(SessionListing.class)
                .filter(listing -> listing.filters().supports(query))
                .isPresent();
    }

    private String participants(SessionClient client) {
        boolean list = client.find(ParticipantListing.class).isPresent();
        if (participantsInSession) {
            return list ? "in the session, list" : "in the session";
        }
        return list ? "list" : "no";
    }

    private static String recordings(SessionClient client) {
        String listed = has(client, RecordingListing.class);
        return client.find(RecordingDownload.class).isPresent() ? listed + ", with download" : listed;
    }

    private static String has(SessionClient client, Class<? extends Capability> capability) {
        return client.find(capability).isPresent() ? "yes" : "no";
    }
}
