/**
 * Clients for Zoom: one for Meetings, one for the Video SDK, whose accounts and credentials differ.
 *
 * <pre>{@code
 * try (ZoomClient client = Zoom.builder().fromEnvironment().build()) {
 *     Session session = client.getSession("4444AAAiAAAAAiAiAiiAii==");
 *     client.listParticipants(session.id()).forEach(System.out::println);
 * }
 * }</pre>
 *
 * <p>Meetings: set {@code ZOOM_ACCOUNT_ID}, {@code ZOOM_CLIENT_ID} and {@code ZOOM_CLIENT_SECRET} of a server-to-server
 * OAuth app. A room is a meeting with its number, and a session is one run of it.
 *
 * <p>Video SDK: set {@code ZOOM_VIDEO_API_KEY} and {@code ZOOM_VIDEO_API_SECRET}. The room is the session's name.
 *
 * <p>{@link io.unisession.zoom.ZoomMeeting}, {@link io.unisession.zoom.ZoomParticipant}, {@link
 * io.unisession.zoom.ZoomVideoSession} and {@link io.unisession.zoom.ZoomVideoParticipant} have the fields that the
 * neutral model lacks:
 *
 * <pre>{@code
 * Optional<String> host = session.unwrap(ZoomMeeting.class).flatMap(ZoomMeeting::hostName);
 * }</pre>
 */
@NullMarked
package io.unisession.zoom;

import org.jspecify.annotations.NullMarked;
