package io.unisession.examples;

import io.unisession.generic.Descriptor;
import io.unisession.generic.DryRun;
import java.util.Map;

/** What a dry run shows of requests, and why it shows none. */
final class RequestDryRunMessages {
    private static final String DESCRIPTOR = """
            id: acme
            baseUrl: https://${env:ACME_TENANT}.acme.example
            auth:
              type: oauth2-client-credentials
              tokenUrl: https://auth.acme.example/token
              clientId: ${env:ACME_ID}
              clientSecret: ${env:ACME_SECRET}
            operations:
              getSession: { request: "GET /calls/{sessionId}", auth: { type: none } }
              listSessions: { request: { method: GET, path: /calls, query: { since: "{startedFrom}", state: "{status}" } }, items: "", statusWords: { ACTIVE: open } }
              endSession: { request: { method: POST, path: "/rooms/{roomId}/end", body: { why: over } } }
              removeParticipant:
                request: "DELETE /people/{participantId}"
                auth: { type: jwt-hs256, secret: "${env:ACME_SECRET}", claims: { iss: "${env:ACME_ID}" } }
              joinToken:
                request: { method: POST, path: "/calls/{sessionId}/token", body: { lifetime: "{lifetime}" } }
            models:
              session: { id: /id, roomId: /room }
              joinToken: { token: /token }
            """;

    private final Messages messages;

    RequestDryRunMessages(Messages messages) {
        this.messages = messages;
    }

    private static DryRun run(String operation, Map<String, String> variables) {
        return DryRun.ofRequest(Descriptor.parse("acme.yaml", DESCRIPTOR), operation, variables);
    }

    private void show(String title, String operation, Map<String, String> variables) {
        messages.add(title, run(operation, variables).toString().replaceAll("\"(iat|exp)\":\\d+", "\"$1\":<time>"));
    }

    private void refuse(String title, String operation, Map<String, String> variables) {
        messages.failureOf(title, () -> run(operation, variables));
    }

    void all() {
        messages.group("Dry runs of requests");
        show("a request without credentials", "getSession", Map.of());
        show("a request by the session's room", "endSession", Map.of("roomId", "r-3"));
        show("a request with a token that the client signs", "removeParticipant", Map.of("participantId", "p-1"));
        refuse("an operation that is not declared", "deleteSession", Map.of());
        refuse("a variable that is misspelled", "getSession", Map.of("sesionId", "c-1"));
        refuse("a variable of another operation", "getSession", Map.of("startedFrom", "2026-03-02T09:00:00Z"));
        refuse("a time in another form", "listSessions", Map.of("startedFrom", "today"));
        refuse("a status that is none", "listSessions", Map.of("status", "open"));
        refuse("a status that the service cannot list by", "listSessions", Map.of("status", "ENDED"));
        refuse("a duration in another form", "joinToken", Map.of("lifetime", "1h"));
        refuse("an id that cannot be in a path", "getSession", Map.of("sessionId", ".."));
    }
}
