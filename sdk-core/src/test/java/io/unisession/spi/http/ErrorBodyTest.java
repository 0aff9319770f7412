package io.unisession.spi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.unisession.CallOptions;
import io.unisession.error.ApiException;
import io.unisession.error.ConflictException;
import io.unisession.error.InvalidRequestException;
import io.unisession.error.NotFoundException;
import io.unisession.support.Service;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken from the body of an error, and that any body is survived. */
class ErrorBodyTest {
    private static final int LONGEST_MESSAGE = 300;

    @RegisterExtension
    final Service service = new Service();

    @Test
    void messageCodeAndRequestId_areTaken() {
        service.response(new MockResponse.Builder()
                .code(404)
                .addHeader("X-Request-Id", "7f3a")
                .body("{\"message\":\"Session not found\",\"code\":1301}"));

        ApiException refusal = refusal(ErrorFormat.standard());

        assertThat(refusal)
                .hasMessage("acme getThing failed: HTTP 404 not found: \"Session not found\" (request 7f3a)");
        assertThat(refusal.providerMessage()).contains("Session not found");
        assertThat(refusal.providerCode()).contains("1301");
        assertThat(refusal.requestId()).contains("7f3a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-request-id", "request-id", "x-amzn-requestid", "x-amz-request-id"})
    void requestId_isTakenFromTheUsualHeaders(String header) {
        service.response(new MockResponse.Builder().code(404).addHeader(header, "7f3a"));

        assertThat(refusal(ErrorFormat.standard()).requestId()).contains("7f3a");
    }

    @Test
    void requestIdInTheBody_isTakenWhereNoHeaderHasIt() {
        service.response(404, "{\"meta\":{\"id\":\"b-1\"}}");

        ApiException refusal =
                refusal(ErrorFormat.builder().requestId("/trace", "/meta/id").build());

        assertThat(refusal.requestId()).contains("b-1");
        assertThat(refusal).hasMessageEndingWith(" (request b-1)");
    }

    @Test
    void requestIdInHeaderAndBody_isTheHeaders() {
        service.response(new MockResponse.Builder()
                .code(404)
                .addHeader("X-Request-Id", "h-1")
                .body("{\"id\":\"b-1\"}"));

        assertThat(refusal(ErrorFormat.builder().requestId("/id").build()).requestId())
                .contains("h-1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"error\":\"plain\"}|plain",
                "{\"message\":null,\"error\":\"second\"}|second",
                "{\"message\":{\"text\":\"deep\"},\"error\":\"second\"}|second",
                "{\"message\":42}|42",
                "Service temporarily offline|Service temporarily offline",
                "{\"message\":\"  padded  \"}|padded",
                "{\"message\":\"ünïcode ✓\"}|ünïcode ✓"
            })
    void message_isReadFromItsPointer(String body, String message) {
        service.response(400, body);

        assertThat(refusal(ErrorFormat.standard()).providerMessage()).contains(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "{",
                "[]",
                "null",
                "{}",
                "{\"message\":\"\"}",
                "{\"message\":\" \"}",
                "{\"message\":\"torn o",
                "<html><body>502 Bad Gateway</body></html>",
                "  <!DOCTYPE html>\n<html>",
                "{\"detail\":\"not where messages are\"}"
            })
    void bodyWithoutAUsableMessage_doesNotHideTheError(String body) {
        service.response(409, body);

        ApiException refusal = refusal(ErrorFormat.standard());

        assertThat(refusal).isInstanceOf(ConflictException.class);
        assertThat(refusal.providerMessage().filter(message -> !message.equals("null")))
                .isEmpty();
    }

    @Test
    void hugeBody_doesNotHideTheErrorAndIsNotShown() {
        service.response(409, "<p>" + "x".repeat(2_000_000));

        assertThat(refusal(ErrorFormat.standard())).hasMessage("acme getThing failed: HTTP 409 conflict");
    }

    @Test
    void truncatedErrorBody_keepsTheStatus() {
        service.response(new MockResponse.Builder()
                .code(404)
                .body("{\"message\":\"" + "x".repeat(100_000) + "\"}")
                .onResponseBody(new SocketEffect.CloseSocket()));

        assertThat(refusal(ErrorFormat.standard())).isInstanceOf(NotFoundException.class);
    }

    @Test
    void bodyThatIsNotText_doesNotHideTheError() {
        service.response(new MockResponse.Builder()
                .code(404)
                .body(new Buffer().write(ByteString.decodeHex("ff00fe1b5b33316d"))));

        assertThat(refusal(ErrorFormat.standard()).providerMessage())
                .hasValueSatisfying(message -> assertThat(message).doesNotContainPattern("\\p{Cntrl}"));
    }

    @Test
    void bodyWronglyLabelledAsCompressed_keepsTheStatus() {
        service.response(new MockResponse.Builder()
                .code(404)
                .addHeader("Content-Encoding", "gzip")
                .body("not gzip at all"));

        assertThat(refusal(ErrorFormat.standard())).isInstanceOf(NotFoundException.class);
    }

    @Test
    void longMessage_isCutAt300Characters() {
        service.response(400, "{\"message\":\"" + "m".repeat(5000) + "\"}");

        ApiException refusal = refusal(ErrorFormat.standard());

        assertThat(refusal.providerMessage()).contains("m".repeat(LONGEST_MESSAGE) + "…");
        assertThat(refusal).hasMessageNotContaining("m".repeat(LONGEST_MESSAGE + 1));
    }

    @Test
    void plainTextOf300Characters_isWhole_andALongerOneIsNoMessage() {
        service.response(400, "m".repeat(LONGEST_MESSAGE));
        assertThat(refusal(ErrorFormat.standard()).providerMessage()).contains("m".repeat(LONGEST_MESSAGE));

        service.response(400, "m".repeat(LONGEST_MESSAGE + 1));
        assertThat(refusal(ErrorFormat.standard()).providerMessage()).isEmpty();
    }

    @Test
    void messageOf300Characters_isWhole() {
        service.response(400, "{\"message\":\"" + "m".repeat(LONGEST_MESSAGE) + "\"}");

        assertThat(refusal(ErrorFormat.standard()).providerMessage()).contains("m".repeat(LONGEST_MESSAGE));
    }

    @Test
    void longMessage_isNotCutInsideACharacter() {
        service.response(400, "{\"message\":\"" + "m".repeat(LONGEST_MESSAGE - 1) + "😀😀\"}");

        assertThat(refusal(ErrorFormat.standard()).providerMessage()).contains("m".repeat(LONGEST_MESSAGE - 1) + "…");
    }

    /** Line ends and terminal commands in a message would let a service write lines of its own into the log. */
    @ParameterizedTest
    @ValueSource(
            strings = {"\\n", "\\r\\n", "\\t\\u0000", "\\u001b", "\\u0085", "\\u2028", "\\u2029", "\\u202e", "\\u2066"})
    void controlCharacters_becomeASpace(String escaped) {
        service.response(
                400,
                "{\"message\":\"one" + escaped + "two\",\"code\":\"one" + escaped + "two\",\"id\":\"one" + escaped
                        + "two\"}");

        ApiException refusal = refusal(ErrorFormat.builder().requestId("/id").build());

        assertThat(refusal.providerMessage()).contains("one two");
        assertThat(refusal.providerCode()).contains("one two");
        assertThat(refusal.requestId()).contains("one two");
        assertThat(refusal).hasMessage("acme getThing failed: HTTP 400 invalid request: \"one two\" (request one two)");
    }

    @Test
    void longCodeAndRequestId_areCutLikeTheMessage() {
        String text = "i".repeat(5000);
        service.response(400, "{\"code\":\"" + text + "\",\"id\":\"" + text + "\"}");

        ApiException refusal = refusal(ErrorFormat.builder().requestId("/id").build());

        assertThat(refusal.providerCode()).contains("i".repeat(LONGEST_MESSAGE) + "…");
        assertThat(refusal.requestId()).contains("i".repeat(LONGEST_MESSAGE) + "…");
    }

    @Test
    void fieldErrors_areTakenInTheirOrder() {
        service.response(422, """
                {"message":"invalid","errors":[
                  {"field":"title","issue":"is empty"},
                  {"field":"limit","issue":"is\\nabove 100"},
                  {"field":"start"},
                  {"issue":"belongs to no field"},
                  "not an object"]}
                """);

        ApiException refusal = refusal(
                ErrorFormat.builder().fieldErrors("/errors", "field", "issue").build());

        Map<String, String> errors = ((InvalidRequestException) refusal).fieldErrors();
        assertThat(errors)
                .containsExactly(
                        Map.entry("title", "is empty"), Map.entry("limit", "is above 100"), Map.entry("start", ""));
        assertThat(errors).isUnmodifiable();
    }

    @Test
    void fieldErrorsOfAnotherShape_areNone() {
        service.response(400, "{\"errors\":\"all wrong\"}");

        ApiException refusal = refusal(
                ErrorFormat.builder().fieldErrors("/errors", "field", "issue").build());

        assertThat(((InvalidRequestException) refusal).fieldErrors()).isEmpty();
    }

    /** Rather when the provider is made than when it first fails. */
    @Test
    void formatWithAnInvalidPointer_isRejected() {
        ErrorFormat.Builder format = ErrorFormat.builder();

        assertThatIllegalArgumentException().isThrownBy(() -> format.message("/error", "message"));
        assertThatIllegalArgumentException().isThrownBy(() -> format.code("code"));
        assertThatIllegalArgumentException().isThrownBy(() -> format.requestId("id"));
        assertThatIllegalArgumentException().isThrownBy(() -> format.fieldErrors("errors", "field", "issue"));
        assertThatIllegalArgumentException().isThrownBy(() -> format.failedWhen("success", "false"));
    }

    private ApiException refusal(ErrorFormat format) {
        HttpPipeline pipeline = service.pipeline().errors(format).build();
        return catchThrowableOfType(
                ApiException.class, () -> pipeline.call(Operations.GET.request("7"), CallOptions.defaults()));
    }

    @ParameterizedTest
    @CsvSource({"200, true", "400, true", "403, true", "401, false"})
    void notFoundWhen_inASuccessOrARefusal_isNotFound(int status, boolean notFound) {
        service.response(status, "{\"error\":{\"reason\":\"no_such_call\"}}");

        ApiException refusal = refusal(ErrorFormat.builder()
                .notFoundWhen("/error/code", "7")
                .notFoundWhen("/error/reason", "no_such_call")
                .build());

        assertThat(refusal instanceof NotFoundException).isEqualTo(notFound);
        assertThat(refusal.httpStatus()).isEqualTo(status);
    }

    @Test
    void failedWhen_severalValues_eachMeansFailure() {
        ErrorFormat format = ErrorFormat.builder()
                .failedWhen("/ok", "false")
                .failedWhen("/state", "error")
                .build();
        service.response(200, "{\"ok\":false}").response(200, "{\"state\":\"error\"}");

        assertThat(refusal(format)).hasMessageContaining("but the response reports a failure");
        assertThat(refusal(format)).hasMessageContaining("but the response reports a failure");
    }

    @Test
    void blankMessage_isSkipped() {
        service.response(404, "{\"message\":\" \",\"error\":\"the real reason\",\"code\":\"\"}");

        ApiException refusal = refusal(ErrorFormat.builder()
                .message("/message", "/error")
                .code("/code")
                .build());

        assertThat(refusal.providerMessage()).contains("the real reason");
        assertThat(refusal.providerCode()).isEmpty();
    }
}
