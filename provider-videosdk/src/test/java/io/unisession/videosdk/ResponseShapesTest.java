package io.unisession.videosdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.CallOptions;
import io.unisession.Page;
import io.unisession.PageRequest;
import io.unisession.Session;
import io.unisession.SessionQuery;
import io.unisession.testkit.videosdk.FakeVideoSdk;
import io.unisession.testkit.videosdk.ResponseShape;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The responses that are not documented, or not any more, mean the same as those that are. */
class ResponseShapesTest {
    @ParameterizedTest
    @EnumSource
    void client_respondsInOneOtherShape_readsTheSame(ResponseShape shape) {
        try (FakeVideoSdk fake = FakeVideoSdk.builder().responseShapes(shape).start()) {
            assertReadsAll(fake);
        }
    }

    @Test
    void client_respondsInAllOtherShapes_readsTheSame() {
        try (FakeVideoSdk fake =
                FakeVideoSdk.builder().responseShapes(ResponseShape.values()).start()) {
            assertReadsAll(fake);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"OTHER_PAGE_NAMES", "PAGINATION", "DOCUMENT_IDS_IN_LISTS"})
    void lists_pageInfoInOtherWords_areWalkedToTheirEnd(ResponseShape shape) {
        try (FakeVideoSdk fake = FakeVideoSdk.builder().responseShapes(shape).start();
                VideoSdkClient client = Clients.open(fake)) {
            String sessionId = fake.joinParticipant("room-1", "ada", "Ada");
            fake.joinParticipant("room-1", "bo", "Bo");
            fake.joinParticipant("room-2", "cy", "Cy");
            PageRequest one = PageRequest.first().withSize(1);

            List<Long> totals = new ArrayList<>();
            for (Page<Session> page : client.listSessions(SessionQuery.all(), one, CallOptions.defaults())
                    .pages()) {
                totals.add(page.total().orElseThrow());
            }
            assertThat(totals).containsExactly(2L, 2L);
            assertThat(client.listParticipants(sessionId, one, CallOptions.defaults()))
                    .extracting(participant -> participant.id().orElseThrow())
                    .containsExactly("ada", "bo");
            assertThat(client.participants().listActive(sessionId, one, CallOptions.defaults()))
                    .extracting(participant -> participant.id().orElseThrow())
                    .containsExactly("ada", "bo");
            assertThat(client.rooms().list(one, CallOptions.defaults())).hasSize(2);
        }
    }

    private static void assertReadsAll(FakeVideoSdk fake) {
        try (VideoSdkClient client = Clients.open(fake)) {
            String sessionId = fake.joinParticipant("room-1", "ada", "Ada");
            fake.joinParticipant("room-1", "bo", "Bo");
            fake.leaveParticipant("room-1", "ada");
            String other = fake.joinParticipant("room-2", "cy", "Cy");

            assertThat(client.getSession(sessionId).id()).isEqualTo(sessionId);
            assertThat(client.getSession(sessionId).roomId()).contains("room-1");
            assertThat(client.getSession(sessionId).participants())
                    .extracting(participant -> participant.id().orElseThrow())
                    .containsExactly("ada", "bo");
            assertThat(client.listSessions()).extracting(Session::id).containsExactlyInAnyOrder(sessionId, other);
            assertThat(client.listSessions(Clients.inRoom("room-2")))
                    .extracting(Session::id)
                    .containsExactly(other);
            assertThat(client.listParticipants(sessionId))
                    .extracting(participant -> participant.id().orElseThrow())
                    .containsExactly("ada", "bo");
            assertThat(client.participants().listActive(sessionId))
                    .extracting(participant -> participant.id().orElseThrow())
                    .containsExactly("bo");
            assertThat(client.rooms().list()).extracting(VideoSdkRoom::roomId).containsExactly("room-1", "room-2");
        }
    }
}
