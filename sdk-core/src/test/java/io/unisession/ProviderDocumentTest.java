package io.unisession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.unisession.internal.transport.BodyBytes;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every field of a response, by pointer, as the provider wrote it. */
class ProviderDocumentTest {
    private static final ProviderDocument DOCUMENT = ProviderDocument.of("""
            {"id":"s-1","count":3,"exact":1.10,"round":100.0,"big":12345678901234567890.123456789,"tiny":1e-7,
             "numeric":" 42.50 ","flag":true,"nothing":null,"empty":"","room":{"host":{"username":"ada"}},
             "people":[{"id":"p-1"},{"id":"p-2","times":[]}],"a/b":"slash","m~n":"tilde","~1":"both","":"no name",
             "ünï😀":"é"}
            """);

    @ParameterizedTest
    @CsvSource({
        "/id,s-1",
        "/count,3",
        "/exact,1.10",
        "/round,100.0",
        "/big,12345678901234567890.123456789",
        "/flag,true",
        "/empty,''",
        "/room/host/username,ada",
        "/people/1/id,p-2",
        "/a~1b,slash",
        "/m~0n,tilde",
        "/~01,both",
        "/,no name",
        "/ünï😀,é"
    })
    void text_ofASingleValue_isKeptAsWritten(String pointer, String text) {
        assertThat(DOCUMENT.text(pointer)).contains(text);
        assertThat(DOCUMENT.has(pointer)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/room", "/people", "", "/missing", "/people/2", "/people/x", "/id/x"})
    void text_ofAnythingElse_isEmpty(String pointer) {
        assertThat(DOCUMENT.text(pointer)).isEmpty();
        assertThat(DOCUMENT.number(pointer)).isEmpty();
        assertThat(DOCUMENT.flag(pointer)).isEmpty();
    }

    @Test
    void has_fieldThatIsNull_isTrue() {
        assertThat(DOCUMENT.has("/nothing")).isTrue();
        assertThat(DOCUMENT.has("/room")).isTrue();
        assertThat(DOCUMENT.has("")).isTrue();
        assertThat(DOCUMENT.has("/missing")).isFalse();
        assertThat(DOCUMENT.has("/nothing/deeper")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "/count,3",
        "/exact,1.10",
        "/round,100.0",
        "/big,12345678901234567890.123456789",
        "/tiny,1e-7",
        "/numeric,42.50"
    })
    void number_isExact_alsoOutOfAString(String pointer, BigDecimal number) {
        assertThat(DOCUMENT.number(pointer)).contains(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/id", "/flag", "/empty"})
    void number_ofAnotherValue_isEmpty(String pointer) {
        assertThat(DOCUMENT.number(pointer)).isEmpty();
    }

    /** It would keep the processor busy for minutes. */
    @Test
    void number_inATextLongerThanAnyNumber_isEmpty() {
        ProviderDocument document = ProviderDocument.of("{\"n\":\"" + "9".repeat(1_001) + "\"}");

        assertThat(document.number("/n")).isEmpty();
        assertThat(document.text("/n")).isPresent();
    }

    @Test
    @DisabledIfSystemProperty(
            named = "jackson.expected",
            matches = "2[.]15.*",
            disabledReason = "2.15 reads it as infinite")
    void numberBeyondTheRangeOfADouble_isExact() {
        ProviderDocument document = ProviderDocument.of("{\"n\":-1.5e400}");

        assertThat(document.number("/n")).contains(new BigDecimal("-1.5e400"));
    }

    /** Some versions of Jackson then refuse the whole document, others call it infinite. */
    @Test
    void numberBeyondTheRangeOfJava_isNotANumber() {
        ProviderDocument document = ProviderDocument.of("{\"n\":1e99999999999}");

        assertThat(document.number("/n")).isEmpty();
        assertThat(document.text("/n")).isEmpty();
    }

    @Test
    void flag_isOfJsonBooleansOnly() {
        assertThat(DOCUMENT.flag("/flag")).contains(true);
        assertThat(DOCUMENT.flag("/id")).isEmpty();
        assertThat(DOCUMENT.flag("/count")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/people,2", "/people/1,2", "/people/1/times,0", "/room,1", "'',17", "/id,0", "/missing,0", "/nothing,0"
    })
    void size_countsFieldsAndElements(String pointer, int size) {
        assertThat(DOCUMENT.size(pointer)).isEqualTo(size);
    }

    @Test
    void pointers_listEverySingleValueInTheOrderOfTheResponse() {
        assertThat(DOCUMENT.pointers())
                .containsExactly(
                        "/id",
                        "/count",
                        "/exact",
                        "/round",
                        "/big",
                        "/tiny",
                        "/numeric",
                        "/flag",
                        "/nothing",
                        "/empty",
                        "/room/host/username",
                        "/people/0/id",
                        "/people/1/id",
                        "/a~1b",
                        "/m~0n",
                        "/~01",
                        "/",
                        "/ünï😀")
                .allSatisfy(pointer -> assertThat(DOCUMENT.has(pointer)).isTrue());
        assertThat(DOCUMENT.pointers()).isUnmodifiable();
    }

    @Test
    void pointers_ofASingleValue_areTheWhole() {
        assertThat(ProviderDocument.of("42").pointers()).containsExactly("");
        assertThat(ProviderDocument.of("42").text("")).contains("42");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", " /id", "room/host"})
    void pointerThatDoesNotBeginWithASlash_isRejected(String pointer) {
        assertThatIllegalArgumentException().isThrownBy(() -> DOCUMENT.text(pointer));
        assertThatIllegalArgumentException().isThrownBy(() -> DOCUMENT.has(pointer));
    }

    @Test
    void emptyDocument_hasNoFields() {
        ProviderDocument empty = ProviderDocument.empty();

        assertThat(empty.isEmpty()).isTrue();
        assertThat(empty.has("")).isFalse();
        assertThat(empty.text("/id")).isEmpty();
        assertThat(empty.size("")).isZero();
        assertThat(empty.pointers()).isEmpty();
        assertThat(empty.json()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"id\":\"torn", "<html>", "   ", "{\"id\":}", "nonsense"})
    void documentThatIsNotJson_hasNoFields(String text) {
        ProviderDocument document = ProviderDocument.of(text);

        assertThat(document.isEmpty()).isFalse();
        assertThat(document.text("/id")).isEmpty();
        assertThat(document.pointers()).isEmpty();
        assertThat(document.json()).isEqualTo(text);
    }

    @Test
    void documentFromTheMiddleOfAResponse_isOnlyThatPart() {
        byte[] response = "[{\"id\":\"ä\"},{\"id\":\"b\"}]".getBytes(StandardCharsets.UTF_8);

        ProviderDocument part = ProviderDocument.over(BodyBytes.kept(response), 13, 10);

        assertThat(part.json()).isEqualTo("{\"id\":\"b\"}");
        assertThat(part.text("/id")).contains("b");
        assertThat(part.pointers()).containsExactly("/id");
    }

    @Test
    void bytesThatChangeLater_doNotChangeTheDocument() {
        byte[] json = "{\"id\":\"a\"}".getBytes(StandardCharsets.UTF_8);
        ProviderDocument document = ProviderDocument.of(json);

        Arrays.fill(json, (byte) 'x');

        assertThat(document.text("/id")).contains("a");
        assertThat(document.json()).isEqualTo("{\"id\":\"a\"}");
    }

    @Test
    void partOutsideOfTheResponse_isRejected() {
        assertThatThrownBy(() -> ProviderDocument.over(BodyBytes.kept(new byte[4]), 2, 3))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void toString_showsTheLengthOnly() {
        assertThat(ProviderDocument.of("{\"name\":\"Ada\"}")).hasToString("ProviderDocument[14 bytes]");
    }

    @Test
    void nestingAtTheLimit_isListed() {
        String pointer = "/0".repeat(199);
        ProviderDocument document = ProviderDocument.of("[".repeat(199) + "1" + "]".repeat(199));

        assertThat(document.pointers()).containsExactly(pointer);
        assertThat(document.text(pointer)).contains("1");
    }

    @Test
    void number_ofAMillionDigitsInAString_isEmpty() {
        ProviderDocument document = ProviderDocument.of("{\"n\":\"" + "7".repeat(1_000_000) + "\"}");

        assertThat(document.number("/n")).isEmpty();
        assertThat(document.text("/n"))
                .hasValueSatisfying(text -> assertThat(text).hasSize(1_000_000));
    }

    private record Host(String username) {}

    private record Room(Host host) {}

    private record Webinar(String id, int count, Room room) {}

    private static final ObjectMapper MAPPER =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    @Test
    void mapWith_jackson_isTheApplicationsClass() {
        Webinar webinar = DOCUMENT.mapWith(json -> MAPPER.readValue(json, Webinar.class));

        assertThat(webinar).isEqualTo(new Webinar("s-1", 3, new Room(new Host("ada"))));
    }

    @Test
    void mapWith_partOfAResponse_hasOnlyThePart() {
        byte[] response = "[{\"username\":\"ada\"},{\"username\":\"brendan\"}]".getBytes(StandardCharsets.UTF_8);
        ProviderDocument second = ProviderDocument.over(BodyBytes.kept(response), 20, 22);

        assertThat(second.<Host>mapWith(json -> MAPPER.readValue(json, Host.class)))
                .isEqualTo(new Host("brendan"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE"})
    void mapWith_anyEncoding_isUtf8(String encoding) {
        ProviderDocument document = ProviderDocument.of("{\"name\":\"Žofie 😀\"}".getBytes(Charset.forName(encoding)));

        assertThat(document.<String>mapWith(json -> new String(json, StandardCharsets.UTF_8)))
                .isEqualTo("{\"name\":\"Žofie 😀\"}");
    }

    @Test
    void mapWith_mappingThatWritesToItsBytes_doesNotChangeTheDocument() {
        ProviderDocument document = ProviderDocument.of("{\"id\":\"a\"}");

        document.<Integer>mapWith(json -> {
            Arrays.fill(json, (byte) 'x');
            return json.length;
        });

        assertThat(document.json()).isEqualTo("{\"id\":\"a\"}");
    }

    @Test
    void mapWith_documentThatDoesNotFit_throwsTheMappersOwnFailureAsCause() {
        assertThatThrownBy(() -> DOCUMENT.mapWith(json -> MAPPER.readValue(json, Host[].class)))
                .isInstanceOf(UncheckedIOException.class)
                .hasCauseInstanceOf(JsonMappingException.class);
        assertThatThrownBy(() -> DOCUMENT.mapWith(json -> {
                    throw new IllegalStateException("no such field");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no such field");
    }

    @Test
    void mapWith_emptyDocument_hasNoBytes() {
        assertThat(ProviderDocument.empty().<Integer>mapWith(json -> json.length))
                .isZero();
    }
}
