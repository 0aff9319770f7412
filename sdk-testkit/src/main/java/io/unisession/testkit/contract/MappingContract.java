package io.unisession.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.unisession.Session;
import io.unisession.SessionStatus;
import io.unisession.error.NotFoundException;
import io.unisession.testkit.FakeResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The documented response becomes the expected session, and a changed response loses only what was changed. */
interface MappingContract extends ContractPart {
    /** The documented response becomes the expected session. */
    @Test
    default void getSession_documentedResponse_isTheExpectedSession() {
        try (ClientFixture fixture = ClientFixture.of(provider())) {
            Session session = fixture.client().getSession(provider().expected().id());

            assertThat(session).isEqualTo(provider().expected());
            assertThat(session.provider()).isEqualTo(fixture.client().provider());
            assertThat(session.metadata().httpStatus()).hasValue(200);
            assertThat(session.metadata().attempts()).isEqualTo(1);
            assertThat(fixture.service().requestCount()).isEqualTo(provider().requestsToGetSession());
        }
    }

    /** Every field that the provider sends can be read from the raw response. */
    @Test
    default void getSession_documentedResponse_hasEveryFieldInRaw() {
        String pointer = provider().rawPointer();
        // A part can be compared if the whole has no white space.
        Session session = mapped(
                pointer.isEmpty()
                        ? provider().body()
                        : JsonVariations.of(provider()).compact());

        assertThat(JsonVariations.of(provider()).pointers())
                .filteredOn(each -> each.startsWith(pointer + "/"))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(session.raw().has(each.substring(pointer.length())))
                        .as(each)
                        .isTrue());
        assertThat(session.raw().json()).isEqualTo(JsonVariations.of(provider()).at(pointer));
    }

    /** The order of fields does not matter. */
    @Test
    default void getSession_fieldsInAnotherOrder_areTheSameSession() {
        assertThat(mapped(JsonVariations.of(provider()).reversed()))
                .isEqualTo(provider().expected());
    }

    /** Unknown fields change nothing and can be read from the raw response. */
    @Test
    default void getSession_unknownFields_areInRawAndChangeNothing() {
        Session session = mapped(JsonVariations.of(provider()).withExtraFields());

        assertThat(session).isEqualTo(provider().expected());
        assertThat(session.raw().text("/unisession_extra_text")).contains("new");
    }

    /**
     * Without any one field except the id, the rest of the session is still there.
     *
     * @return a test for each case
     */
    @TestFactory
    default Stream<DynamicTest> getSession_anyFieldMissing_keepsTheRestOfTheSession() {
        return otherPointers()
                .map(pointer -> dynamicTest(
                        pointer,
                        () -> UnaffectedFields.of(provider())
                                .assertAll(
                                        mapped(JsonVariations.of(provider()).without(pointer)), pointer, "nothing")));
    }

    /**
     * If any one field except the id has another type, the rest of the session is still there.
     *
     * @return a test for each case
     */
    @TestFactory
    default Stream<DynamicTest> getSession_anyFieldOfAnotherType_keepsTheRestOfTheSession() {
        return otherPointers()
                .map(pointer -> dynamicTest(pointer, () -> {
                    UnaffectedFields untouched = UnaffectedFields.of(provider());
                    try (ClientFixture fixture = ClientFixture.of(provider())) {
                        for (String odd : JsonVariations.ODD_VALUES) {
                            if (isNobody(pointer, odd)) {
                                continue;
                            }
                            String body = JsonVariations.of(provider()).with(pointer, odd);
                            fixture.service().enqueue(FakeResponse.json(200, body));
                            untouched.assertAll(
                                    fixture.client()
                                            .getSession(provider().expected().id()),
                                    pointer,
                                    odd);
                        }
                    }
                }));
    }

    /** A status unknown to the SDK is not an error; the session keeps the provider's word. */
    @Test
    default void getSession_unknownStatus_keepsTheWord() {
        provider().statusPointer().ifPresent(pointer -> {
            Session session = mapped(JsonVariations.of(provider()).withText(pointer, "levitating"));

            assertThat(session.status()).isEqualTo(SessionStatus.UNKNOWN);
            assertThat(session.providerStatus()).contains("levitating");
        });
    }

    /** If a session exists only while people are in it, a response without people is not a session. */
    @Test
    default void getSession_nobody_isNotFoundWherePeopleMakeASession() {
        provider().participantsThatMakeASession().ifPresent(pointer -> {
            String body = JsonVariations.of(provider()).with(pointer, "[]");

            assertThatThrownBy(() -> mapped(body)).isExactlyInstanceOf(NotFoundException.class);
        });
    }

    private boolean isNobody(String pointer, String value) {
        return value.equals("[]")
                && provider()
                        .participantsThatMakeASession()
                        .filter(pointer::equals)
                        .isPresent();
    }

    private Stream<String> otherPointers() {
        String id = provider().idPointer();
        return JsonVariations.of(provider()).pointers().stream()
                .filter(pointer -> !id.equals(pointer) && !id.startsWith(pointer + "/"));
    }

    private Session mapped(String body) {
        try (ClientFixture fixture = ClientFixture.withResponse(provider(), FakeResponse.json(200, body))) {
            return fixture.client().getSession(provider().expected().id());
        }
    }
}
