package io.unisession.examples;

import io.unisession.CallOptions;
import io.unisession.JoinRequest;
import io.unisession.PageRequest;
import io.unisession.RetryPolicy;
import io.unisession.SessionClient;
import io.unisession.SessionQuery;
import io.unisession.Sessions;
import io.unisession.capability.JoinTokens;
import io.unisession.capability.ParticipantRemoval;
import io.unisession.capability.RecordingListing;
import io.unisession.capability.SessionEnding;
import io.unisession.capability.SessionListing;
import io.unisession.generic.Descriptor;
import io.unisession.generic.DescriptorException;
import io.unisession.generic.DryRun;
import io.unisession.generic.GenericProvider;
import io.unisession.generic.GenericSessions;
import io.unisession.spi.ProviderSettings;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.tenbyte.FakeTenbyte;
import java.util.List;
import java.util.Map;

/** The messages of descriptors: faults of a descriptor, and calls and dry runs by one. */
final class DescriptorMessages {
    static final String RIGHT = """
            {
              "id": "acme",
              "baseUrl": "https://api.acme.example/v1",
              "auth": { "type": "none" },
              "operations": {
                "getSession": { "request": "GET /calls/{sessionId}" },
                "endSession": { "request": "POST /calls/{sessionId}/end" }
              },
              "models": {
                "session": {
                  "id": "/id",
                  "status": "/state",
                  "statusValues": { "open": "ACTIVE" },
                  "startedAt": { "pointer": "/started", "format": "epoch-seconds" },
                  "participants": "/people"
                },
                "participant": { "id": "/id" }
              },
              "errors": { "message": "/message", "failedWhen": { "pointer": "/ok", "equals": false } }
            }
            """;

    /** What is put for what in {@link #RIGHT}. */
    private static final String FAULTS = """
            "id": "acme" | "id": "Acme!"
            "id": "acme" | "id": "100acme"
            "baseUrl": | "headers": { "X-A": "{sessionId}" }, "baseUrl":
            "id": "acme" | "id": 7
            "id": "acme" | "id": " "
            "id": "acme" | "id": true
            "id": "acme" | "id": { }
            "id": "acme" | "id": "acme", "id": "acme"
            "https://api.acme.example/v1" | "api.acme.example"
            "https://api.acme.example/v1" | "https://${env:HOST}/v1"
            "type": "none" | "type": "beerer"
            "type": "none" |
            { "type": "none" } | { "type": "bearer" }
            { "type": "none" } | { "type": "bearer", "token": "${evn:TOKEN}" }
            { "type": "none" } | { "type": "bearer", "token": "made-up" }
            { "type": "none" } | { "type": "bearer", "token": "Kä ${env:TOKEN}" }
            { "type": "none" } | { "type": "basic" }
            { "type": "none" } | { "type": "basic", "username": "ada:l", "password": "${env:P}" }
            { "type": "none" } | { "type": "header" }
            { "type": "none" } | { "type": "header", "name": "X Key", "value": "${env:P}" }
            { "type": "none" } | { "type": "header", "name": "Host", "value": "${env:P}" }
            { "type": "none" } | { "type": "query" }
            { "type": "none" } | { "type": "jwt-hs256" }
            { "type": "none" } | { "type": "jwt-hs256", "secret": "${env:S}", "claims": { "exp": 1 } }
            { "type": "none" } | { "type": "jwt-hs256", "secret": "${env:S}", "claims": { "a": 12345678901234567890123 } }
            { "type": "none" } | { "type": "jwt-hs256", "secret": "${env:S}", "claims": { "a": 0.12345678901234567890123 } }
            { "type": "none" } | { "type": "jwt-hs256", "secret": "${env:S}", "lifetime": "1h" }
            { "type": "none" } | { "type": "jwt-hs256", "secret": "${env:S}", "prefix": "a b c" }
            { "type": "none" } | { "type": "jwt-hs256", "secret": "${env:S}", "claims": { "a": "{sessionId}" } }
            { "type": "none" } | { "type": "oauth2-client-credentials" }
            { "type": "none" } | { "type": "oauth2-client-credentials", "tokenUrl": "https://{name}/t", "clientId": "${env:I}", "clientSecret": "${env:S}" }
            { "type": "none" } | { "type": "oauth2-refresh-token" }
            { "type": "none" } | { "type": "oauth2-jwt-bearer" }
            { "type": "none" } | { "type": "oauth2-client-credentials", "tokenUrl": "acme.example", "clientId": "${env:I}", "clientSecret": "${env:S}" }
            { "type": "none" } | { "type": "oauth2-client-credentials", "tokenUrl": "https://acme.example", "clientId": "${env:I}", "clientSecret": "${env:S}" }
            { "type": "none" } | { "type": "oauth2-client-credentials", "tokenUrl": "http://acme.example/t", "clientId": "${env:I}", "clientSecret": "${env:S}" }
            { "type": "none" } | { "type": "oauth2-client-credentials", "tokenUrl": "https://acme.example/t/", "clientId": "${env:I}", "clientSecret": "${env:S}" }
            "endSession" | "stopSession"
            "getSession": { "request": "GET /calls/{sessionId}" }, |
            "getSession" | "gotSession"
            "GET /calls/{sessionId}" | "GET/calls/{sessionId}"
            "GET /calls/{sessionId}" | "GET calls/{sessionId}"
            "GET /calls/{sessionId}" | "GET //calls/{sessionId}"
            "GET /calls/{sessionId}" | "GET /calls/one"
            "GET /calls/{sessionId}" | "GET /calls/{id}"
            "GET /calls/{sessionId}" | "GET /calls/{sessionId as numbr}"
            "GET /calls/{sessionId}" | "GET /calls/c {sessionId}"
            "GET /calls/{sessionId}" | "GET /calls/../{sessionId}"
            "GET /calls/{sessionId}" | "GET /calls?x=1/{sessionId}"
            "GET /calls/{sessionId}" | { "method": "GET", "path": "/c/{sessionId}", "body": { } }
            "GET /calls/{sessionId}" | "GET /c/{sessionId}", "result": "data"
            "GET /calls/{sessionId}" | "GET /c/{sessionId}", "idempotent": false
            "GET /calls/{sessionId}" | "GET /c", "items": "", "result": "/a"
            "GET /calls/{sessionId}" | "GET /c/{sessionId}", "participantsFrom": "listParticipants"
            { "request": "GET /calls/{sessionId}" } | {}
            "POST /calls/{sessionId}/end" | { "method": "POST" }
            "POST /calls/{sessionId}/end" | { "path": "/c/{sessionId}" }
            "POST /calls/{sessionId}/end" | { "method": "GET", "path": "/c/{sessionId}" }
            "POST /calls/{sessionId}/end" | { "method": "POST", "path": "/c/{sessionId}", "query": { "a": "{rom}" } }
            "POST /calls/{sessionId}/end" | { "method": "POST", "path": "/c/{sessionId}", "query": { "a": [1] } }
            "POST /calls/{sessionId}/end" | { "method": "POST", "path": "/c/{sessionId}", "query": { "a": "${env:ACME" } }
            "POST /calls/{sessionId}/end" | { "method": "POST", "path": "/c/{sessionId}", "query": { "a": "x{sessionId" } }
            "POST /calls/{sessionId}/end" | { "method": "POST", "path": "/c/{sessionId}", "headers": { "Cookie": "a" } }
            "POST /calls/{sessionId}/end" | { "method": "POST", "path": "/c/{sessionId}", "headers": { "a b": "a" } }
            "POST /calls/{sessionId}/end" | { "method": "POST", "path": "/c/{sessionId}", "headers": { "Accept-Encoding": "gzip" } }
            "POST /calls/{sessionId}/end" | { "method": "POST", "path": "/c/{sessionId}", "headers": { "Host": "acme.example" } }
            "POST /calls/{sessionId}/end" | { "method": "POST", "path": "/c/{sessionId}", "headers": { "X-Name": "Größe" } }
            "POST /calls/{sessionId}/end" | { "method": "POST", "path": "/c/{sessionId}", "headers": { "X-Api-Key": "${setting:ACME}" } }
            "POST /calls/{sessionId}/end" | { "method": "POST", "path": "/c/{sessionId}", "body": { "password": "made-up" } }
            "POST /calls/{sessionId}/end" | { "method": "POST", "path": "/c/{sessionId}", "body": { "a": null } }
            "POST /calls/{sessionId}/end" | { "method": "POST", "path": "/c/{sessionId}", "body": { "a": 1e99999999999 } }
            "POST /calls/{sessionId}/end" | "POST /rooms/{roomId}/end"
            "POST /calls/{sessionId}/end" | { "method": "POST", "path": "/c/{sessionId}", "body": {}, "form": {} }
            "endSession": { | "joinToken": { "sign": {} }, "endSession": {
            "endSession": { | "joinToken": { "sign": { "type": "jwt" } }, "endSession": {
            "endSession": { | "joinToken": { "sign": { "type": "jwt-hs256", "secret": "${env:S}" } }, "endSession": {
            "endSession": { | "joinToken": { "request": "POST /{sessionId}", "lifetime": "PT1H" }, "endSession": {
            "endSession": { | "joinToken": { "request": "POST /{sessionId}", "timeFormat": "iso-8601" }, "endSession": {
            "endSession": { | "listSessions": { "request": "GET /c" }, "endSession": {
            "endSession": { | "listSessions": { "request": "GET /c", "items": {} }, "endSession": {
            "endSession": { | "listSessions": { "request": "GET /c/{startedFrom}", "items": "" }, "endSession": {
            "endSession": { | "listSessions": { "request": "GET /c/{status}", "items": "" }, "endSession": {
            "endSession": { | "listSessions": { "request": "GET /c/{status}", "statusWords": {}, "items": "" }, "endSession": {
            "endSession": { | "listSessions": { "request": "GET /c", "timeFormat": "iso-8601", "items": "" }, "endSession": {
            "endSession": { | "listSessions": { "request": { "method": "GET", "path": "/c", "query": { "a": "{startedFrom}" } }, "timeFormat": "epoch-second", "items": "" }, "endSession": {
            "endSession": { | "listSessions": { "request": { "method": "GET", "path": "/c", "query": { "q": "{startedFrom}-{startedBefore}" } }, "items": "" }, "endSession": {
            "endSession": { | "listSessions": { "request": "GET /c/{status}", "statusWords": { "ACTIVE": "on" }, "onlyStatus": "ENDED", "items": "" }, "endSession": {
            "endSession": { | "listSessions": { "request": "GET /c", "alternatives": { "request": "GET /d" }, "items": "" }, "endSession": {
            "baseUrl": | "settingsPrefix": "AWS_", "baseUrl":
            "baseUrl": | "webhooks": {}, "baseUrl":
            "baseUrl": | "webhooks": { "signature": {}, "typ": "/t", "typeValues": { "a": "SESSION_START" }, "test": {} }, "baseUrl":
            "baseUrl": | "webhooks": { "signature": { "type": "hmac-sha265" }, "type": "/t", "typeValues": {} }, "baseUrl":
            "baseUrl": | "webhooks": { "signature": { "type": "hmac-sha256", "secret": "made-up" }, "type": "/t", "typeValues": {} }, "baseUrl":
            "baseUrl": | "webhooks": { "signature": { "type": "hmac-sha256", "secret": "${env:S}", "header": "X S", "encoding": "base-64", "signs": "{time}{body}" }, "type": "/t", "typeValues": {} }, "baseUrl":
            "baseUrl": | "webhooks": { "signature": { "type": "hmac-sha256", "secret": "${env:S}", "header": "X-S", "signs": "{timestamp}.{body}" }, "type": "/t", "typeValues": {} }, "baseUrl":
            "baseUrl": | "webhooks": { "signature": { "type": "rsa-sha256", "header": "X-S" }, "type": "/t", "typeValues": {} }, "baseUrl":
            "baseUrl": | "webhooks": { "signature": { "type": "rsa-sha256", "header": "X-S", "publicKeyUrl": "http://acme.example/key" }, "type": "/t", "typeValues": {} }, "baseUrl":
            "baseUrl": | "webhooks": { "signature": { "type": "jwt-hs256", "issuer": "${env:I}", "secret": "${env:S}" }, "type": "/t", "typeValues": {} }, "baseUrl":
            "baseUrl": | "webhooks": { "signature": { "type": "header" }, "type": "/t", "typeValues": {} }, "baseUrl":
            "baseUrl": | "settingsPrefix": "ACME", "baseUrl":
            "endSession": { | "listSessions": { "request": "GET /c", "alternatives": [], "items": "" }, "endSession": {
            "endSession": { | "listSessions": { "request": "GET /c", "items": "", "paging": {} }, "endSession": {
            "endSession": { | "listSessions": { "request": "GET /c", "items": "", "paging": { "style": "page" } }, "endSession": {
            "endSession": { | "listSessions": { "request": "GET /c", "items": "", "paging": { "style": "page-number" } }, "endSession": {
            "endSession": { | "listSessions": { "request": "GET /c", "items": "", "paging": { "style": "cursor", "cursorParam": "c" } }, "endSession": {
            "endSession": { | "listSessions": { "request": "GET /c", "items": "", "paging": { "style": "limit-offset", "offsetParam": "o", "size": 3 } }, "endSession": {
            "endSession": { | "listSessions": { "request": "GET /c", "items": "", "paging": { "style": "limit-offset", "offsetParam": "o", "sizeParam": "l", "size": 0 } }, "endSession": {
            "endSession": { | "listSessions": { "request": "GET /c", "items": "", "paging": { "style": "none", "total": "/total" } }, "endSession": {
            "endSession": { | "joinToken": { "request": "POST /calls/{sessionId}" }, "endSession": {
            "endSession": { | "listRecordings": { "request": "GET /calls/{sessionId}", "items": "" }, "endSession": {
            "endSession": { | "recordingLink": { "request": "GET /r/{recordingId}" }, "endSession": {
            "models": { | "filesFrom": ["https://files.acme.example"], "models": {
            "models": { | "filesFrom": ["acme.example"], "models": {
            "participant": { | "recordingLink": { }, "participant": {
            "participant": { | "recording": { "kind": "/k", "only": { }, "files": { "url": "/u" } }, "participant": {
            "participant": { | "recording": { "id": "/id", "kind": "/k", "kindValues": { "a": "FILM" } }, "participant": {
            "participant": { | "recording": { "id": "/id", "status": "/s", "statusValues": { "a": "DONE" } }, "participant": {
            "participant": { | "joinToken": { }, "participant": {
            "id": "/id", | "room_id": "/room", "id": "/id",
            "id": "/id", |
            "id": "/id", | "id": "$.id",
            "id": "/id", | "id": "/a~b",
            "id": "/id", | "id": "/id", "label": "/people/0/n",
            "status": "/state", |
            "status": "/state", | "status": "/state", "statusByPresence": { },
            "status": "/state", | "status": "/state", "duration": { "format": "seconds" },
            "status": "/state", | "status": "/state", "duration": { "pointer": "/d", "format": "hours" },
            "open": "ACTIVE" | "open": "ACTIV"
            "pointer": "/started", |
            "epoch-seconds" | "local"
            "format": "epoch-seconds" | "format": "local", "zone": "Atlantis"
            "format": "epoch-seconds" | "zone": "UTC"
            "id": "/id", | "id": { "after": "/" },
            "id": "/id", | "id": { "parts": ["/a"] },
            "GET /calls/{sessionId}" | "GET /calls/{sessionId as part-2}"
            "endSession": { | "listSessions": { "request": "GET /c", "items": "", "also": { "request": "GET /d", "onlyStatus": "ENDED" } }, "endSession": {
            "message": "/message" | "notFoundWhen": { "pointer": "/a" }
            "message": "/message" | "notFoundWhen": { "equals": 1 }
            "message": "/message" | "notFoundWhen": { "pointer": "/a", "equals": 1, "missing": true }
            "message": "/message" | "notFoundWhen": { "pointer": "/a", "missing": false }
            "endSession": { | "listSessions": { "request": "GET /c", "items": "", "window": "P1D" }, "endSession": {
            "endSession": { | "listSessions": { "request": { "method": "GET", "path": "/c", "query": { "f": {} } }, "items": "" }, "endSession": {
            "endSession": { | "listSessions": { "request": { "method": "GET", "path": "/c", "query": { "f": "{status as number}" } }, "items": "" }, "endSession": {
            "/id" | "a b"
            "/id" | { "pointer": "/id", "after": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" }
            { "id": "/id" } | { "name": "/name" }
            { "id": "/id" } | { "id": "/id", "intervals": { "joinedAt": "/a" } }
            "endSession": { | "listIntervals": { "request": "GET /{participantId}", "items": "", "atOnce": 99 }, "endSession": {
            "endSession": { | "listIntervals": { "request": "GET /{participantId}", "items": "" }, "endSession": {
            "endSession": { | "listParticipants": { "request": "GET /{sessionId}", "items": "" }, "listIntervals": { "request": "GET /{participantId}", "items": "" }, "endSession": {
            "getSession": { "request": "GET /calls/{sessionId}" }, | "listSessions": { "request": "GET /{roomId}", "items": "" },
            { "id": "/id" } | { "id": "/id", "leftAt": "/l", "intervals": { "items": "/a" } }
            { "id": "/id" } | { "id": "/id", "role": "/log/0/r", "intervals": { "items": "/log", "joinedAt": "/in" } }
            "participants": "/people" | "participants": { "all": "/people", "byId": "/p" }
            "participants": "/people" | "endedAt": "/ended"
            "message": "/message" | "notFound": [200]
            "message": "/message" | "notFound": [401]
            "message": "/message" | "notFound": [503]
            "pointer": "/ok", "equals": false |
            "equals": false | "equals": null
            "session": { | "sessions": {
            "errors" | "error"
            """;

    private final Messages messages;
    private final TestFolders folders;

    DescriptorMessages(Messages messages, TestFolders folders) {
        this.messages = messages;
        this.folders = folders;
    }

    static GenericSessions.Builder readOnly() {
        return builder(RIGHT.replace(",\n    \"endSession\": { \"request\": \"POST /calls/{sessionId}/end\" }", ""));
    }

    private static GenericSessions.Builder builder(String text) {
        return GenericSessions.builder(Descriptor.parse("acme.json", text));
    }

    /** With those settings that the descriptor refers to. */
    private static GenericSessions.Builder withSettings(String text, Map<String, String> settings) {
        GenericSessions.Builder builder = builder(text);
        settings.forEach((name, value) -> {
            if (text.contains(':' + name + '}')) {
                builder.setting(name, value);
            }
        });
        return builder;
    }

    private interface Call {
        Object with(SessionClient client);
    }

    private void call(String title, String descriptor, FakeResponse response, Call call) {
        try (FakeTenbyte service = FakeTenbyte.start();
                SessionClient client = withSettings(descriptor, Map.of("ID", "made-up-id", "SECRET", "made-up-secret"))
                        .baseUrl(service.baseUrl().toString())
                        .retryPolicy(RetryPolicy.none())
                        .build()) {
            service.enqueue(response);
            messages.failureOf("descriptor, " + title, () -> call.with(client));
        }
    }

    private static String withList(String list) {
        return RIGHT.replace(
                "\"endSession\": {", "\"listSessions\": { \"request\": \"GET /c\", " + list + " }, \"endSession\": {");
    }

    private static Call list(PageRequest first) {
        return client ->
                client
                        .require(SessionListing.class)
                        .listSessions(SessionQuery.all(), first, CallOptions.defaults())
                        .stream()
                        .toList();
    }

    void httpErrors() {
        call(
                "a success that reports a failure",
                RIGHT,
                FakeResponse.json(200, "{\"ok\":false,\"message\":\"no such call\"}"),
                client -> client.getSession("c-1"));
        String byRoom = RIGHT.replace("\"POST /calls/{sessionId}/end\"", "\"POST /rooms/{roomId}/end\"")
                .replace("\"id\": \"/id\",\n", "\"id\": \"/id\", \"roomId\": \"/room\",\n");
        call(
                "a session without the room by which it would be ended",
                byRoom,
                FakeResponse.json(200, "{\"id\":\"c-1\"}"),
                DescriptorMessages::endSession);
        call(
                "a session with a room that cannot be in a path",
                byRoom,
                FakeResponse.json(200, "{\"id\":\"c-1\",\"room\":\"..\"}"),
                DescriptorMessages::endSession);
        call(
                "a cursor that cannot be sent",
                withList(
                        "\"items\": \"/c\", \"paging\": { \"style\": \"cursor\", \"cursorParam\": \"c\", \"next\": \"/n\" }"),
                FakeResponse.json(200, "{\"c\":[{\"id\":\"c-1\"}],\"n\":\"\\ud800\"}"),
                list(PageRequest.first()));
        call(
                "a list with a session without the room",
                byRoom.replace("\"GET /calls/{sessionId}\"", "\"GET /calls\", \"items\": \"/data\""),
                FakeResponse.json(200, "{\"data\":[{\"id\":\"c-1\"}]}"),
                DescriptorMessages::endSession);
        call(
                "a person to be removed from a session that has ended",
                byRoom.replace("\"open\": \"ACTIVE\"", "\"open\": \"ACTIVE\", \"closed\": \"ENDED\"")
                        .replace(
                                "\"endSession\": {",
                                "\"removeParticipant\": { \"request\": \"DELETE /rooms/{roomId}/{participantId}\" },"
                                        + " \"endSession\": {"),
                FakeResponse.json(200, "{\"id\":\"c-1\",\"state\":\"closed\"}"),
                client -> {
                    client.require(ParticipantRemoval.class).removeParticipant("c-1", "p-1");
                    return client;
                });
        call(
                "nothing where the session would be",
                RIGHT.replace("\"GET /calls/{sessionId}\"", "\"GET /calls/{sessionId}\", \"result\": \"/calls/0\""),
                FakeResponse.json(200, "{\"calls\":[]}"),
                client -> client.getSession("c-1"));
        call(
                "an id that is no number",
                RIGHT.replace("{sessionId}", "{sessionId as number}"),
                FakeResponse.empty(404),
                client -> client.getSession("c-1"));
        call(
                "an id without a part",
                RIGHT.replace("{sessionId}", "{sessionId as part-2}")
                        .replace("\"id\": \"/id\",\n", "\"id\": { \"parts\": [\"/a\", \"/b\"] },\n"),
                FakeResponse.empty(404),
                client -> client.getSession("c-1"));
        String notFound = RIGHT.replace(
                "\"POST /calls/{sessionId}/end\"",
                "\"POST /calls/{sessionId}/end\", \"notFoundWhen\": [{ \"pointer\": \"/ended/0\", \"missing\": true },"
                        + " { \"pointer\": \"/count\", \"equals\": 0 }]");
        call(
                "a success that names nothing that was ended",
                notFound,
                FakeResponse.json(200, "{\"ended\":[]}"),
                DescriptorMessages::endSession);
        call(
                "a success that counts nothing that was ended",
                notFound,
                FakeResponse.json(200, "{\"ended\":[\"c-1\"],\"count\":0}"),
                DescriptorMessages::endSession);
        call("a success that is no object", notFound, FakeResponse.json(200, "[]"), DescriptorMessages::endSession);
        messages.failureOf(
                "descriptor, a setting that is no part of a host",
                () -> withSettings(
                                RIGHT.replace("https://api.acme", "https://${env:ACME_TENANT}.acme"),
                                Map.of("ACME_TENANT", "a/b"))
                        .build());
        call(
                "a quote in a filter",
                withList("\"items\": \"\"")
                        .replace(
                                "\"GET /c\"",
                                "{ \"method\": \"GET\", \"path\": \"/c\", \"query\": { \"f\": { \"join\": \",\", \"of\": \"{roomId}\" } } }"),
                FakeResponse.empty(404),
                client -> client.require(SessionListing.class)
                        .listSessions(
                                SessionQuery.builder().roomId("a\" OR \"b").build()));
        call(
                "a quote in a name that is written between quotes",
                RIGHT.replace(
                                "\"endSession\": {",
                                "\"joinToken\": { \"request\": { \"method\": \"POST\", \"path\": \"/tokens\", \"body\":"
                                        + " { \"call\": \"{sessionId}\", \"grant\": \"user=\\\"{name}\\\"\" } } },"
                                        + " \"endSession\": {")
                        .replace("\"participant\": {", "\"joinToken\": { \"token\": \"/t\" }, \"participant\": {"),
                FakeResponse.json(200, "{}"),
                client -> client.require(JoinTokens.class)
                        .createJoinToken(JoinRequest.forSession("c-1").withName("Ada \" L")));
        call(
                "a quote in the label of a session from a list",
                RIGHT.replace("\"GET /calls/{sessionId}\"", "\"GET /calls\", \"items\": \"/data\"")
                        .replace("\"status\": \"/state\",", "\"status\": \"/state\", \"label\": \"/topic\",")
                        .replace(
                                "\"POST /calls/{sessionId}/end\"",
                                "{ \"method\": \"POST\", \"path\": \"/end\", \"query\":"
                                        + " { \"id\": \"{sessionId}\", \"q\": \"name=\\\"{label}\\\"\" } }"),
                FakeResponse.json(200, "{\"data\":[{\"id\":\"c-1\",\"state\":\"open\",\"topic\":\"a\\\"b\"}]}"),
                DescriptorMessages::endSession);
        call(
                "recordings of a room, of a session without one",
                RIGHT.replace("\"open\": \"ACTIVE\"", "\"open\": \"ACTIVE\", \"closed\": \"ENDED\"")
                        .replace("\"status\": \"/state\",", "\"status\": \"/state\", \"roomId\": \"/room\",")
                        .replace(
                                "\"endSession\": {",
                                "\"listRecordings\": { \"request\": \"GET /rooms/{roomId}/recordings\", \"items\": \"/all\" },"
                                        + " \"endSession\": {")
                        .replace(
                                "\"participant\": {",
                                "\"recording\": { \"id\": \"/id\", \"sessionId\": \"/call\" }, \"participant\": {"),
                FakeResponse.json(200, "{\"id\":\"c-1\",\"state\":\"closed\"}"),
                client -> client.require(RecordingListing.class).listRecordings("c-1").stream()
                        .toList());
        call(
                "a list without the session",
                RIGHT.replace("\"GET /calls/{sessionId}\"", "\"GET /calls\", \"items\": \"/data\""),
                FakeResponse.json(200, "{\"data\":[]}"),
                client -> client.getSession("c-1"));
    }

    private static Object endSession(SessionClient client) {
        client.require(SessionEnding.class).endSession("c-1");
        return client;
    }

    void invalidResponses() {
        call("no session", RIGHT, FakeResponse.json(200, "{}"), client -> client.getSession("c-1"));
        call(
                "no list",
                withList("\"items\": [\"/data\", \"\"]"),
                FakeResponse.json(200, "{\"x\":1}"),
                list(PageRequest.first()));
        call(
                "a list with a session without an id",
                withList("\"items\": \"/data\""),
                FakeResponse.json(200, "{\"data\":[{}]}"),
                list(PageRequest.first()));
        call(
                "no join token",
                RIGHT.replace(
                                "\"endSession\": {",
                                "\"joinToken\": { \"request\": \"POST /calls/{sessionId}\" }, \"endSession\": {")
                        .replace("\"participant\": {", "\"joinToken\": { \"token\": \"/t\" }, \"participant\": {"),
                FakeResponse.json(200, "{}"),
                client -> client.require(JoinTokens.class).createJoinToken(JoinRequest.forSession("c-1")));
        String nextLink =
                withList("\"items\": \"/data\", \"paging\": { \"style\": \"next-link\", \"next\": \"/next\" }");
        call(
                "a link that leads away",
                nextLink,
                FakeResponse.json(200, "{\"data\":[],\"next\":\"https://elsewhere.example/\"}"),
                list(PageRequest.first()));
        call(
                "a link without a query",
                nextLink,
                FakeResponse.json(200, "{\"data\":[],\"next\":\"?\"}"),
                list(PageRequest.first()));
        call(
                "a link too long for a URL",
                nextLink,
                FakeResponse.json(200, "{\"data\":[],\"next\":\"?" + "a".repeat(100_000) + "\"}"),
                list(PageRequest.first()));
        for (FakeResponse response : List.of(
                FakeResponse.json(200, "{}"),
                FakeResponse.json(
                        200, "{\"error\":\"invalid_client\",\"error_description\":\"The client is unknown\"}"),
                FakeResponse.empty(404))) {
            try (FakeTenbyte tokens = FakeTenbyte.start()) {
                tokens.enqueue(response);
                call(
                        "a token endpoint that responds with " + response.status() + " and no token",
                        RIGHT.replace(
                                "{ \"type\": \"none\" }",
                                "{ \"type\": \"oauth2-client-credentials\", \"tokenUrl\": \"" + tokens.baseUrl()
                                        + "/token\", \"clientId\": \"${setting:ID}\","
                                        + " \"clientSecret\": \"${setting:SECRET}\" }"),
                        FakeResponse.empty(404),
                        client -> client.getSession("c-1"));
            }
        }
    }

    void lists() {
        call(
                "a cursor where there is one page",
                withList("\"items\": \"\""),
                FakeResponse.json(200, "[]"),
                list(PageRequest.first().startingAt("2")));
        call(
                "a cursor that is no offset",
                withList("\"items\": \"\", \"paging\": { \"style\": \"limit-offset\", \"offsetParam\": \"o\" }"),
                FakeResponse.json(200, "[]"),
                list(PageRequest.first().startingAt("abc")));
        call(
                "a cursor of another list",
                withList(
                        "\"items\": \"/data\", \"paging\": { \"style\": \"last-item\", \"cursorParam\": \"after\", \"total\":"
                                + " \"/total\" }"),
                FakeResponse.json(200, "{\"data\":[]}"),
                list(PageRequest.first().startingAt("abc")));
    }

    void faults() {
        messages.group("Faults of a descriptor");
        messages.failureOf(
                "two faults",
                () -> Descriptor.parse(
                        "acme.json",
                        "{\"id\":7,\"baseUrl\":7,"
                                + "\"operations\":{\"getSession\":{\"request\":\"GET /{sessionId}\"}},\"models\":{\"session\":{\"id\":\"/id\"}}}"));
        fault("nothing", "");
        fault("no JSON", "{\"id\": ?}");
        fault("JSON that ends early", "{");
        fault("more after the JSON", "{} {}");
        fault("an empty object", "{}");
        FAULTS.lines().forEach(line -> {
            String[] sides = line.split(" \\|", -1);
            if (!RIGHT.contains(sides[0])) {
                throw new AssertionError("not in the descriptor: " + sides[0]);
            }
            fault(sides[1].isBlank() ? "no " + sides[0] : sides[1].strip(), RIGHT.replace(sides[0], sides[1].strip()));
        });
        fault("many pointers", RIGHT.replace("\"/state\"", "[" + "\"/a\", ".repeat(50) + "\"/a\"]"));
        fault("a pointer of many steps", RIGHT.replace("\"/state\"", "\"" + "/a".repeat(201) + "\""));
        fault(
                "recordings of a room that name no session",
                RIGHT.replace(
                                "\"endSession\": {",
                                "\"listRecordings\": { \"request\": \"GET /{roomId}\", \"items\": \"\" }, \"endSession\": {")
                        .replace("\"id\": \"/id\",\n", "\"id\": \"/id\", \"roomId\": \"/room\",\n")
                        .replace("\"participant\": {", "\"recording\": { \"id\": \"/id\" }, \"participant\": {"));
        yamlFault("many levels", "[".repeat(51));
        yamlFault("an alias", "id: &id acme\nbaseUrl: *id\n");
        yamlFault(
                "a number that JSON does not have",
                "id: acme\nbaseUrl: https://acme.example\noperations: { getSession: { request: { method: POST, path:"
                        + " \"/{sessionId}\", body: { a: 0x1F } } } }\nmodels: { session: { id: /id } }\n");
        messages.add(
                "a warning",
                Descriptor.parse(
                                "acme.json",
                                RIGHT.replace(
                                        "\"type\": \"none\"",
                                        "\"type\": \"query\", \"name\": \"key\", \"value\": \"${env:KEY}\""))
                        .warnings()
                        .toString());
    }

    private void fault(String title, String text) {
        fault(title, "acme.json", text);
    }

    private void yamlFault(String title, String text) {
        fault(title, "acme.yaml", text);
    }

    private void fault(String title, String name, String text) {
        try {
            Descriptor.parse(name, text);
        } catch (DescriptorException wrong) {
            StringBuilder faults = new StringBuilder();
            wrong.faults().forEach(fault -> faults.append(fault).append('\n'));
            messages.add(title, faults.toString());
            return;
        }
        throw new AssertionError("no fault: " + title);
    }

    void files() {
        messages.group("Files of descriptors");
        String folder = "one/META-INF/unisession/descriptors/";
        folders.file(folder + "index", "../up.json\nlost.yaml\ntwice.json\ntwice.yaml\ntenbyte.json\nother.json\n");
        for (String file : List.of("twice.json", "twice.yaml", "tenbyte.json", "other.json")) {
            folders.file(folder + file, RIGHT);
        }
        messages.failureOf(
                "an index that lists a missing file", () -> folders.onClassPath(() -> Sessions.open("lost"), "one"));
        messages.failureOf("an id in two files", () -> folders.onClassPath(() -> Sessions.open("twice"), "one"));
        messages.failureOf(
                "the id of a bundled descriptor", () -> folders.onClassPath(() -> Sessions.open("tenbyte"), "one"));
        messages.failureOf("a file named otherwise", () -> folders.onClassPath(() -> Sessions.open("other"), "one"));
        messages.failureOf(
                "an id that no descriptor has",
                () -> new GenericProvider()
                        .open(ProviderSettings.builder("zoom").build()));
        messages.failureOf("an unknown bundled descriptor", () -> Descriptor.bundled("zoom"));
        messages.failureOf("a missing file", () -> Descriptor.load(folders.missing("acme.yaml")));
        messages.failureOf(
                "a file of another encoding",
                () -> Descriptor.load(folders.file("encoding.json", new byte[] {(byte) 0xE4})));
        messages.failureOf(
                "a file that is too large",
                () -> Descriptor.load(folders.file("large.json", new byte[1024 * 1024 + 1])));
    }

    private void client(String title, String auth, String token) {
        messages.failureOf(
                title,
                () -> withSettings(RIGHT.replace("{ \"type\": \"none\" }", auth), Map.of("ACME_TOKEN", token))
                        .build());
    }

    void clients() {
        messages.group("Clients of descriptors");
        client("a setting of others", "{ \"type\": \"bearer\", \"token\": \"${env:OTHER_TOKEN}\" }", "made-up");
        client(
                "a token with its prefix",
                "{ \"type\": \"bearer\", \"token\": \"${env:ACME_TOKEN}\" }",
                "Bearer made-up");
        messages.failureOf("a private key that is none", () -> {
            String signing = RIGHT.replace(
                    "\"endSession\": {",
                    "\"joinToken\": { \"sign\": { \"type\": \"jwt-rs256\", \"privateKey\": \"${setting:SECRET}\","
                            + " \"claims\": { \"call\": \"{sessionId}\" } } }, \"endSession\": {");
            try (SessionClient client =
                    withSettings(signing, Map.of("SECRET", "made-up-key")).build()) {
                return client.require(JoinTokens.class).createJoinToken(JoinRequest.forSession("c-1"));
            }
        });
        messages.failureOf("a setting that would change the token URL", () -> {
            String tokens = RIGHT.replace(
                    "{ \"type\": \"none\" }",
                    "{ \"type\": \"oauth2-client-credentials\", \"tokenUrl\": \"https://${setting:ID}.acme.example/t\","
                            + " \"clientId\": \"ada\", \"clientSecret\": \"${setting:SECRET}\" }");
            return withSettings(tokens, Map.of("ID", "a/b", "SECRET", "made-up"))
                    .build();
        });
        client("a token in quotes", "{ \"type\": \"bearer\", \"token\": \"${env:ACME_TOKEN}\" }", "'made-up'");
    }

    private void dryRun(String title, String descriptor, String operation, String response) {
        messages.add(
                title,
                DryRun.of(Descriptor.parse("acme.json", descriptor), operation, response)
                        .toString());
    }

    private void dryRunOfEvents(String title, String webhooks, String body) {
        String described = RIGHT.replace("\"models\": {", "\"webhooks\": {" + webhooks + "}, \"models\": {");
        messages.add(
                title,
                DryRun.ofEvents(Descriptor.parse("acme.json", described), body).toString());
    }

    private void dryRunsOfEvents() {
        String words =
                "\"signature\": { \"type\": \"header\", \"name\": \"X-Secret\", \"value\": \"${env:ACME_SECRET}\" },"
                        + " \"type\": \"/type\", \"typeValues\": { \"closed\": \"SESSION_ENDED\" }";
        String all = words + ", \"key\": [\"/id\", { \"header\": \"X-Delivery\" }], \"occurredAt\": \"/at\","
                + " \"session\": { \"id\": \"/call\", \"startedAt\": \"/opened\", \"duration\": \"/seconds\" }";
        dryRunOfEvents(
                "an event with a time in another place, and one that is computed",
                all,
                "{\"type\":\"closed\",\"call\":\"c-1\",\"at\":\"2026-10-01T08:00:00Z\",\"seconds\":60}");
        dryRunOfEvents(
                "an event of another word, without the session",
                all,
                "{\"type\":\"waved\",\"opened\":\"2026-10-01T08:00:00Z\"}");
        dryRunOfEvents("an event that is no JSON", words, "{");
        dryRunOfEvents("an event where a list should be", words + ", \"events\": \"\"", "{}");
        dryRunOfEvents("an event without the list", words + ", \"events\": \"/events\"", "{}");
        messages.failureOf(
                "an event of a service without webhooks",
                () -> DryRun.ofEvents(Descriptor.parse("acme.json", RIGHT), "{}"));
    }

    void dryRuns() {
        messages.group("Dry runs of a descriptor");
        dryRunsOfEvents();
        dryRun("no JSON", RIGHT, "getSession", "{");
        dryRun(
                "a link without an address",
                RIGHT.replace(
                                "\"endSession\": {",
                                "\"listRecordings\": { \"request\": \"GET /calls/{sessionId}/all\", \"items\": \"\" },"
                                        + " \"recordingLink\": { \"request\": \"GET /r/{recordingId}\" }, \"endSession\": {")
                        .replace(
                                "\"participant\": {",
                                "\"recording\": { \"id\": \"/id\" }, \"recordingLink\": { \"address\": \"/url\" },"
                                        + " \"participant\": {")
                        .replace("\"models\": {", "\"filesFrom\": [], \"models\": {"),
                "recordingLink",
                "{\"url\":null}");
        dryRun(
                "recordings, one of which has a status without a meaning, and something else",
                RIGHT.replace(
                                "\"endSession\": {",
                                "\"listRecordings\": { \"request\": \"GET /calls/{sessionId}/all\", \"items\": \"\" }, \"endSession\": {")
                        .replace(
                                "\"participant\": {",
                                "\"recording\": { \"id\": \"/id\", \"status\": \"/state\", \"statusValues\": { \"done\": \"READY\" },"
                                        + " \"only\": { \"pointer\": \"/type\", \"anyOf\": \"video\" } }, \"participant\": {"),
                "listRecordings",
                "[{\"id\":\"r-1\",\"type\":\"video\",\"state\":\"odd\"},{\"id\":\"t-1\",\"type\":\"text\"}]");
        dryRun(
                "a session without a status where all have the same",
                RIGHT.replace("\"GET /calls/{sessionId}\"", "\"GET /calls/{sessionId}\", \"onlyStatus\": \"ACTIVE\""),
                "getSession",
                "{\"id\":\"c-1\"}");
        dryRun(
                "an end that does not count yet",
                RIGHT.replace(
                        "\"id\": \"/id\",\n",
                        "\"id\": \"/id\", \"endedAt\": { \"pointer\": \"/changed\", \"onlyStatus\": \"ENDED\" },\n"),
                "getSession",
                "{\"id\":\"c-1\",\"state\":\"open\",\"changed\":\"2026-10-01T08:00:00Z\"}");
        dryRun("no session, and the sign of a failure", RIGHT, "getSession", "{\"ok\":false}");
        dryRun(
                "values of other types",
                RIGHT,
                "getSession",
                "{\"id\":{},\"state\":\"shut\",\"started\":\"soon\",\"people\":[{\"id\":[]},7,null,[]]}");
        dryRun(
                "a list that is none",
                withList(
                                "\"items\": \"\", \"paging\": { \"style\": \"limit-offset\", \"offsetParam\": \"o\", \"total\":"
                                        + " \"/t\", \"more\": \"/m\" }")
                        .replace("\"items\": \"\"", "\"items\": \"/data\""),
                "listSessions",
                "{\"data\":{},\"t\":\"many\",\"m\":\"perhaps\"}");
        dryRun("a list that is an object", withList("\"items\": \"\""), "listSessions", "{\"data\":1}");
        String spans = RIGHT.replace(
                        "\"status\": \"/state\",\n",
                        "\"statusByPresence\": { \"pointer\": \"/end\", \"present\": \"ENDED\", \"absent\": \"ACTIVE\" },\n"
                                + "\"endedAt\": { \"pointer\": \"/end\", \"format\": \"epoch-seconds\" },\n"
                                + "\"duration\": { \"pointer\": \"/length\", \"format\": \"seconds\" },\n")
                .replace("\"statusValues\": { \"open\": \"ACTIVE\" },", "")
                .replace("\"participants\": \"/people\"", "\"participants\": { \"byId\": \"/people\" }")
                .replace(
                        "\"participant\": { \"id\": \"/id\" }",
                        "\"participant\": { \"id\": \"/id\", \"merge\": true,"
                                + " \"intervals\": { \"items\": \"/log\", \"joinedAt\": \"/in\" } }");
        dryRun(
                "a time computed from another and the duration",
                spans,
                "getSession",
                "{\"id\":\"c-1\",\"end\":1700000000,\"length\":60,\"people\":{\"p-1\":{\"log\":[7]},\"p-2\":\"p-1\",\"p-3\":7}}");
        dryRun("a duration alone", spans, "getSession", "{\"id\":\"c-1\",\"length\":60,\"people\":[]}");
        dryRun(
                "the duration of a session that has not ended",
                spans,
                "getSession",
                "{\"id\":\"c-1\",\"started\":1700000000,\"length\":60}");
        dryRun("no duration", spans, "getSession", "{\"id\":\"c-1\",\"length\":-1}");
        String withParticipants = RIGHT.replace(
                        "\"GET /calls/{sessionId}\" }",
                        "\"GET /calls/{sessionId}\", \"participantsFrom\": \"listParticipants\" },"
                                + " \"listParticipants\": { \"request\": \"GET /calls/{sessionId}/people\", \"items\": \"\" }")
                .replace(",\n      \"participants\": \"/people\"", "");
        for (FakeResponse participants : List.of(FakeResponse.empty(404), FakeResponse.empty(204))) {
            try (FakeTenbyte service = FakeTenbyte.start()) {
                service.enqueue(FakeResponse.json(200, "{\"id\":\"c-1\"}"), participants);
                StringBuilder runs = new StringBuilder();
                builder(withParticipants)
                        .baseUrl(service.baseUrl().toString())
                        .dryRun("c-1")
                        .forEach(run -> runs.append(run).append('\n'));
                messages.add("participants of their own, with HTTP " + participants.status(), runs.toString());
            }
        }
    }
}
