package io.unisession.testkit.videosdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.unisession.testkit.DocumentedBodies;
import io.unisession.testkit.JsonShape;
import io.unisession.testkit.RawClient;
import org.junit.jupiter.api.Test;

class FakeVideoSdkShapesTest {
    @Test
    void otherPageNames_areInPageInfo() throws Exception {
        JsonNode page = response("/v2/sessions?perPage=1", ResponseShape.OTHER_PAGE_NAMES);

        assertThat(page.path("pageInfo").toString()).isEqualTo("""
                {"page":1,"perPage":1,"totalPages":2,"total":2}""");
        assertThat(page.path("data")).hasSize(1);
    }

    @Test
    void pagination_isInPlaceOfPageInfo() throws Exception {
        JsonNode page = response("/v2/rooms?perPage=1&page=2", ResponseShape.PAGINATION);

        assertThat(page.path("pagination").toString()).isEqualTo("""
                {"page":2,"perPage":1,"totalPages":2,"total":2}""");
        assertThat(page.has("pageInfo")).isFalse();
    }

    @Test
    void bareArrays_areListsOfSessionsAndRooms() throws Exception {
        assertThat(response("/v2/sessions?perPage=1", ResponseShape.BARE_ARRAYS))
                .hasSize(1)
                .allMatch(session -> session.has("id"));
        assertThat(response("/v2/rooms", ResponseShape.BARE_ARRAYS)).hasSize(2).allMatch(room -> room.has("roomId"));
        assertThat(response("/v1/meetings", ResponseShape.BARE_ARRAYS))
                .hasSize(2)
                .allMatch(room -> room.has("meetingId"));
    }

    @Test
    void documentIds_areOnlyInLists() throws Exception {
        JsonNode session = response("/v2/sessions", ResponseShape.DOCUMENT_IDS_IN_LISTS)
                .path("data")
                .path(0);

        assertThat(session.path("_id").isTextual()).isTrue();
        assertThat(session.has("id")).isFalse();
        assertThat(response("/v2/sessions/SESSION", ResponseShape.DOCUMENT_IDS_IN_LISTS)
                        .has("id"))
                .isTrue();
    }

    @Test
    void activeParticipantsInAnObject_haveTheShapeThatWasDocumented() throws Exception {
        JsonNode active =
                response("/v2/sessions/SESSION/participants/active", ResponseShape.ACTIVE_PARTICIPANTS_IN_AN_OBJECT);

        assertThat(active.at("/data/participants")).hasSize(2);
        assertThat(JsonShape.of(active.toString()))
                .isEqualTo(
                        JsonShape.of(DocumentedBodies.videoSdk().body("v2-fetch-active-participants.pre-2023-07-24")));
    }

    @Test
    void oneElementArrays_holdTheSession() throws Exception {
        assertThat(response("/v2/sessions/SESSION", ResponseShape.ONE_ELEMENT_ARRAYS))
                .hasSize(1)
                .allMatch(session -> session.has("id"));
        assertThat(response("/v2/sessions/SESSION/participants", ResponseShape.ONE_ELEMENT_ARRAYS)
                        .path("data"))
                .hasSize(1)
                .allMatch(session -> session.path("participants").size() == 2);
    }

    private static JsonNode response(String path, ResponseShape shape) throws Exception {
        try (FakeVideoSdk fake = FakeVideoSdk.builder().responseShapes(shape).start()) {
            fake.joinParticipant("room-2", "cy", "Cy");
            String sessionId = fake.joinParticipant("room-1", "ada", "Ada");
            fake.joinParticipant("room-1", "bo", "Bo");
            return new ObjectMapper()
                    .readTree(RawClient.of(fake)
                            .get(path.replace("SESSION", sessionId))
                            .body());
        }
    }
}
