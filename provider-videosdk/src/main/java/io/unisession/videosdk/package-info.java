/**
 * A client for VideoSDK (videosdk.live), for versions 2 and 1 of its server API.
 *
 * <pre>{@code
 * try (VideoSdkClient client = VideoSdk.builder().fromEnvironment().build()) {
 *     Session session = client.getSession("621490331a4fb00409e38ca4");
 *     System.out.println(session.status() + ", " + session.participants().size() + " participants");
 * }
 * }</pre>
 *
 * <p>Set {@code VIDEOSDK_API_KEY} and {@code VIDEOSDK_SECRET_KEY} to the project's key and secret from VideoSDK's
 * dashboard, or pass them to the builder. The client signs its tokens with them on this machine. If you have a ready
 * token, set {@code VIDEOSDK_TOKEN} instead.
 *
 * <p>{@link io.unisession.videosdk.VideoSdkSession} and {@link io.unisession.videosdk.VideoSdkParticipant} have the
 * fields that the neutral model lacks:
 *
 * <pre>{@code
 * session.unwrap(VideoSdkSession.class).flatMap(VideoSdkSession::chatLink).ifPresent(this::download);
 * }</pre>
 *
 * <p>{@link io.unisession.videosdk.VideoSdkClient} has a method for each operation; those on rooms are in {@link
 * io.unisession.videosdk.VideoSdkClient#rooms()}:
 *
 * <pre>{@code
 * VideoSdkRoom room = client.rooms().create(NewRoom.builder().customRoomId("weekly-planning").build());
 * JoinToken token = client.signJoinToken(room.roomId(), "priya");
 * }</pre>
 *
 * <p>Version 1 has fewer operations. A client of version 1 throws {@link
 * io.unisession.error.UnsupportedCapabilityException} for the others before it sends anything.
 *
 * <p>VideoSDK lists recorders and agents as participants. {@link
 * io.unisession.videosdk.VideoSdkParticipant#isRecorder} recognises recorders by their name.
 */
@NullMarked
package io.unisession.videosdk;

import org.jspecify.annotations.NullMarked;
