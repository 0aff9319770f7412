/**
 * Sessions of VideoSDK (videosdk.live), by its server API of version 2 or 1.
 *
 * <pre>{@code
 * try (SessionClient client = VideoSdk.builder().fromEnvironment().build()) {
 *     Session session = client.getSession("621490331a4fb00409e38ca4");
 *     System.out.println(session.status() + ", " + session.participants().size() + " participants");
 * }
 * }</pre>
 *
 * <p>A project's API key and secret come from VideoSDK's dashboard and are set as {@code VIDEOSDK_API_KEY} and
 * {@code VIDEOSDK_SECRET_KEY}, or on the builder; tokens are minted from them on this machine. Who has a ready token
 * sets {@code VIDEOSDK_TOKEN} alone.
 *
 * <p>What VideoSDK says beyond the neutral model is typed in {@link io.unisession.videosdk.VideoSdkSession} and
 * {@link io.unisession.videosdk.VideoSdkParticipant}:
 *
 * <pre>{@code
 * session.unwrap(VideoSdkSession.class).flatMap(VideoSdkSession::chatLink).ifPresent(this::download);
 * }</pre>
 *
 * <p>{@link io.unisession.videosdk.VideoSdkClient} has all operations as methods, those on rooms by
 * {@link io.unisession.videosdk.VideoSdkClient#rooms()}:
 *
 * <pre>{@code
 * try (VideoSdkClient client = VideoSdk.builder().fromEnvironment().build()) {
 *     VideoSdkRoom room = client.rooms().create(NewRoom.builder().customRoomId("weekly-planning").build());
 *     JoinToken token = client.signJoinToken(room.roomId(), "priya");
 * }
 * }</pre>
 *
 * <p>Version 1 of the API has fewer of them; a client of it says so before it sends anything.
 *
 * <p>Recorders and agents are participants for VideoSDK, too, and are kept;
 * {@link io.unisession.videosdk.VideoSdkParticipant#isRecorder} tells the former by their name.
 */
@NullMarked
package io.unisession.videosdk;

import org.jspecify.annotations.NullMarked;
