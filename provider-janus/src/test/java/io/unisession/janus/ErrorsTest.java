package io.unisession.janus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.unisession.JoinRequest;
import io.unisession.JoinToken;
import io.unisession.Participant;
import io.unisession.ProviderDocument;
import io.unisession.Session;
import io.unisession.error.ApiException;
import io.unisession.error.ConfigurationException;
import io.unisession.error.UnsupportedCapabilityException;
import io.unisession.testkit.FakeClock;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.janus.FakeJanus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Janus's own bodies: each error becomes its exception, and what is no error is mapped. */
class ErrorsTest {
    private final FakeClock clock = FakeClock.at(Instant.ofEpochSecond(1_790_848_800 - 3_600));
    private final FakeJanus fake = FakeJanus.builder().stringIds().clock(clock).start();
    private final JanusClient admin = Janus.builder()
            .adminSecret(fake.adminSecret())
            .tokenAuthSecret("fixture-token-auth-secret")
            .baseUrl(fake.adminUrl())
            .timing(clock.timing())
            .build();
    private final JanusClient device =
            Janus.builder().apiSecret(fake.apiSecret()).baseUrl(fake.apiUrl()).build();

    @AfterEach
    void close() {
        admin.close();
        device.close();
        fake.close();
    }

    @ParameterizedTest
    @CsvSource({
        "error-admin-403-unauthorized, AuthenticationException, 403",
        "error-admin-426-no-such-room, NotFoundException, 426",
        "error-admin-428-no-such-user, NotFoundException, 428",
        "error-admin-429-missing-secret, PermissionDeniedException, 429",
        "error-admin-430-integer-mode, InvalidRequestException, 430",
        "error-admin-460-no-plugin, ApiException, 460",
        "error-core-454-bad-json, InvalidRequestException, 454",
        "error-core-472-not-accepting, ProviderUnavailableException, 472",
        "error-core-490-tokens-off, ApiException, 490"
    })
    void adminApi_error_becomesItsException(String fixture, String exception, String code) {
        fake.enqueue(FakeResponse.json(200, Fixtures.body(fixture + ".json")));
        fake.enqueue(FakeResponse.json(200, Fixtures.body(fixture + ".json")));

        assertIs(catchThrowableOfType(ApiException.class, () -> admin.getSession("team-room")), exception, code);
    }

    @ParameterizedTest
    @CsvSource({
        "error-core-403-unauthorized, AuthenticationException, 403",
        "error-core-460-no-plugin, ApiException, 460",
        "error-plugin-426-no-such-room, NotFoundException, 426",
        "error-plugin-427-room-exists, ConflictException, 427",
        "error-plugin-429-missing-admin-key, PermissionDeniedException, 429",
        "error-plugin-429-missing-room, InvalidRequestException, 429",
        "error-plugin-430-wrong-id-type, InvalidRequestException, 430",
        "error-plugin-433-admin-key, PermissionDeniedException, 433",
        "error-plugin-433-room-secret, PermissionDeniedException, 433"
    })
    void publicApi_error_becomesItsException(String fixture, String exception, String code) {
        fake.joinParticipant("team-room", "alice", "Alice");
        device.getSession("team-room");
        // A rejected credential is tried once more, with another handle.
        fake.enqueue(
                request -> request.body().contains("listparticipants"),
                FakeResponse.json(200, Fixtures.body(fixture + ".json")),
                FakeResponse.json(200, Fixtures.body(fixture + ".json")));

        assertIs(catchThrowableOfType(ApiException.class, () -> device.getSession("team-room")), exception, code);
    }

    private static void assertIs(ApiException failure, String exception, String code) {
        assertThat(failure.getClass().getSimpleName()).isEqualTo(exception);
        assertThat(failure.providerCode()).contains(code);
        assertThat(failure.providerMessage()).isPresent();
        assertThat(failure.httpStatus()).isEqualTo(200);
    }

    @Test
    void getSession_numbersAsIds_areTexts() {
        fake.enqueue(FakeResponse.json(200, Fixtures.body("integer-ids-admin-listparticipants.json")));

        Session session = admin.getSession("1234");

        assertThat(session.id()).isEqualTo("1234");
        assertThat(session.participants())
                .extracting(participant -> participant.id().orElseThrow())
                .containsExactly("6910910011891673");
        assertThat(session.participants()
                        .get(0)
                        .unwrap(JanusParticipant.class)
                        .orElseThrow()
                        .isPublisher())
                .contains(false);
    }

    @Test
    void getSession_throughAHandle_isTheSame() {
        fake.joinParticipant("team-room", "alice", "Alice");
        device.getSession("team-room");
        fake.enqueue(FakeResponse.json(200, Fixtures.body("listparticipants.json")));

        assertThat(device.getSession("team-room").participants())
                .extracting(participant -> participant.name().orElse("none"))
                .containsExactly("none", "Alice", "Bob");
    }

    @Test
    void listSessions_documentedList_hasTheRoomsWithPeople() {
        fake.enqueue(
                FakeResponse.json(200, Fixtures.body("admin-list.json")),
                FakeResponse.json(200, Fixtures.body("integer-ids-admin-list.json")));

        Session room = admin.listSessions().iterator().next();
        assertThat(room.id()).isEqualTo("team-room");
        assertThat(room.label()).contains("Team stand-up");
        assertThat(room.unwrap(JanusRoom.class).orElseThrow().isPinRequired()).contains(true);
        assertThat(room.unwrap(JanusRoom.class).orElseThrow().participantCount())
                .hasValue(3);
        assertThat(admin.listSessions().iterator().next().id()).isEqualTo("1234");
    }

    @ParameterizedTest
    @CsvSource({"007", "-1", "1234567890123456789", "1.5", "\u0661\u0662"})
    void id_thatIsNoNumberOfJanus_isSentAsText(String id) {
        assertThat(admin.findSession(id)).isEmpty();
    }

    @Test
    void createJoinToken_room_isTheTokenThatJanusVerifies() {
        fake.createRoom("team-room");

        JoinToken token =
                admin.createJoinToken(JoinRequest.forSession("team-room").withParticipantId("alice"));

        assertThat(token.token().reveal()).isEqualTo(vector("/core/token"));
        assertThat(token.expiresAt()).contains(Instant.ofEpochSecond(1_790_848_800));
        assertThat(token.roomId()).contains("team-room");
        assertThat(token.participantId()).contains("alice");
    }

    @Test
    void signRoomToken_room_isTheTokenThatThePluginVerifies() {
        assertThat(admin.signRoomToken("team-room", Duration.ofHours(1)).token().reveal())
                .isEqualTo(vector("/room/token"));
        assertThat(fake.requestCount()).isZero();
    }

    private static String vector(String pointer) {
        return ProviderDocument.of(Fixtures.body("signed-token-vector.json"))
                .text(pointer)
                .orElseThrow();
    }

    @Test
    void signRoomToken_whatCannotBeSigned_isRejected() {
        assertThatIllegalArgumentException().isThrownBy(() -> admin.signRoomToken("a,b", Duration.ofHours(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> admin.signRoomToken("a", Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> admin.signRoomToken("a", Duration.ofSeconds(Long.MAX_VALUE)));
    }

    @Test
    void joinTokens_withoutTheirSecret_sayWhatIsMissing() {
        assertThatThrownBy(() -> device.createJoinToken(JoinRequest.forSession("team-room")))
                .isInstanceOf(UnsupportedCapabilityException.class)
                .hasMessageContaining("JANUS_TOKEN_AUTH_SECRET");
    }

    @Test
    void stringIds_neitherTrueNorFalse_isRejected() {
        assertThatThrownBy(
                        () -> Janus.builder().setting("JANUS_STRING_IDS", "yes").build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("JANUS_STRING_IDS must be true or false");
    }

    @Test
    void values_withEqualFields_areEqual() {
        List<Participant> people = List.of(person(), person());

        assertThat(people.get(0)).isEqualTo(people.get(1)).hasSameHashCodeAs(people.get(1));
        assertThat(people.get(0).unwrap(JanusParticipant.class))
                .isEqualTo(people.get(1).unwrap(JanusParticipant.class));
    }

    private Participant person() {
        fake.enqueue(FakeResponse.json(200, Fixtures.body("integer-ids-admin-listparticipants.json")));
        return admin.getSession("1234").participants().get(0);
    }
}
