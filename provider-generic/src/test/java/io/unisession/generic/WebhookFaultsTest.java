package io.unisession.generic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Errors in what a descriptor says of webhooks, by line and place. */
class WebhookFaultsTest {
    private static final String RIGHT = """
            id: acme
            baseUrl: https://api.acme.example
            operations: { getSession: { request: "GET /calls/{sessionId}" } }
            models: { session: { id: /id } }
            webhooks:
              signature:
                type: hmac-sha256
                secret: ${env:ACME_SECRET}
                header: X-Signature
                timestampHeader: X-Time
                signs: "{timestamp}.{body}"
              key: /id
              type: /type
              typeValues: { opened: SESSION_STARTED }
              session: { id: /call }
              participant: { connectionId: /device }
            """;

    private static List<DescriptorFault> faults(String right, String wrong) {
        assertThat(RIGHT).contains(right);
        DescriptorException exception = catchThrowableOfType(
                DescriptorException.class, () -> Descriptor.parse("acme.yaml", RIGHT.replace(right, wrong)));
        assertThat(exception).as("a fault in %s", wrong).isNotNull();
        return exception.faults();
    }

    @Test
    void parse_nothingWrong_loads() {
        assertThat(Descriptor.parse("acme.yaml", RIGHT).id()).isEqualTo("acme");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        # right                  | wrong                              | line | pointer                             | message
        typeValues:              | typeValue:                         | 14 | /webhooks/typeValue                   | unknown key "typeValue"; did you mean "typeValues"? Allowed: signature, test,
        SESSION_STARTED          | SESSION_START                      | 14 | /webhooks/typeValues/opened           | unknown type of event "SESSION_START"; did you mean "SESSION_STARTED"? Allowed: SESSION_STARTED,
        type: hmac-sha256        | type: hmac-sha265                  |  7 | /webhooks/signature/type              | unknown type of signature; did you mean "hmac-sha256"? Allowed: hmac-sha256, hmac-sha256-timed, standard-webhooks, rsa-sha256, jwt-hs256, url-hmac-sha1, header
        type: hmac-sha256        | typ: hmac-sha256                   |  6 | /webhooks/signature                   | the key "type" is missing: one of hmac-sha256,
        ${env:ACME_SECRET}       | made-up-secret                     |  8 | /webhooks/signature/secret            | expected one setting and nothing else: ${env:NAME}, ${property:NAME} or ${setting:NAME}
        ${env:ACME_SECRET}       | "k ${env:ACME_SECRET}"             |  8 | /webhooks/signature/secret            | expected one setting and nothing else
        secret:                  | secrets:                           |  8 | /webhooks/signature/secrets           | unknown key "secrets"; did you mean "secret"?
        header: X-Signature      | header: X Signature                |  9 | /webhooks/signature/header            | not a header name, such as X-API-Key
        timestampHeader:         | encoding: base-64 #                | 10 | /webhooks/signature/encoding          | unknown encoding; did you mean "base64"? Allowed: hex, base64
        timestampHeader:         | secretEncoding: hex #              | 10 | /webhooks/signature/secretEncoding    | unknown encoding; did you mean "text"? Allowed: text, base64
        {timestamp}.{body}       | {timestamp}                        | 11 | /webhooks/signature/signs             | expected a text with {body} once, and {timestamp} at most once
        {timestamp}.{body}       | {time}.{body}                      | 11 | /webhooks/signature/signs             | expected a text with {body} once, and {timestamp} at most once
        {timestamp}.{body}       | {body}{body}                       | 11 | /webhooks/signature/signs             | expected a text with {body} once, and {timestamp} at most once
        {timestamp}.{body}       | {timestamp}{timestamp}{body}       | 11 | /webhooks/signature/signs             | expected a text with {body} once, and {timestamp} at most once
        timestampHeader: X-Time  | tolerance: 5m                      | 10 | /webhooks/signature/tolerance         | expected a duration from a second to ten years, such as PT1H
        timestampHeader: X-Time  | prefix: v0=                        |  6 | /webhooks/signature                   | the key "timestampHeader" is missing: the header that has the {timestamp} which is signed
        key: /id                 | key: { headers: X-Delivery }       | 12 | /webhooks/key/headers                 | unknown key "headers"
        key: /id                 | key: { header: X Delivery }        | 12 | /webhooks/key/header                  | not a header name
        key: /id                 | key: { all: [] }                   | 12 | /webhooks/key/all                     | expected at least one value, found an empty array
        key: /id                 | key: { all: /id, header: X-D }     | 12 | /webhooks/key/all                     | unknown key "all"
        key: /id                 | test: { pointer: /test }           | 12 | /webhooks/test                        | the key "equals" is missing: the value that the field then has
        key: /id                 | events: events                     | 12 | /webhooks/events                      | "events" is not a JSON Pointer
        { id: /call }            | { id: /call, sid: /call }          | 15 | /webhooks/session/sid                 | unknown key "sid". Allowed: id, roomId, label, startedAt, endedAt, duration
        { id: /call }            | [/call]                            | 15 | /webhooks/session                     | expected an object, found an array
        connectionId:            | conectionId:                       | 16 | /webhooks/participant/conectionId     | unknown key "conectionId"; did you mean "connectionId"? Allowed: id, userId,
        """)
    void parse_wrong_isReportedByLineAndPlace(String right, String wrong, int line, String pointer, String message) {
        assertThat(faults(right, wrong)).anySatisfy(fault -> {
            assertThat(fault.line()).isEqualTo(line);
            assertThat(fault.pointer()).isEqualTo(pointer);
            assertThat(fault.message()).startsWith(message);
        });
    }

    private static final String HMAC = RIGHT.substring(RIGHT.indexOf("    type: hmac"), RIGHT.indexOf("  key:"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        type: rsa-sha256, header: X-S                                                        | /webhooks/signature              | the key "publicKey" is missing: the public key in PEM, as ${env:NAME}; or use "publicKeyUrl"
        type: rsa-sha256, header: X-S, publicKeyUrl: "https://acme.example/k"                | /webhooks/signature              | the key "pointer" is missing: where the key stands
        type: rsa-sha256, header: X-S, publicKeyUrl: "http://acme.example/k", pointer: /k    | /webhooks/signature/publicKeyUrl | expected an https URL without query, such as https://acme.example/keys.json
        type: jwt-hs256, issuer: "${env:ACME_I}", secret: "${env:ACME_S}"                    | /webhooks/signature              | the key "hashClaim" is missing
        type: url-hmac-sha1, secret: "${env:ACME_S}", header: X-S, url: "https://a.example"  | /webhooks/signature/url          | expected one setting and nothing else
        type: header, name: X-S                                                              | /webhooks/signature              | the key "value" is missing: the setting that has it, as ${env:NAME}
        type: standard-webhooks, secret: "${env:ACME_S}", header: X-S                        | /webhooks/signature/header       | unknown key "header"
        type: hmac-sha256-timed, secret: "${env:ACME_S}"                                     | /webhooks/signature              | the key "header" is missing: the header that has the signature
        """)
    void parse_signatureWithoutWhatItNeeds_isReported(String signature, String pointer, String message) {
        assertThat(faults("signature:\n" + HMAC, "signature: { " + signature + " }\n"))
                .anySatisfy(fault -> {
                    assertThat(fault.pointer()).isEqualTo(pointer);
                    assertThat(fault.message()).startsWith(message);
                });
    }

    @Test
    void parse_withoutWhatIsRequired_isReported() {
        assertThat(faults(RIGHT.substring(RIGHT.indexOf("  signature:")), "  key: /id\n"))
                .extracting(DescriptorFault::message)
                .containsExactlyInAnyOrder(
                        "the key \"signature\" is missing: how a request proves that the service sent it",
                        "the key \"type\" is missing: where an event has the word for what happened",
                        "the key \"typeValues\" is missing: what the words of \"type\" mean");
    }

    @Test
    void parse_wrongSignature_hidesNoOtherError() {
        assertThat(faults(HMAC, "    type: hmac\n    secret: 1\n").size()).isEqualTo(1);
        assertThat(faults(HMAC + "  key: /id", "    type: hmac\n  key: id")).hasSize(2);
    }

    /** Whoever mistakes the place of a secret finds it in no log. */
    @Test
    void parse_secretInTheWrongPlace_isNotQuoted() {
        assertThat(faults("${env:ACME_SECRET}", "made-up-secret").toString()).doesNotContain("made-up-secret");
        assertThat(faults("type: hmac-sha256", "type: made-up-secret").toString())
                .doesNotContain("made-up-secret");
    }
}
