/**
 * A client for LiveKit (livekit.io), for your own servers and for LiveKit Cloud.
 *
 * <pre>{@code
 * try (LiveKitClient client = LiveKit.builder().fromEnvironment().build()) {
 *     Session session = client.getSession("team-room");
 *     client.listParticipants(session.id()).forEach(System.out::println);
 * }
 * }</pre>
 *
 * <p>Set {@code LIVEKIT_URL}, {@code LIVEKIT_API_KEY} and {@code LIVEKIT_API_SECRET}, or pass them to the builder. The
 * client signs its tokens on this machine, each with only the grants that its operation needs.
 *
 * <p>A room is a session while somebody is in it. LiveKit knows open rooms only: once a room has ended, its session is
 * not found, and participants who have left are not listed. The id of a session is the room's {@code sid}; its room id is
 * the room's name. Every method that takes the id of a session accepts either, and the name needs fewer requests. A name
 * can be used again for another room, a {@code sid} never is.
 *
 * <p>The identity in a join token is both the id and the user id of a participant.
 *
 * <p>{@link io.unisession.livekit.LiveKitRoom} and {@link io.unisession.livekit.LiveKitParticipant} have the fields that
 * the neutral model lacks:
 *
 * <pre>{@code
 * boolean recorded = session.unwrap(LiveKitRoom.class).flatMap(LiveKitRoom::activeRecording).orElse(false);
 * }</pre>
 */
@NullMarked
package io.unisession.livekit;

import org.jspecify.annotations.NullMarked;
