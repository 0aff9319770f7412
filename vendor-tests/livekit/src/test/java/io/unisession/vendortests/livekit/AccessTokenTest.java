package io.unisession.vendortests.livekit;

import static org.assertj.core.api.Assertions.assertThat;

import com.auth0.jwt.JWT;
import com.auth0.jwt.interfaces.Claim;
import io.livekit.server.AccessToken;
import io.livekit.server.Agent;
import io.livekit.server.CanPublish;
import io.livekit.server.CanPublishData;
import io.livekit.server.CanPublishSources;
import io.livekit.server.CanSubscribe;
import io.livekit.server.CanUpdateOwnMetadata;
import io.livekit.server.DestinationRoomName;
import io.livekit.server.Hidden;
import io.livekit.server.IngressAdmin;
import io.livekit.server.Recorder;
import io.livekit.server.RoomAdmin;
import io.livekit.server.RoomCreate;
import io.livekit.server.RoomJoin;
import io.livekit.server.RoomList;
import io.livekit.server.RoomName;
import io.livekit.server.RoomRecord;
import io.livekit.server.VideoGrant;
import io.unisession.JoinToken;
import io.unisession.livekit.JoinGrant;
import io.unisession.livekit.LiveKit;
import io.unisession.livekit.LiveKitClient;
import io.unisession.livekit.NewJoinToken;
import io.unisession.livekit.NewRoom;
import io.unisession.livekit.TrackSource;
import io.unisession.testkit.livekit.FakeLiveKit;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import livekit.LivekitRoom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The tokens of LiveKit's own library, and ours with the same content. */
class AccessTokenTest {
    private static final List<String> TIMES = List.of("iat", "nbf", "exp");

    private final FakeLiveKit fake = FakeLiveKit.start();
    private final LiveKitClient client = LiveKit.builder()
            .url(fake.baseUrl().toString())
            .credentials(fake.apiKey(), fake.apiSecret())
            .build();

    @AfterEach
    void close() {
        client.close();
        fake.close();
    }

    private AccessToken theirs(VideoGrant... grants) {
        AccessToken token = new AccessToken(fake.apiKey(), fake.apiSecret());
        token.setIdentity("user-42");
        token.addGrants(new RoomJoin(true), new RoomName("team-room"));
        token.addGrants(grants);
        return token;
    }

    private static NewJoinToken.Builder ours() {
        return NewJoinToken.builder("team-room", "user-42");
    }

    private static Map<String, Object> claims(String token) {
        return JWT.decode(token).getClaims().entrySet().stream()
                .filter(claim -> !TIMES.contains(claim.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, claim -> value(claim.getValue())));
    }

    private static Object value(Claim claim) {
        return claim.as(Object.class);
    }

    private void assertSame(AccessToken theirs, NewJoinToken ours) {
        String their = theirs.toJwt();
        JoinToken our = client.signJoinToken(ours);

        Map<String, Object> expected = claims(their);
        // Their library writes it even if there is no such grant.
        expected.remove("sip", Map.of());
        assertThat(claims(our.token().reveal())).isEqualTo(expected);
        assertThat(JWT.decode(our.token().reveal()).getAlgorithm())
                .isEqualTo(JWT.decode(their).getAlgorithm());
        assertThat(fake.joinWithToken(their))
                .isEqualTo(fake.joinWithToken(our.token().reveal()));
    }

    static Stream<Arguments> grants() {
        Map<JoinGrant, Function<Boolean, VideoGrant>> grants = Map.ofEntries(
                Map.entry(JoinGrant.CAN_PUBLISH, CanPublish::new),
                Map.entry(JoinGrant.CAN_SUBSCRIBE, CanSubscribe::new),
                Map.entry(JoinGrant.CAN_PUBLISH_DATA, CanPublishData::new),
                Map.entry(JoinGrant.CAN_UPDATE_OWN_METADATA, CanUpdateOwnMetadata::new),
                Map.entry(JoinGrant.HIDDEN, Hidden::new),
                Map.entry(JoinGrant.RECORDER, Recorder::new),
                Map.entry(JoinGrant.AGENT, Agent::new),
                Map.entry(JoinGrant.ROOM_ADMIN, RoomAdmin::new),
                Map.entry(JoinGrant.ROOM_CREATE, RoomCreate::new),
                Map.entry(JoinGrant.ROOM_LIST, RoomList::new),
                Map.entry(JoinGrant.ROOM_RECORD, RoomRecord::new),
                Map.entry(JoinGrant.INGRESS_ADMIN, IngressAdmin::new));
        return grants.entrySet().stream().map(grant -> Arguments.of(grant.getKey(), grant.getValue()));
    }

    @ParameterizedTest
    @MethodSource("grants")
    void eachGrant_isTheSameClaim(JoinGrant grant, Function<Boolean, VideoGrant> theirs) {
        assertSame(theirs(theirs.apply(true)), ours().allow(grant).build());
        assertSame(theirs(theirs.apply(false)), ours().deny(grant).build());
    }

    @Test
    void plainToken_isTheSame() {
        assertSame(theirs(), ours().build());
    }

    @Test
    void participant_isTheSame() {
        AccessToken theirs = theirs();
        theirs.setName("Priya Raman");
        theirs.setMetadata("{\"seat\":7}");
        theirs.getAttributes().put("role", "host");

        assertSame(
                theirs,
                ours().name("Priya Raman")
                        .metadata("{\"seat\":7}")
                        .attributes(Map.of("role", "host"))
                        .build());
    }

    @Test
    void sourcesAndDestination_areTheSame() {
        assertSame(
                theirs(new CanPublishSources(List.of("camera", "screen_share")), new DestinationRoomName("side-room")),
                ours().canPublishSources(TrackSource.CAMERA, TrackSource.SCREEN_SHARE)
                        .destinationRoom("side-room")
                        .build());
    }

    @Test
    void settingsOfTheRoom_areTheSame() {
        AccessToken theirs = theirs();
        theirs.setRoomPreset("interview");
        theirs.setRoomConfiguration(LivekitRoom.RoomConfiguration.newBuilder()
                .setName("team-room")
                .setEmptyTimeout(60)
                .setDepartureTimeout(120)
                .setMaxParticipants(5)
                .setMetadata("m")
                .build());

        assertSame(
                theirs,
                ours().roomPreset("interview")
                        .newRoom(NewRoom.builder("team-room")
                                .emptyTimeout(Duration.ofMinutes(1))
                                .departureTimeout(Duration.ofMinutes(2))
                                .maxParticipants(5)
                                .metadata("m")
                                .build())
                        .build());
    }
}
