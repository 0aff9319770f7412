package io.unisession.generic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One mistake is one error: what is misspelled or wrong is not reported as missing too. */
class ReportedOnceTest {
    private static final String RIGHT = """
            id: acme
            baseUrl: https://api.acme.example
            filesFrom: [https://files.acme.example]
            operations:
              getSession: { request: "GET /calls/{sessionId as part-1}/{sessionId as part-2}", participantsFrom: listParticipants }
              listSessions: { request: { method: GET, path: /calls, query: { state: "{status}" } }, items: /c, statusWords: { ACTIVE: open } }
              listParticipants: { request: "GET /calls/{sessionId}/people", items: /people }
              listIntervals: { request: "GET /people/{participantId}/stays", items: /stays }
              endSession: { request: "POST /rooms/{roomId}/end" }
              listRecordings: { request: "GET /rooms/{roomId}/recordings", items: /r }
              recordingLink: { request: "GET /recordings/{recordingId}" }
              joinToken: { request: "POST /labels/{label}/token" }
            models:
              session: { id: { parts: [/meeting, /occurrence] }, roomId: /room, label: /label, status: /state, statusValues: { open: ACTIVE } }
              participant: { id: /id, intervals: { joinedAt: /in } }
              recording: { id: /id, sessionId: /call, status: /state, statusValues: { done: READY } }
              recordingLink: { address: /url }
              joinToken: { token: /token }
            """;

    /** The same with other parts: participants in the session's response, and a token that is signed here. */
    private static final String OTHER = """
            id: acme
            baseUrl: https://api.acme.example
            operations:
              getSession: { request: "GET /calls/{sessionId}", model: { roomId: /place } }
              endSession: { request: "POST /rooms/{roomId}/end" }
              joinToken: { sign: { type: jwt-hs256, secret: "${env:ACME_KEY}", claims: { label: "{label}" } } }
            models:
              session: { id: /id, label: /topic, participants: /crew }
              participant: { id: /user, intervals: { items: /log, joinedAt: /in } }
            """;

    private static void assertOneFault(String right, String part, String wrong, String fault) {
        Descriptor.parse("acme.yaml", right);
        assertThat(right).contains(part);
        DescriptorException exception = catchThrowableOfType(
                DescriptorException.class, () -> Descriptor.parse("acme.yaml", right.replace(part, wrong)));

        assertThat(exception.faults())
                .singleElement()
                .satisfies(only -> assertThat(only.toString()).contains(fault));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            filesFrom:                   | fileFrom:                  | did you mean "filesFrom"?
            [https://files.acme.example] | [files.acme.example]       | /filesFrom/0
            listParticipants: {          | listParticipant: {         | did you mean "listParticipants"?
            "GET /calls/{sessionId}/people" | "/calls/{sessionId}/people" | /operations/listParticipants/request
            listIntervals: {             | listInterval: {            | did you mean "listIntervals"?
            "GET /people/                | "PUT /people/              | /operations/listIntervals/request
            listRecordings: {            | listRecording: {           | did you mean "listRecordings"?
            "GET /rooms/                 | "PUT /rooms/               | /operations/listRecordings/request
            recordingLink: { request     | recordingLnk: { request    | did you mean "recordingLink"?
            "GET /recordings/            | "PUT /recordings/          | /operations/recordingLink/request
            joinToken: { request         | joinTokn: { request        | did you mean "joinToken"?
            "POST /labels/               | "PUT /labels/              | /operations/joinToken/request
            statusWords:                 | statusWord:                | did you mean "statusWords"?
            parts:                       | part:                      | /models/session/id
            /meeting                     | meeting                    | "meeting" is not a JSON Pointer: it must start with a slash; did you mean "/meeting"?
            roomId: /room                | roomID: /room              | did you mean "roomId"?
            roomId: /room                | roomId: $.room.id          | did you mean "/room/id"?
            roomId: /room                | roomId: [room]             | did you mean "/room"?
            roomId: /room                | roomId: 7                  | expected a string, found a number
            label: /label                | lable: /label              | did you mean "label"?
            label: /label                | label: data/label          | did you mean "/data/label"?
            label: /label                | label: "a b"               | it must start with a slash, such as /data/id
            open: ACTIVE } }\\n  part      | open: ACTIVE } }\\n  prt     | did you mean "participant"?
            statusValues: { open           | statusVals: { open           | did you mean "statusValues"?
            statusValues: { done         | statusVals: { done         | did you mean "statusValues"?
            intervals: {                 | interval: {                | did you mean "intervals"?
            recording: {                 | recrding: {                | did you mean "recording"?
            sessionId: /call             | sesionId: /call            | did you mean "sessionId"?
            sessionId: /call             | sessionId: call            | did you mean "/call"?
            recordingLink: { address     | recordingLnk: { address    | did you mean "recordingLink"?
            joinToken: { token           | joinTokn: { token          | did you mean "joinToken"?
            """)
    void misspelledOrWrongPart_isReportedOnce(String part, String wrong, String fault) {
        assertOneFault(RIGHT, part.replace("\\n", "\n"), wrong.replace("\\n", "\n"), fault);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            participants: /crew | partcipants: /crew | did you mean "participants"?
            participants: /crew | participants: crew | did you mean "/crew"?
            roomId: /place      | roomID: /place     | did you mean "roomId"?
            roomId: /place      | roomId: place      | did you mean "/place"?
            label: /topic       | labl: /topic       | did you mean "label"?
            label: /topic       | label: topic       | did you mean "/topic"?
            items: /log         | itms: /log         | did you mean "items"?
            """)
    void misspelledOrWrongField_isReportedOnce(String part, String wrong, String fault) {
        assertOneFault(OTHER, part, wrong, fault);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            , roomId: /place |   | endSession uses {roomId}, but there is no models.session.roomId
            , participants: /crew |  | models.participant is unused
            items: /log, |           | the key "items" is missing
            """)
    void missingPart_isStillReported(String part, String wrong, String fault) {
        String complete = OTHER.replace("model: { roomId: /place }", "model: { id: /id, roomId: /place }");
        assertOneFault(complete, part, wrong == null ? "" : wrong, fault);
    }
}
