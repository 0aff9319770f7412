package io.unisession.generic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.unisession.error.ConfigurationException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A wrong descriptor fails when it is loaded, and says where and why. */
class DescriptorFaultsTest {
    /** One key a line, so that each fault has a line of its own. */
    private static final String RIGHT = """
            {
              "id": "acme",
              "baseUrl": "https://api.acme.example/v1",
              "auth": { "type": "bearer", "token": "${env:ACME_TOKEN}" },
              "operations": {
                "getSession": { "request": "GET /calls/{sessionId}", "auth": { "type": "none" } },
                "endSession": { "request": "POST /calls/{sessionId}/end", "idempotent": true }
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
              "errors": { "message": "/message", "notFound": [402], "failedWhen": { "pointer": "/ok", "equals": false } }
            }
            """;

    /** With a request of two lines, of which the second is put for {@code PLACE}. */
    private static final String YAML = """
            id: acme
            baseUrl: https://api.acme.example
            operations:
              getSession: {
                request: { method: POST, path: "/calls/{sessionId}",
                  PLACE } }
            models: { session: { id: /id } }
            """;

    private static List<DescriptorFault> faults(String text) {
        return exception(text).faults();
    }

    private static DescriptorException exception(String text) {
        DescriptorException wrong =
                catchThrowableOfType(DescriptorException.class, () -> Descriptor.parse("acme.json", text));
        assertThat(wrong).as("a fault in %s", text).isNotNull();
        return wrong;
    }

    private static DescriptorFault onlyFault(String right, String wrong) {
        assertThat(RIGHT).contains(right);
        List<DescriptorFault> faults = faults(RIGHT.replace(right, wrong));
        assertThat(faults).hasSize(1);
        return faults.get(0);
    }

    @Test
    void parse_nothingWrong_loads() {
        assertThat(Descriptor.parse("acme.json", RIGHT).id()).isEqualTo("acme");
    }

    @Test
    void parse_wrong_isAConfigurationExceptionOfOneLinePerFault() {
        DescriptorException wrong = exception(RIGHT.replace("\"id\": \"acme\"", "\"id\": \"Acme!\""));

        assertThat(wrong).isInstanceOf(ConfigurationException.class);
        assertThat(wrong)
                .hasMessage(
                        "the descriptor acme.json has 1 error:\n"
                                + "  acme.json:2:3 /id: invalid id \"Acme!\": use lowercase letters, digits and hyphens, beginning with a letter or digit");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        # right                            | wrong                               | line | pointer                              | message
        "id": "acme"                       | "id": 7                             |  2 | /id                                    | expected a string, found a number
        "id": "acme"                       | "id": " "                           |  2 | /id                                    | must not be blank
        "https://api.acme.example/v1"      | "api.acme.example"                  |  3 | /baseUrl                               | must begin with https:// and a host
        "https://api.acme.example/v1"      | "http://api.acme.example"           |  3 | /baseUrl                               | must be https
        "https://api.acme.example/v1"      | "https://u:p@api.acme.example"      |  3 | /baseUrl                               | must have no user, password
        "https://api.acme.example/v1"      | "https://api.acme.example?a=b"      |  3 | /baseUrl                               | no user, password, query or fragment
        "https://api.acme.example/v1"      | "https://${env:HOST}/v1"            |  3 | /baseUrl                               | the only placeholder that the base URL can have
        "https://api.acme.example/v1"      | "${env:SCHEME}://acme.example"      |  3 | /baseUrl                               | the only placeholder that the base URL can have
        "https://api.acme.example/v1"      | "https://{region}.acme.example"     |  3 | /baseUrl                               | the only placeholder that the base URL can have
        "type": "bearer"                   | "type": "beerer"                    |  4 | /auth/type                             | unknown type of auth; did you mean "bearer"? Allowed: none, basic, bearer, header, query
        "token":                           | "tokn":                             |  4 | /auth/tokn                             | unknown key "tokn"; did you mean "token"? Allowed: type, token
        "${env:ACME_TOKEN}"                | "${evn:ACME_TOKEN}"                 |  4 | /auth/token                            | settings are written ${env:NAME}, ${property:NAME} or ${setting:NAME}
        "${env:ACME_TOKEN}"                | "${env:ACME_TOKEN"                  |  4 | /auth/token                            | settings are written ${env:NAME}, ${property:NAME} or ${setting:NAME}
        "${env:ACME_TOKEN}"                | "${env:}"                           |  4 | /auth/token                            | settings are written ${env:NAME}, ${property:NAME} or ${setting:NAME}
        "${env:ACME_TOKEN}"                | "Kä ${env:ACME_TOKEN}"              |  4 | /auth/token                            | a header can carry printable ASCII only
        "baseUrl":                         | "settingsPrefix": "AWS_", "baseUrl": |  3 | /settingsPrefix                        | the prefix must contain the first word of the id, "acme"
        "baseUrl":                         | "settingsPrefix": "ACME", "baseUrl": |  3 | /settingsPrefix                        | expected the beginning of a setting's name, such as ACME_
        "baseUrl":                         | "settingsPrefix": "1ACME_", "baseUrl": |  3 | /settingsPrefix                        | expected the beginning of a setting's name, such as ACME_
        "${env:ACME_TOKEN}"                | ""                                  |  4 | /auth/token                            | must not be blank
        "endSession"                       | "stopSession"                       |  7 | /operations/stopSession                | unknown key "stopSession"; did you mean "endSession"? Allowed: getSession, listSessions
        "GET /calls/{sessionId}"           | "GET/calls/{sessionId}"             |  6 | /operations/getSession/request         | expected a method (GET, POST), a space and a path
        "GET /calls/{sessionId}"           | "get /calls/{sessionId}"            |  6 | /operations/getSession/request         | expected a method (GET, POST), a space and a path
        "GET /calls/{sessionId}"           | "DELETE /calls/{sessionId}"         |  6 | /operations/getSession/request         | expected a method (GET, POST), a space and a path
        "POST /calls/{sessionId}/end"      | "GET /calls/{sessionId}/end"        |  7 | /operations/endSession/request         | expected a method (POST, PUT, PATCH, DELETE), a space and a path
        "GET /calls/{sessionId}"           | "GET calls/{sessionId}"             |  6 | /operations/getSession/request         | it must start with a slash
        "GET /calls/{sessionId}"           | "GET https://x.example/{sessionId}" |  6 | /operations/getSession/request         | it must start with a slash
        "GET /calls/{sessionId}"           | "GET //x.example/{sessionId}"       |  6 | /operations/getSession/request         | empty segment
        "GET /calls/{sessionId}"           | "GET /calls/one"                    |  6 | /operations/getSession/request         | must use {sessionId} in its path, query, headers or body
        "GET /calls/{sessionId}"           | "GET /calls/{id}"                   |  6 | /operations/getSession/request         | getSession has the variables {sessionId}, and settings are written
        "GET /calls/{sessionId}"           | "GET /calls/c {sessionId}"          |  6 | /operations/getSession/request         | characters that are not allowed in a path
        "GET /calls/{sessionId}"           | "GET /calls/{sessionId as numbr}"   |  6 | /operations/getSession/request         | {sessionId} cannot be written as "numbr"; did you mean "number"? Allowed: number, encoded
        "GET /calls/{sessionId}"           | "GET /${evn:A}/{sessionId}"         |  6 | /operations/getSession/request         | getSession has the variables {sessionId}, and settings are written
        "GET /calls/{sessionId}"           | "GET /calls/{sessionId}?get"        |  6 | /operations/getSession/request         | characters that are not allowed in a path
        "GET /calls/{sessionId}"           | "GET /calls/{sessionId}/{roomId}"   |  6 | /operations/getSession/request         | unknown placeholder {roomId}; getSession has the variables {sessionId}, and settings are written
        "GET /calls/{sessionId}"           | "GET /calls/{sessionId"             |  6 | /operations/getSession/request         | found an unpaired brace; getSession has the variables {sessionId}
        "GET /calls/{sessionId}"           | "GET /calls/../{sessionId}"         |  6 | /operations/getSession/request         | a segment cannot be . or ..
        "GET /calls/{sessionId}"           | "GET /calls/.%2e/{sessionId}"       |  6 | /operations/getSession/request         | a segment cannot be . or ..
        "GET /calls/{sessionId}"           | "GET /calls?x=1/{sessionId}"        |  6 | /operations/getSession/request         | characters that are not allowed in a path
        "GET /calls/{sessionId}"           | "GET /calls%zz/{sessionId}"         |  6 | /operations/getSession/request         | characters that are not allowed in a path
        "GET /calls/{sessionId}"           | "GET /calls {sessionId}"            |  6 | /operations/getSession/request         | characters that are not allowed in a path
        "GET /calls/{sessionId}"           | "GET /all calls/{sessionId}"        |  6 | /operations/getSession/request         | characters that are not allowed in a path
        "GET /calls/{sessionId}", "auth"   | "GET /c/{sessionId}", "result": "data", "auth" | 6 | /operations/getSession/result | "data" is not a JSON Pointer: it must start with a slash
        "GET /calls/{sessionId}", "auth"   | "GET /c/{sessionId}", "idempotent": false, "auth" | 6 | /operations/getSession/idempotent | GET is always idempotent
        "idempotent": true                 | "idempotent": "yes"                 |  7 | /operations/endSession/idempotent      | expected a boolean, found a string
        "idempotent": true                 | "result": "/data"                   |  7 | /operations/endSession/result          | unknown key "result"
        "POST /calls/{sessionId}/end"      | { "method": "POST" }                | 7 | /operations/endSession/request         | the key "path" is missing
        "POST /calls/{sessionId}/end"      | { "path": "/c/{sessionId}" }        | 7 | /operations/endSession/request         | the key "method" is missing: one of POST, PUT, PATCH, DELETE
        "POST /calls/{sessionId}/end"      | { "method": "GET", "path": "/c/{sessionId}" } | 7 | /operations/endSession/request/method | endSession cannot use the method "GET". Allowed: POST, PUT, PATCH, DELETE
        "POST /calls/{sessionId}/end"      | { "method": "POST", "path": "/c" }  | 7 | /operations/endSession/request         | must use {sessionId}, {roomId} or {label} in its path, query, headers or body
        "POST /calls/{sessionId}/end"      | { "method": "POST", "path": "/c/{sessionId}", "qery": {} } | 7 | /operations/endSession/request/qery | did you mean "query"?
        "POST /calls/{sessionId}/end"      | { "method": "POST", "path": "/c/{sessionId}", "query": { "a": "{rom}" } } | 7 | /operations/endSession/request/query/a | unknown placeholder {rom}; endSession has the variables {sessionId}
        "POST /calls/{sessionId}/end"      | { "method": "POST", "path": "/c/{sessionId}", "query": { "a": [1] } } | 7 | /operations/endSession/request/query/a | found an array
        "POST /calls/{sessionId}/end"      | { "method": "POST", "path": "/c/{sessionId}", "headers": { "Cookie": "a" } } | 7 | /operations/endSession/request/headers/Cookie | a header with a secret belongs under "auth"
        "POST /calls/{sessionId}/end"      | { "method": "POST", "path": "/c/{sessionId}", "headers": { "Content-Type": "a" } } | 7 | /operations/endSession/request/headers/Content-Type | the client sets this header itself; remove it
        "POST /calls/{sessionId}/end"      | { "method": "POST", "path": "/c/{sessionId}", "headers": { "Expect": "a" } } | 7 | /operations/endSession/request/headers/Expect | the client sets this header itself; remove it
        "POST /calls/{sessionId}/end"      | { "method": "POST", "path": "/c/{sessionId}", "headers": { "TE": "a" } } | 7 | /operations/endSession/request/headers/TE | the client sets this header itself; remove it
        "POST /calls/{sessionId}/end"      | { "method": "POST", "path": "/c/{sessionId}", "headers": { "Upgrade": "a" } } | 7 | /operations/endSession/request/headers/Upgrade | the client sets this header itself; remove it
        "POST /calls/{sessionId}/end"      | { "method": "POST", "path": "/c/{sessionId}", "headers": { "Trailer": "a" } } | 7 | /operations/endSession/request/headers/Trailer | the client sets this header itself; remove it
        "POST /calls/{sessionId}/end"      | { "method": "POST", "path": "/c/{sessionId}", "headers": { "Keep-Alive": "a" } } | 7 | /operations/endSession/request/headers/Keep-Alive | the client sets this header itself; remove it
        "POST /calls/{sessionId}/end"      | { "method": "POST", "path": "/c/{sessionId}", "headers": { "Proxy-Connection": "a" } } | 7 | /operations/endSession/request/headers/Proxy-Connection | the client sets this header itself; remove it
        "POST /calls/{sessionId}/end"      | { "method": "POST", "path": "/c/{sessionId}", "headers": { "HTTP2-Settings": "a" } } | 7 | /operations/endSession/request/headers/HTTP2-Settings | the client sets this header itself; remove it
        "POST /calls/{sessionId}/end"      | { "method": "POST", "path": "/c/{sessionId}", "headers": { "Authorization": "a" } } | 7 | /operations/endSession/request/headers/Authorization | a header with a secret belongs under "auth"
        "POST /calls/{sessionId}/end"      | { "method": "POST", "path": "/c", "body": ["{sessionId}"] } | 7 | /operations/endSession/request/body | expected an object, found an array
        "POST /calls/{sessionId}/end"      | { "method": "POST", "path": "/c/{sessionId}", "headers": { "a b": "a" } } | 7 | /operations/endSession/request/headers/a b | not a header name
        "POST /calls/{sessionId}/end"      | { "method": "POST", "path": "/c/{sessionId}", "query": { "a": "${env:ACME" } } | 7 | /operations/endSession/request/query/a | found an unpaired brace
        "POST /calls/{sessionId}/end"      | { "method": "POST", "path": "/c/{sessionId}", "query": { "a": "{{sessionId}}" } } | 7 | /operations/endSession/request/query/a | found an unpaired brace
        "POST /calls/{sessionId}/end"      | { "method": "POST", "path": "/c/{sessionId}", "query": { "a": "x{sessionId" } } | 7 | /operations/endSession/request/query/a | found an unpaired brace
        "POST /calls/{sessionId}/end"      | { "method": "POST", "path": "/c/{sessionId}", "headers": { "a": "{sessionId}}" } } | 7 | /operations/endSession/request/headers/a | found an unpaired brace
        "POST /calls/{sessionId}/end"      | { "method": "POST", "path": "/c/{sessionId}", "body": { "a": ["{x{sessionId}"] } } | 7 | /operations/endSession/request/body/a/0 | found an unpaired brace
        "POST /calls/{sessionId}/end"      | { "method": "POST", "path": "/c/{sessionId}", "body": { "a": "\\n}" } } | 7 | /operations/endSession/request/body/a | found an unpaired brace
        "POST /calls/{sessionId}/end"      | { "method": "POST", "path": "/c/{sessionId}", "headers": { "Accept-Encoding": "gzip" } } | 7 | /operations/endSession/request/headers/Accept-Encoding | this header cannot be set: responses are compressed anyway
        "POST /calls/{sessionId}/end"      | { "method": "POST", "path": "/c/{sessionId}", "headers": { "X-Name": "Größe" } } | 7 | /operations/endSession/request/headers/X-Name | a header can carry printable ASCII only
        "POST /calls/{sessionId}/end"      | { "method": "POST", "path": "/c/{sessionId}", "headers": { "X-Name": "a\\nb {sessionId}" } } | 7 | /operations/endSession/request/headers/X-Name | a header can carry printable ASCII only
        "POST /calls/{sessionId}/end"      | { "method": "POST", "path": "/c/{sessionId}", "headers": { "X-Api-Key": "${setting:ACME}" } } | 7 | /operations/endSession/request/headers/X-Api-Key | a header with a secret belongs under "auth"
        "POST /calls/{sessionId}/end"      | { "method": "POST", "path": "/c/{sessionId}", "headers": { "x-token": "{sessionId}" } } | 7 | /operations/endSession/request/headers/x-token | a header with a secret belongs under "auth"
        "POST /calls/{sessionId}/end"      | { "method": "POST", "path": "/c/{sessionId}", "headers": { "Acme-Access-Token": "t-${env:ACME}" } } | 7 | /operations/endSession/request/headers/Acme-Access-Token | a header with a secret belongs under "auth"
        "POST /calls/{sessionId}/end"      | { "method": "POST", "path": "/c/{sessionId}", "headers": { "X-Partner-Key": "${env:ACME}" } } | 7 | /operations/endSession/request/headers/X-Partner-Key | a header with a secret belongs under "auth"
        "POST /calls/{sessionId}/end"      | { "method": "POST", "path": "/c/{sessionId}", "headers": { "X-Acme": "${property:acmeClientSecret}" } } | 7 | /operations/endSession/request/headers/X-Acme | a header with a secret belongs under "auth"
        "POST /calls/{sessionId}/end"      | { "method": "POST", "path": "/c/{sessionId}", "body": "x" } | 7 | /operations/endSession/request/body | expected an object, found a string
        "POST /calls/{sessionId}/end"      | { "method": "POST", "path": "/c/{sessionId}", "body": { "a": null } } | 7 | /operations/endSession/request/body/a | found null; omit the key instead
        "GET /calls/{sessionId}", "auth"   | { "method": "GET", "path": "/c/{sessionId}", "body": { } }, "auth" | 6 | /operations/getSession/request/body | a GET request cannot have a body
        "GET /calls/{sessionId}", "auth"   | "GET /c", "items": "", "result": "/a", "auth" | 6 | /operations/getSession | "result" cannot be combined with "items"
        "endSession": {                    | "listSessions": { "request": "GET /calls" }, "endSession": { | 7 | /operations/listSessions | the key "items" is missing
        "endSession": {                    | "listSessions": { "request": "GET /calls", "items": { "all": "", "byId": "" } }, "endSession": { | 7 | /operations/listSessions/items | not both
        "endSession": {                    | "listSessions": { "request": "GET /calls/{sessionId}", "items": "" }, "endSession": { | 7 | /operations/listSessions/request | listSessions has the variables {roomId}, {startedFrom}, {startedBefore}, {status}
        "endSession": {                    | "listSessions": { "request": "GET /calls/{startedFrom}", "items": "" }, "endSession": { | 7 | /operations/listSessions | {startedFrom} and {startedBefore} cannot be in the path
        "endSession": {                    | "listSessions": { "request": "GET /calls/{status}", "items": "" }, "endSession": { | 7 | /operations/listSessions | {status} and "statusWords" must be declared together
        "endSession": {                    | "listSessions": { "request": "GET /calls", "statusWords": { "ACTIVE": "on" }, "items": "" }, "endSession": { | 7 | /operations/listSessions | {status} and "statusWords" must be declared together
        "endSession": {                    | "listSessions": { "request": "GET /calls/{status}", "statusWords": { "ACTVE": "on", "ENDED": "off" }, "items": "" }, "endSession": { | 7 | /operations/listSessions/statusWords/ACTVE | did you mean "ACTIVE"? Allowed: PENDING, ACTIVE, ENDED
        "endSession": {                    | "listSessions": { "request": "GET /calls/{status}", "statusWords": {}, "items": "" }, "endSession": { | 7 | /operations/listSessions/statusWords | expected a word for at least one status
        "endSession": {                    | "listSessions": { "request": "GET /calls", "timeFormat": "iso-8601", "items": "" }, "endSession": { | 7 | /operations/listSessions | "timeFormat" is unused: no request has {startedFrom} or {startedBefore}
        "endSession": {                    | "listSessions": { "request": { "method": "GET", "path": "/c", "query": { "a": "{startedFrom}" } }, "timeFormat": "epoch-second", "items": "" }, "endSession": { | 7 | /operations/listSessions/timeFormat | unknown time format "epoch-second"; did you mean "epoch-seconds"?
        "endSession": {                    | "listSessions": { "request": { "method": "GET", "path": "/c", "query": { "q": "{startedFrom}-{startedBefore}" } }, "items": "" }, "endSession": { | 7 | /operations/listSessions | {roomId}, {status}, {startedFrom} and {startedBefore} cannot be combined in one value
        "endSession": {                    | "listSessions": { "request": "GET /c/{status}", "statusWords": { "ACTIVE": "on" }, "onlyStatus": "ENDED", "items": "" }, "endSession": { | 7 | /operations/listSessions/onlyStatus | a request with {status} lists any status
        "endSession": {                    | "listSessions": { "request": "GET /c", "onlyStatus": "UNKNOWN", "items": "" }, "endSession": { | 7 | /operations/listSessions/onlyStatus | unknown status "UNKNOWN". Allowed: PENDING, ACTIVE, ENDED
        "endSession": {                    | "listSessions": { "request": "GET /c", "alternatives": [{ "request": "GET /d", "onlyStatus": "ACTIVE" }, { "request": "GET /e", "onlyStatus": "ACTIVE" }], "items": "" }, "endSession": { | 7 | /operations/listSessions/alternatives/1 | this request is never sent: the requests before it serve every query that it supports
        "endSession": {                    | "listSessions": { "request": "GET /c", "alternatives": { "request": "GET /d" }, "items": "" }, "endSession": { | 7 | /operations/listSessions/alternatives | this request is never sent
        "endSession": {                    | "listSessions": { "request": { "method": "GET", "path": "/c", "query": { "r": "{roomId}" } }, "alternatives": [{ "request": "GET /rooms/{roomId}" }], "items": "" }, "endSession": { | 7 | /operations/listSessions/alternatives/0 | this request is never sent
        "endSession": {                    | "listSessions": { "request": "GET /c", "alternatives": [], "items": "" }, "endSession": { | 7 | /operations/listSessions/alternatives | expected at least one value, found an empty array
        "endSession": {                    | "listSessions": { "request": "GET /c", "alternatives": [{ "reqest": "GET /d" }], "items": "" }, "endSession": { | 7 | /operations/listSessions/alternatives/0/reqest | unknown key "reqest"; did you mean "request"? Allowed: request, auth, idempotent, paging, onlyStatus
        "endSession": {                    | "listSessions": { "request": "GET /c", "alternatives": { "request": "PUT /d" }, "items": "" }, "endSession": { | 7 | /operations/listSessions/alternatives/request | expected a method (GET, POST), a space and a path
        "endSession": {                    | "listSessions": { "request": "GET /calls", "items": "", "paging": {} }, "endSession": { | 7 | /operations/listSessions/paging | the key "style" is missing: one of none, page-number
        "endSession": {                    | "listSessions": { "request": "GET /calls", "items": "", "paging": { "style": "page" } }, "endSession": { | 7 | /operations/listSessions/paging/style | unknown paging style "page"
        "endSession": {                    | "listSessions": { "request": "GET /calls", "items": "", "paging": { "style": "page-number" } }, "endSession": { | 7 | /operations/listSessions/paging | the key "pageParam" is missing
        "endSession": {                    | "listSessions": { "request": "GET /calls", "items": "", "paging": { "style": "cursor", "cursorParam": "c" } }, "endSession": { | 7 | /operations/listSessions/paging | the key "next" is missing
        "endSession": {                    | "listSessions": { "request": "GET /calls", "items": "", "paging": { "style": "limit-offset", "offsetParam": "o", "size": 3 } }, "endSession": { | 7 | /operations/listSessions/paging | the key "sizeParam" is missing
        "endSession": {                    | "listSessions": { "request": "GET /calls", "items": "", "paging": { "style": "limit-offset", "offsetParam": "o", "sizeParam": "l", "size": 0 } }, "endSession": { | 7 | /operations/listSessions/paging/size | expected a whole number of at least 1
        "endSession": {                    | "listSessions": { "request": "GET /calls", "items": "", "paging": { "style": "limit-offset", "offsetParam": "o", "in": "path" } }, "endSession": { | 7 | /operations/listSessions/paging/in | unknown place "path". Allowed: query, body
        "endSession": {                    | "joinToken": { "request": "POST /calls/{sessionId}" }, "endSession": { | 9 | /models | operations.joinToken and models.joinToken must be declared together
        "participant": { "id": "/id" }     | "participant": { "id": "/id" }, "joinToken": { "token": "/t" } | 9 | /models | operations.joinToken and models.joinToken must be declared together
        "GET /calls/{sessionId}", "auth"   | "GET /c/{sessionId}", "participantsFrom": "people", "auth" | 6 | /operations/getSession/participantsFrom | unknown operation "people". Allowed: listParticipants
        "GET /calls/{sessionId}", "auth"   | "GET /c/{sessionId}", "participantsFrom": "listParticipants", "auth" | 9 | /models | there is no operations.listParticipants
        "participants": "/people"          | "participants": { "all": "/people", "byId": "/p" } | 15 | /models/session/participants | not both
        "status": "/state",                | "status": "/state", "statusByPresence": { "pointer": "/e", "present": "ENDED" }, | 12 | /models/session/statusByPresence | the key "absent" is missing
        "status": "/state",                | "status": "/state", "statusByPresence": { "pointer": "/e", "present": "OVER", "absent": "ACTIVE" }, | 12 | /models/session/statusByPresence/present | unknown status "OVER"
        "status": "/state",                | "status": "/state", "duration": { "pointer": "/d", "format": "hours" }, | 12 | /models/session/duration/format | unknown duration format "hours". Allowed: seconds, milliseconds, minutes, hh:mm:ss, iso-8601
        { "id": "/id" }                    | { "id": "/id", "merge": 1 }         | 17 | /models/participant/merge              | expected a boolean, found a number
        { "id": "/id" }                    | { "id": "/id", "intervals": { "joinedAt": "/a" } } | 17 | /models/participant/intervals | the key "items" is missing
        { "id": "/id" }                    | { "id": "/id", "leftAt": "/l", "intervals": { "items": "/a" } } | 17 | /models/participant | "intervals" cannot be combined with other times
        { "id": "/id" }                    | { "id": ["/id", "/log/0/id"], "intervals": { "items": "/log" } } | 17 | /models/participant | the pointer "/log/0/id" leads into the list at "/log"
        { "id": "/id" }                    | { "id": "/id", "role": "/log/0/r", "intervals": { "items": "/log", "joinedAt": "/in" } } | 17 | /models/participant | the pointer "/log/0/r" leads into the list at "/log"
        "endSession": {                    | "listSessions": { "request": "GET /calls", "items": "/data", "paging": { "style": "cursor", "cursorParam": "c", "next": "/data/next" } }, "endSession": { | 7 | /operations/listSessions | the pointer "/data/next" leads into the list at "/data"
        "endSession": {                    | "listSessions": { "request": "GET /calls", "items": ["/d", "/data"], "paging": { "style": "page-number", "pageParam": "p", "lastPage": "/data/0/last" } }, "endSession": { | 7 | /operations/listSessions | the pointer "/data/0/last" leads into the list at "/data"
        "endSession": {                    | "listSessions": { "request": "GET /calls", "items": "", "paging": { "style": "none", "total": "/total" } }, "endSession": { | 7 | /operations/listSessions | the pointer "/total" leads into the list at ""
        "endSession": {                    | "listSessions": { "request": "GET /calls", "items": { "byId": ["/data", "/data/all"] }, "paging": { "style": "limit-offset", "offsetParam": "o", "more": "/data/more" } }, "endSession": { | 7 | /operations/listSessions | the pointer "/data/more" leads into the list at "/data"
        "endSession": {                    | "listSessions": { "request": "GET /calls", "items": "/data", "paging": { "style": "page-number", "pageParam": "p", "pageSize": "/data/size" } }, "endSession": { | 7 | /operations/listSessions | the pointer "/data/size" leads into the list at "/data"
        { "type": "none" }                 | "none"                              |  6 | /operations/getSession/auth            | expected an object, found a string
        { "type": "none" }                 | { }                                 |  6 | /operations/getSession/auth            | the key "type" is missing: one of none, basic, bearer, header, query
        { "type": "none" }                 | { "type": "none", "token": "x" }    |  6 | /operations/getSession/auth/token      | unknown key "token"
        "id": "/id",                       | "room_id": "/room", "id": "/id",    | 11 | /models/session/room_id                | unknown key "room_id"; did you mean "roomId"?
        "id": "/id",                       |                                     | 10 | /models/session                        | the key "id" is missing: where a session has its id
        "id": "/id",                       | "id": "id",                         | 11 | /models/session/id                     | "id" is not a JSON Pointer: it must start with a slash
        "id": "/id",                       | "id": "$.id",                       | 11 | /models/session/id                     | is not a JSON Pointer: it must start with a slash
        "id": "/id",                       | "id": "/a~b",                       | 11 | /models/session/id                     | write ~ as ~0
        "id": "/id",                       | "id": "",                           | 11 | /models/session/id                     | must not be blank
        "id": "/id",                       | "id": [],                           | 11 | /models/session/id                     | found an empty array
        "id": "/id",                       | "id": ["/id", 3],                   | 11 | /models/session/id/1                   | expected a string, found a number
        "id": "/id",                       | "id": { "after": "/" },             | 11 | /models/session/id                     | the key "pointer" is missing: where the response has the text
        "id": "/id",                       | "id": { "pointer": "/id", "befor": "/" }, | 11 | /models/session/id/befor         | unknown key "befor". Allowed: pointer, after, values
        "id": "/id",                       | "id": { "pointer": "/id", "values": { "a": 1 } }, | 11 | /models/session/id/values/a | expected a string, found a number
        "id": "/id",                       | "id": "/id", "label": null,         | 11 | /models/session/label                  | expected a string, found null
        "id": "/id",                       | "id": "/id", "label": "/people/0/n",| 10 | /models/session                        | the pointer "/people/0/n" leads into the list at "/people"
        "id": "/id",                       | "id": "/id", "duration": "/people/0/n",| 10 | /models/session                        | the pointer "/people/0/n" leads into the list at "/people"
        "id": "/id",                       | "id": "/id", "duration": { "pointer": "/people/0/n", "format": "milliseconds" },| 10 | /models/session                        | the pointer "/people/0/n" leads into the list at "/people"
        "id": "/id",                       | "id": "/id", "endedAt": ["/e", "/people/0/n"],| 10 | /models/session                        | the pointer "/people/0/n" leads into the list at "/people"
        "id": "/id",                       | "id": "/id", "statusByPresence": { "pointer": ["/e", "/people/0/n"], "present": "ENDED", "absent": "ACTIVE" },| 10 | /models/session                        | the pointer "/people/0/n" leads into the list at "/people"
        "status": "/state",                |                                     | 10 | /models/session                        | "status" and "statusValues" must be declared together
        "open": "ACTIVE"                   | "open": "ACTIV"                     | 13 | /models/session/statusValues/open      | unknown status "ACTIV"; did you mean "ACTIVE"? Allowed: PENDING, ACTIVE, ENDED, UNKNOWN
        { "open": "ACTIVE" }               | "ACTIVE"                            | 13 | /models/session/statusValues           | expected an object, found a string
        "epoch-seconds"                    | "epoch-second"                      | 14 | /models/session/startedAt/format       | unknown time format "epoch-second"; did you mean "epoch-seconds"? Allowed: iso-8601, epoch-seconds
        "pointer": "/started"              | "at": "/started", "pointer": "/s"   | 14 | /models/session/startedAt/at           | unknown key "at". Allowed: pointer, format, zone
        "format": "epoch-seconds"          | "format": "local"                   | 14 | /models/session/startedAt              | the key "zone" is missing: the time zone of the times, such as Europe/Berlin
        "format": "epoch-seconds"          | "format": "local", "zone": "Atlantis" | 14 | /models/session/startedAt/zone         | unknown time zone "Atlantis"; use UTC or a name such as Europe/Berlin
        "format": "epoch-seconds"          | "zone": "UTC"                       | 14 | /models/session/startedAt/zone         | only the format "local" has a zone
        "format": "epoch-seconds"          | "format": "date"                    | 14 | /models/session/startedAt/format       | unknown time format "date"
        [402]                              | 402, "notFoundWhen": { "pointer": "/a" } | 19 | /errors/notFoundWhen              | the key "equals" is missing: the value that means "not found"; or use "missing": true
        [402]                              | 402, "notFoundWhen": { "pointer": "/a", "equals": 1, "missing": true } | 19 | /errors/notFoundWhen | use either "equals" or "missing", not both
        [402]                              | 402, "notFoundWhen": { "pointer": "/a", "missing": false } | 19 | /errors/notFoundWhen/missing | expected true; omit the key instead
        [402]                              | 402, "notFoundWhen": [{ "pointer": "a", "missing": true }] | 19 | /errors/notFoundWhen/0/pointer | is not a JSON Pointer
        "endSession": {                    | "listSessions": { "request": "GET /c", "items": "", "window": "P1D" }, "endSession": { | 7 | /operations/listSessions | "window" is unused: no request has {startedFrom} or {startedBefore}
        "endSession": {                    | "listSessions": { "request": { "method": "GET", "path": "/c", "query": { "f": { "of": "{status}" } } }, "items": "" }, "endSession": { | 7 | /operations/listSessions/request/query/f | the key "join" is missing: what to write between two values
        "endSession": {                    | "listSessions": { "request": { "method": "GET", "path": "/c", "query": { "f": "{status as number}" } }, "items": "" }, "endSession": { | 7 | /operations/listSessions/request/query/f | {status} can be written in one way only; omit "as"
        "endSession": {                    | "listSessions": { "request": { "method": "GET", "path": "/c", "query": { "f": "{startedFrom as local}" } }, "items": "" }, "endSession": { | 7 | /operations/listSessions/request/query/f | {startedFrom} cannot be written as "local". Allowed: iso-8601, iso-8601-milliseconds, epoch-seconds
        "pointer": "/started", "format"    | "format"                            | 14 | /models/session/startedAt              | the key "pointer" is missing: where the response has the time
        { "id": "/id" }                    | { "name": "/id" }                   | 17 | /models/participant                    | the key "id" is missing
        { "id": "/id" }                    | { "id": "/id", "roll": "/r" }       | 17 | /models/participant/roll               | unknown key "roll"; did you mean "role"?
        "endSession": {                    | "listIntervals": { "request": "GET /{participantId}", "items": "" }, "endSession": { | 9 | /models | operations.listIntervals is unused: intervals are read for the participants of listParticipants
        "endSession": {                    | "listParticipants": { "request": "GET /{sessionId}", "items": "" }, "listIntervals": { "request": "GET /{participantId}", "items": "" }, "endSession": { | 9 | /models | operations.listIntervals needs models.participant.intervals
        "endSession": {                    | "listSessions": { "request": "GET /c", "items": {} }, "endSession": { | 7 | /operations/listSessions/items | the key "all" is missing: the arrays that are one list
        "baseUrl":                         | "paging": { "total": "/t" }, "baseUrl": | 3 | /paging                               | the key "style" is missing
        "baseUrl":                         | "headers": { "X-A": "{sessionId}" }, "baseUrl": | 3 | /headers/X-A                  | the key headers has no variables
        "GET /calls/{sessionId}", "auth"   | "GET /c/{sessionId}", "model": { "labl": "/l" }, "auth" | 6 | /operations/getSession/model/labl | unknown key "labl"; did you mean "label"? Allowed: id, roomId
        "POST /calls/{sessionId}/end"      | { "method": "POST", "path": "/c/{sessionId}", "body": {}, "form": {} } | 7 | /operations/endSession/request | use either "body" (JSON) or "form", not both
        "endSession": {                    | "joinToken": { "sign": { "type": "jwt-hs265" } }, "endSession": { | 7 | /operations/joinToken/sign/type | unknown type of token "jwt-hs265"; did you mean "jwt-hs256"? Allowed: jwt-hs256, jwt-rs256
        "endSession": {                    | "joinToken": { "sign": {} }, "endSession": { | 7 | /operations/joinToken/sign | the key "type" is missing: one of jwt-hs256, jwt-rs256
        "endSession": {                    | "joinToken": { "sign": { "type": "jwt-hs256", "secret": "${env:ACME_S}" } }, "endSession": { | 7 | /operations/joinToken/sign | the token must use {sessionId}, {roomId} or {label} in its claims
        "endSession": {                    | "joinToken": { "sign": { "type": "jwt-rs256", "claims": { "s": "{sessionId}" } } }, "endSession": { | 7 | /operations/joinToken/sign | the key "privateKey" is missing: the key, as ${env:NAME}
        "endSession": {                    | "joinToken": { "sign": { "type": "jwt-hs256", "secret": "${env:ACME_S}", "claims": { "s": "{rom}" } } }, "endSession": { | 7 | /operations/joinToken/sign/claims/s | unknown placeholder {rom}; a join token has the variables {sessionId}, {roomId}, {label}
        "endSession": {                    | "joinToken": { "sign": { "type": "jwt-hs256", "secret": "${env:ACME_S}", "claims": { "s": "{sessionId}" } }, "request": "GET /" }, "endSession": { | 7 | /operations/joinToken/request | unknown key "request". Allowed: sign
        "POST /calls/{sessionId}/end"      | "POST /rooms/{roomId}/end"          | 9 | /models                                 | endSession uses {roomId}, but there is no models.session.roomId
        "participants": "/people"          | "endedAt": "/ended"                 | 17 | /models/participant                    | models.participant is unused; declare models.session.participants
        "message": "/message"              | "mesage": "/message"                | 19 | /errors/mesage                         | unknown key "mesage"; did you mean "message"?
        [402]                              | [200]                               | 19 | /errors/notFound/0                     | expected an HTTP status from 400 to 599, found 200
        [402]                              | [402, 401]                           | 19 | /errors/notFound/1                     | HTTP status 401 cannot mean "not found": the client renews its credentials
        [402]                              | [402, 408]                           | 19 | /errors/notFound/1                     | HTTP status 408 cannot mean "not found": the client retries
        [402]                              | [402, 429]                           | 19 | /errors/notFound/1                     | HTTP status 429 cannot mean "not found": the client retries
        [402]                              | [402, 500]                           | 19 | /errors/notFound/1                     | HTTP status 500 cannot mean "not found": the client retries
        [402]                              | [402, 502]                           | 19 | /errors/notFound/1                     | HTTP status 502 cannot mean "not found": the client retries
        [402]                              | [402, 503]                           | 19 | /errors/notFound/1                     | HTTP status 503 cannot mean "not found": the client retries
        [402]                              | [402, 504]                           | 19 | /errors/notFound/1                     | HTTP status 504 cannot mean "not found": the client retries
        [402]                              | "402"                               | 19 | /errors/notFound                       | expected an HTTP status from 400 to 599, found a string
        , "equals": false                  |                                     | 19 | /errors/failedWhen                     | the key "equals" is missing: the value that means failure
        "pointer": "/ok", "equals"         | "equals"                            | 19 | /errors/failedWhen                     | the key "pointer" is missing
        "equals": false                    | "equals": null                      | 19 | /errors/failedWhen/equals              | expected a string, a number or a boolean, found null
        "errors"                           | "error"                             | 19 | /error                                 | unknown key "error"; did you mean "errors"? Allowed: $schema, id, baseUrl, settingsPrefix, auth, headers, result, paging, operations, models, filesFrom, errors, webhooks
        "errors"                           | "zebra"                             | 19 | /zebra                                 | unknown key "zebra". Allowed:
        "errors"                           | "a/b~c"                             | 19 | /a~1b~0c                               | unknown key "a/b~c"
        """)
    void parse_oneFault_namesLinePointerValueAndWhatIsAllowed(
            String right, String wrong, int line, String pointer, String message) {
        DescriptorFault fault = onlyFault(right, wrong == null ? "" : wrong);

        assertThat(fault.message()).contains(message);
        assertThat(fault.pointer()).isEqualTo(pointer);
        assertThat(fault.line()).isEqualTo(line);
        assertThat(fault.descriptor()).isEqualTo("acme.json");
        assertThat(fault)
                .hasToString("acme.json:" + line + ":" + fault.column() + " " + pointer + ": " + fault.message());
        assertRejectedBySchema(RIGHT.replace(right, wrong == null ? "" : wrong), List.of(fault));
    }

    /** An editor that knows the schema shows the fault while it is made, but for what no schema can say. */
    private static void assertRejectedBySchema(String text, List<DescriptorFault> faults) {
        assertThat(Schema.accepts(text) && !Schema.areBeyond(faults))
                .as("the schema accepts what the loader rejects: %s", faults)
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        { "type": "basic", "username": "ada", "password": "made-up" }          | /auth/password | secrets must not be in a descriptor
        { "type": "basic", "username": "made-up", "password": "" }             | /auth/username | secrets must not be in a descriptor
        { "type": "basic", "username": "made:up", "password": "${env:P}" }     | /auth/username | cannot contain a colon
        { "type": "basic", "password": "${env:P}" }                            | /auth          | the key "username" is missing
        { "type": "basic", "username": "${env:U}" }                            | /auth          | the key "password" is missing
        { "type": "bearer", "token": "made-up" }                               | /auth/token    | secrets must not be in a descriptor
        { "type": "bearer" }                                                   | /auth          | the key "token" is missing
        { "type": "header", "name": "X-Key", "value": "made-up" }              | /auth/value    | secrets must not be in a descriptor
        { "type": "header", "name": "made up", "value": "${env:P}" }           | /auth/name     | not a header name
        { "type": "header", "name": "Host", "value": "${env:P}" }              | /auth/name     | this header cannot carry credentials
        { "type": "header", "name": "Upgrade", "value": "${env:P}" }           | /auth/name     | this header cannot carry credentials
        { "type": "header", "value": "${env:P}" }                              | /auth          | the key "name" is missing
        { "type": "header", "name": "X-Key" }                                  | /auth          | the key "value" is missing
        { "type": "header", "name": ["made-up"], "value": "${env:P}" }         | /auth/name     | expected a string, found an array
        { "type": "made-up" }                                                  | /auth/type     | unknown type of auth. Allowed: none, basic, bearer, header, query
        """)
    void parse_faultInAuth_neverShowsAValue(String auth, String pointer, String message) {
        DescriptorException wrong =
                exception(RIGHT.replace("{ \"type\": \"bearer\", \"token\": \"${env:ACME_TOKEN}\" }", auth));

        assertThat(wrong.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.pointer()).isEqualTo(pointer);
            assertThat(fault.line()).isEqualTo(4);
            assertThat(fault.message()).contains(message);
        });
        assertThat(wrong).hasMessageNotContaining("made");
        assertRejectedBySchema(
                RIGHT.replace("{ \"type\": \"bearer\", \"token\": \"${env:ACME_TOKEN}\" }", auth), wrong.faults());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        "POST /calls/{sessionId}/end?api_key=made-up"                                              |               | invalid path "/calls/{sessionId}/end...":
        "POST /calls?key=made-up&id={sessionId}"                                                   |               | invalid path "/calls...":
        "PSOT /calls/{sessionId}?key=made-up"                                                      |               | invalid request "PSOT /calls/{sessionId}...":
        { "method": "POST /c?key=made-up", "path": "/c/{sessionId}" }                              | /method       | endSession cannot use the method "POST /c..."
        { "method": "POST", "path": "/c/{sessionId}", "query": { "a": "${made-up}" } }             | /query/a      | unknown placeholder;
        { "method": "POST", "path": "/c/{sessionId}", "query": { "api_key": "made-up" } }          | /query/api_key | secrets must not be in a descriptor
        { "method": "POST", "path": "/c/{sessionId}", "headers": { "X-API-Key": "made-up" } }      | /headers/X-API-Key | a header with a secret belongs under "auth"
        { "method": "POST", "path": "/c/{sessionId}", "body": { "a": { "password": "made-up" } } } | /body/a/password | secrets must not be in a descriptor
        """)
    void parse_secretInARequest_isAFaultThatDoesNotShowIt(String request, String pointer, String message) {
        DescriptorException wrong = exception(RIGHT.replace("\"POST /calls/{sessionId}/end\"", request));

        assertThat(wrong.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.pointer()).isEqualTo("/operations/endSession/request" + (pointer == null ? "" : pointer));
            assertThat(fault.message()).contains(message);
        });
        assertThat(wrong).hasMessageNotContaining("made");
    }

    /**
     * Where one place holds another, the outer one may have an object, in which what it says of the page stands too.
     */
    @Test
    void parse_placesOfItemsInOneAnother_letThePagingPointBesideTheInnerOne() {
        String allowed = RIGHT.replace("\"endSession\"", """
                        "listSessions": { "request": "GET /calls", "items": ["", "/data", "/data/calls"],
                          "paging": { "style": "cursor", "cursorParam": "c", "next": ["/next", "/data/next"] } },
                        "endSession\"""");

        assertThat(allowed).isNotEqualTo(RIGHT);
        assertThatNoException().isThrownBy(() -> Descriptor.parse("acme.json", allowed));
    }

    /** Names that only look like those of secrets, and secrets that are not in the descriptor. */
    @Test
    void parse_namesOfSecrets_areAllowedWithReferencesAndVariables() {
        String allowed = RIGHT.replace("\"POST /calls/{sessionId}/end\"", """
                        { "method": "POST", "path": "/c/{sessionId}",
                          "query": { "token": "{sessionId}", "key": "status", "token_type": "short" },
                          "headers": { "X-Tenant": "t-${env:ACME_TENANT}", "Idempotency-Key": "{sessionId}", "-": "${env:_}" } }""");

        assertThat(allowed).isNotEqualTo(RIGHT);
        assertThatNoException().isThrownBy(() -> Descriptor.parse("acme.json", allowed));
    }

    /** No response is nested as deeply, and each step of a pointer is a step of the reader. */
    @Test
    void parse_pointerOfManySteps_isRejected() {
        String deep = "/a".repeat(100_000);
        DescriptorFault fault = onlyFault("\"id\": \"/id\",", "\"id\": \"" + deep + "\",");

        assertThat(fault.pointer()).isEqualTo("/models/session/id");
        assertThat(fault.message())
                .endsWith("is not a JSON Pointer: it has more than 200 steps")
                .hasSizeLessThan(200);
        assertThat(faults(RIGHT.replace("\"/started\"", "\"" + deep + "\""))).hasSize(1);
        assertThat(faults(RIGHT.replace("\"/ok\"", "\"" + deep + "\""))).hasSize(1);
        assertThat(faults(RIGHT.replace("\"/message\"", "\"" + deep + "\""))).hasSize(1);
    }

    @Test
    void parse_severalFaults_areAllReportedFromFirstToLast() {
        List<DescriptorFault> faults = faults("""
                {
                  "errors": { "code": "code" },
                  "id": "acme",
                  "baseUrl": "http://api.acme.example",
                  "operations": {
                    "getSesion": { "request": "GET /calls/{sessionId}" }
                  },
                  "models": { "session": { "label": 1 } }
                }
                """);

        assertThat(faults)
                .extracting(DescriptorFault::line, DescriptorFault::pointer)
                .containsExactly(
                        tuple(2, "/errors/code"),
                        tuple(4, "/baseUrl"),
                        tuple(6, "/operations/getSesion"),
                        tuple(8, "/models/session"),
                        tuple(8, "/models/session/label"));
    }

    @Test
    void parse_severalFaultsOnALine_areReportedFromLeftToRight() {
        assertThat(faults("{\"id\":\"Acme!\",\"baseUrl\":7,\"zebra\":1,\"operations\":1,\"models\":1}"))
                .extracting(DescriptorFault::pointer, DescriptorFault::column)
                .containsExactly(
                        tuple("/id", 2),
                        tuple("/baseUrl", 15),
                        tuple("/zebra", 27),
                        tuple("/operations", 37),
                        tuple("/models", 52));
    }

    @Test
    void parse_emptyObject_listsEverythingMissing() {
        assertThat(faults("{}"))
                .extracting(DescriptorFault::message)
                .satisfiesExactly(
                        id -> assertThat(id).startsWith("the key \"id\" is missing"),
                        baseUrl -> assertThat(baseUrl).startsWith("the key \"baseUrl\" is missing"),
                        operations -> assertThat(operations).startsWith("the key \"operations\" is missing"),
                        models -> assertThat(models).startsWith("the key \"models\" is missing"));
        assertThat(faults("{\"id\":\"a\",\"baseUrl\":\"https://a.example\",\"operations\":{},\"models\":{}}"))
                .extracting(DescriptorFault::pointer, DescriptorFault::message)
                .satisfiesExactly(
                        operation ->
                                assertThat(operation.toString()).contains("/operations", "\"getSession\" is missing"),
                        model -> assertThat(model.toString()).contains("/models", "\"session\" is missing"));
    }

    /** YAML has more ways to write numbers than JSON, and its readers do not agree what they mean. */
    @ParameterizedTest
    @ValueSource(strings = {"1_000", "0x1F", ".inf", "-.INF", ".nan", "010", "+1", "1.", "-.5", "0b11"})
    void parse_numberInvalidInJson_isAFaultWhereverItIsSent(String number) {
        for (String place : List.of("query", "headers", "body")) {
            DescriptorFault fault = onlyFaultInYaml(place + ": { a: " + number + " }");

            assertThat(fault.pointer()).isEqualTo("/operations/getSession/request/" + place + "/a");
            assertThat(fault.line()).isEqualTo(6);
            assertThat(fault.message()).startsWith("not a JSON number").doesNotContain(number);
        }
    }

    @Test
    void parse_numberOutOfRange_isAnError() {
        assertThat(onlyFaultInYaml("body: { a: 1e99999999999 }").message()).contains("exponent of this number is too");
        assertThat(onlyFaultInYaml("body: { a: 1" + "0".repeat(200) + " }").message())
                .contains("not a JSON number");
        assertThat(onlyFaultInYaml(
                                "body: { } }, auth: { type: jwt-hs256, secret: \"${env:A}\", claims: { a: [12345678901234567890] }")
                        .message())
                .contains("more digits than a token can carry");
    }

    private static DescriptorFault onlyFaultInYaml(String place) {
        DescriptorException wrong = catchThrowableOfType(
                DescriptorException.class, () -> Descriptor.parse("acme.yaml", YAML.replace("PLACE", place)));
        assertThat(wrong).as("a fault in %s", place).isNotNull();
        assertThat(wrong.faults()).hasSize(1);
        return wrong.faults().get(0);
    }

    @Test
    void parse_brokenJson_namesThePlaceWithoutQuotingTheLine() {
        List<DescriptorFault> faults = faults("{\n  \"auth\": { \"token\": made-up-secret }\n}");

        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.message()).startsWith("not valid JSON").doesNotContain("made");
            assertThat(fault.line()).isEqualTo(2);
            assertThat(fault.pointer()).isEmpty();
        });
    }

    @Test
    void parse_missingComma_namesTheCharacterFound() {
        List<DescriptorFault> faults = faults("{\n  \"id\": \"acme\"\n  \"baseUrl\": \"x\"\n}");

        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.message())
                    .startsWith("not valid JSON: Unexpected character ('\"'")
                    .contains("comma");
            assertThat(fault.line()).isEqualTo(3);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"id\": \"acme", "{\"id\": [1, 2}", "not json", "{\"id\": 'acme'}", "{} // why"})
    void parse_brokenJson_isOneFault(String text) {
        assertThat(faults(text))
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).startsWith("not valid JSON"));
    }

    @Test
    void parse_emptyText_fails() {
        assertThat(faults(" \n"))
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).isEqualTo("the descriptor is empty"));
    }

    @Test
    void parse_notAnObject_fails() {
        assertThat(faults("[]"))
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).isEqualTo("expected an object, found an array"));
    }

    @Test
    void parse_twoDocuments_areAFault() {
        assertThat(faults(RIGHT + "\n{}")).singleElement().satisfies(fault -> {
            assertThat(fault.message()).isEqualTo("unexpected content after the end of the descriptor");
            assertThat(fault.line()).isEqualTo(22);
        });
    }

    @Test
    void parse_keyTwice_isAFaultThatNamesBothLines() {
        DescriptorFault fault = onlyFault("\"id\": \"acme\",", "\"id\": \"acme\",\n\"id\": \"other\",");

        assertThat(fault.message()).isEqualTo("duplicate key \"id\", first on line 2");
        assertThat(fault.line()).isEqualTo(3);
    }

    @Test
    void parse_deepNesting_isAFaultAndNoStackOverflow() {
        assertThat(faults("[".repeat(100_000)))
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).startsWith("not valid JSON"));
    }

    @Test
    void parse_longPath_isCheckedWithoutADeepStack() {
        String path = "/" + "%20a".repeat(1 << 16);
        try (Acme acme = Acme.start()) {
            acme.with("/operations/getSession/request", "\"GET " + path + "/{sessionId}\"");
            assertThat(acme.descriptor().id()).isEqualTo("acme");

            acme.with("/operations/getSession/request", "\"GET " + path + "^/{sessionId}\"");
            assertThatThrownBy(acme::descriptor).isInstanceOf(DescriptorException.class);
        }
    }

    @Test
    @Timeout(30)
    void parse_descriptorFullOfErrors_takesTimeInProportion() {
        String keys = IntStream.range(0, 40_000)
                .mapToObj(number -> "\"k" + number + "\":1")
                .collect(Collectors.joining(",", "{", "}"));

        assertThatThrownBy(() -> Descriptor.parse("acme.json", keys)).isInstanceOf(DescriptorException.class);
    }

    /** Each value knows its pointer, and all of these pointers begin with the key. */
    @Test
    void parse_longKeyAboveManyValues_takesMemoryInProportion() {
        String values = "\"" + "k".repeat(40_000) + "\": [" + "1,".repeat(200_000) + "1],\n\"id\": \"acme\"";

        assertThat(faults(RIGHT.replace("\"id\": \"acme\"", values)))
                .extracting(DescriptorFault::pointer)
                .containsExactly("");
    }

    /** Java takes quadratic time for the lower case of some letters, and names of settings have many words. */
    @Test
    @Timeout(10)
    void parse_longNames_takeTimeInProportion() {
        String letters = "\u03a3".repeat(40_000);
        String words = "${env:ACME_" + "A_".repeat(100_000) + "}";

        for (String wrong : List.of(
                "{ \"method\": \"POST\", \"path\": \"/c/{sessionId}\", \"headers\": { \"" + letters + "\": \"a\" } }",
                "{ \"method\": \"POST\", \"path\": \"/c/{sessionId}\", \"body\": { \"" + letters
                        + "\": 1e9999999999 } }",
                "{ \"method\": \"POST\", \"path\": \"/c/{sessionId}\", \"headers\": { \"A\": \"\u00e9" + words
                        + "\" } }",
                "{ \"method\": \"" + letters + "\", \"path\": \"/c/{sessionId}\" }",
                "{ \"" + letters + "\": \"POST\", \"method\": \"POST\", \"path\": \"/c/{sessionId}\" }")) {
            assertThat(faults(RIGHT.replace("\"POST /calls/{sessionId}/end\"", wrong)))
                    .hasSize(1);
        }
    }
}
