package io.unisession.vendortests.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.bandwidth.BandwidthClient;
import com.bandwidth.Environment;
import com.bandwidth.exceptions.ApiException;
import com.bandwidth.http.response.ApiResponse;
import com.bandwidth.webrtc.controllers.APIController;
import com.bandwidth.webrtc.models.AccountsParticipantsResponse;
import com.bandwidth.webrtc.models.DeviceApiVersionEnum;
import com.bandwidth.webrtc.models.Participant;
import com.bandwidth.webrtc.models.ParticipantSubscription;
import com.bandwidth.webrtc.models.PublishPermissionEnum;
import com.bandwidth.webrtc.models.Session;
import com.bandwidth.webrtc.models.Subscriptions;
import io.unisession.testkit.bandwidth.FakeBandwidth;
import io.unisession.testkit.bandwidth.ParticipantsShape;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bandwidth's own library against the fake: all eleven operations of version 1, which both have. */
@Timeout(30)
class BandwidthLibraryTest {
    private final FakeBandwidth fake = FakeBandwidth.start();
    private final APIController library = library(fake, fake.password());
    private final String account = fake.accountId();

    @AfterEach
    void close() {
        fake.close();
    }

    private static APIController library(FakeBandwidth service, String password) {
        return new BandwidthClient.Builder()
                .webRtcBasicAuthCredentials(service.username(), password)
                .environment(Environment.CUSTOM)
                .baseUrl(service.baseUrl().toString())
                .build()
                .getWebRtcClient()
                .getAPIController();
    }

    private static <T> T ok(ApiResponse<T> response, int status) {
        assertThat(response.getStatusCode()).isEqualTo(status);
        return response.getResult();
    }

    private static void assertFails(Executable call, int status) {
        ApiException failure = catchThrowableOfType(ApiException.class, call::execute);
        assertThat(failure.getResponseCode()).isEqualTo(status);
    }

    private String createSession() throws Exception {
        return ok(
                        library.createSession(
                                account, new Session.Builder().tag("standup").build()),
                        200)
                .getId();
    }

    private String createParticipant() throws Exception {
        return ok(library.createParticipant(account, new Participant.Builder().build()), 200)
                .getParticipant()
                .getId();
    }

    @Test
    void session_isCreatedReadAndDeleted() throws Exception {
        String id = createSession();

        Session read = ok(library.getSession(account, id), 200);
        assertThat(read.getId()).isEqualTo(id);
        assertThat(read.getTag()).isEqualTo("standup");

        ok(library.deleteSession(account, id), 204);
        assertFails(() -> library.getSession(account, id), 404);
    }

    @ParameterizedTest
    @EnumSource(ParticipantsShape.class)
    void session_inEachShape_isReadByTheLibrary(ParticipantsShape shape) throws Exception {
        try (FakeBandwidth shaped =
                FakeBandwidth.builder().participantsShape(shape).start()) {
            String id = shaped.createSession("standup");
            shaped.joinParticipant(id);

            assertThat(library(shaped, shaped.password())
                            .getSession(shaped.accountId(), id)
                            .getResult()
                            .getTag())
                    .isEqualTo("standup");
        }
    }

    @Test
    void participant_isCreatedReadAndDeleted() throws Exception {
        AccountsParticipantsResponse created = ok(
                library.createParticipant(
                        account,
                        new Participant.Builder()
                                .tag("host")
                                .callbackUrl("https://callbacks.example.com/left")
                                .publishPermissions(List.of(PublishPermissionEnum.AUDIO, PublishPermissionEnum.VIDEO))
                                .deviceApiVersion(DeviceApiVersionEnum.V3)
                                .build()),
                200);
        String id = created.getParticipant().getId();
        assertThat(created.getToken()).isNotBlank();

        Participant read = ok(library.getParticipant(account, id), 200);
        assertThat(read.getId()).isEqualTo(id);
        assertThat(read.getTag()).isEqualTo("host");
        assertThat(read.getCallbackUrl()).isEqualTo("https://callbacks.example.com/left");
        assertThat(read.getPublishPermissions())
                .containsExactly(PublishPermissionEnum.AUDIO, PublishPermissionEnum.VIDEO);
        assertThat(read.getDeviceApiVersion()).isEqualTo(DeviceApiVersionEnum.V3);
        assertThat(read.getSessions()).isEmpty();

        ok(library.deleteParticipant(account, id), 204);
        assertFails(() -> library.getParticipant(account, id), 404);
    }

    @Test
    void participants_joinAreListedAndRemoved() throws Exception {
        String session = createSession();
        String ada = createParticipant();
        String ben = createParticipant();

        ok(library.addParticipantToSession(account, session, ada, null), 204);
        ok(
                library.addParticipantToSession(
                        account,
                        session,
                        ben,
                        new Subscriptions.Builder().sessionId(session).build()),
                204);

        assertThat(ok(library.listSessionParticipants(account, session), 200))
                .extracting(Participant::getId)
                .containsExactly(ada, ben);
        assertThat(ok(library.getParticipant(account, ada), 200).getSessions()).containsExactly(session);

        ok(library.removeParticipantFromSession(account, ada, session), 204);
        assertThat(ok(library.listSessionParticipants(account, session), 200))
                .extracting(Participant::getId)
                .containsExactly(ben);
    }

    @Test
    void subscriptions_areReadAndReplaced() throws Exception {
        String session = createSession();
        String ada = createParticipant();
        String ben = createParticipant();
        ok(library.addParticipantToSession(account, session, ada, null), 204);
        ok(library.addParticipantToSession(account, session, ben, null), 204);

        ok(
                library.updateParticipantSubscriptions(
                        account,
                        ada,
                        session,
                        new Subscriptions.Builder()
                                .sessionId(session)
                                .participants(List.of(new ParticipantSubscription(ben)))
                                .build()),
                204);

        Subscriptions read = ok(library.getParticipantSubscriptions(account, ada, session), 200);
        assertThat(read.getSessionId()).isEqualTo(session);
        assertThat(read.getParticipants())
                .extracting(ParticipantSubscription::getParticipantId)
                .containsExactly(ben);
    }

    @Test
    void errors_areThoseTheLibraryKnows() throws Exception {
        String one = createSession();
        String another = createSession();
        String ada = createParticipant();
        ok(library.addParticipantToSession(account, one, ada, null), 204);

        assertFails(() -> library.addParticipantToSession(account, another, ada, null), 409);
        assertFails(() -> library(fake, "wrong").getSession(account, one), 401);
        assertFails(() -> library.removeParticipantFromSession(account, ada, another), 404);
    }
}
