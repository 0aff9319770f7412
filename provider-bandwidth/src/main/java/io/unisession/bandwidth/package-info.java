/**
 * Sessions of Bandwidth's WebRTC API, version 1.
 *
 * <pre>{@code
 * try (BandwidthClient client = Bandwidth.builder().fromEnvironment().build()) {
 *     Session session = client.getSession("75c21163-e110-41bc-bd76-1bb428ec85d5");
 *     System.out.println(session.label().orElse("untagged") + ": " + session.participants().size() + " participants");
 *     client.endSession(session);
 * }
 * }</pre>
 *
 * <p>Sessions are made here as well. A participant is created, given the token for their device, and added to a session
 * with the subscriptions that say whom they hear and see; without any they hear and see nobody:
 *
 * <pre>{@code
 * Session session = client.createSession(NewSession.builder().tag("standup").build());
 * CreatedParticipant ada = client.createParticipant(NewParticipant.builder()
 *         .publishPermissions(PublishPermission.AUDIO, PublishPermission.VIDEO)
 *         .build());
 * client.addParticipant(session.id(), ada.id(), Subscriptions.wholeSession());
 * sendToDevice(ada.token().reveal());
 * }</pre>
 *
 * <p>{@link io.unisession.bandwidth.BandwidthClient#createJoinToken(io.unisession.JoinRequest,
 * io.unisession.CallOptions)} does the same in one call, for applications that know no provider.
 *
 * <h2>Credentials</h2>
 *
 * <p>Three settings belong together: {@code BW_ACCOUNT_ID}, the account's number; {@code BW_USERNAME} and {@code
 * BW_PASSWORD}, those of an API user of the account whom Bandwidth has enabled for WebRTC. All three are given to the
 * builder, or all three are found as system properties or as environment variables; they are never mixed. {@code
 * BANDWIDTH_BASE_URL} replaces the address of the service.
 *
 * <h2>What Bandwidth tells of a session</h2>
 *
 * <ul>
 *   <li>There is no status: a session that the service still has is {@link io.unisession.SessionStatus#ACTIVE}, one
 *       that is over is not found. By Bandwidth's call flow guide every session is over after nine hours.
 *   <li>There are no times and no rooms: {@code startedAt}, {@code endedAt}, {@code duration} and {@code roomId} are
 *       empty, and so are the {@code intervals} of participants. A participant is in the response because it is in the
 *       session, but {@code isPresent()}, which goes by times, is false.
 *   <li>The tag is the session's {@code label}.
 *   <li>Participants come with an id, and nothing else that is neutral; their tags are in {@link
 *       io.unisession.bandwidth.BandwidthParticipant}. The last published OpenAPI document leaves them out of a
 *       session, while earlier documentation and the service itself have them, under several names; all are read. Where
 *       a response has none of them, {@link io.unisession.Session#participantsReported()} is false.
 * </ul>
 *
 * <p>Typed fields are in {@link io.unisession.bandwidth.BandwidthSession} and {@link
 * io.unisession.bandwidth.BandwidthParticipant}, everything else in {@link io.unisession.Session#raw()}.
 *
 * <h2>Errors</h2>
 *
 * <p>Bandwidth responds with a wrong account number like a wrong password, by {@link
 * io.unisession.error.AuthenticationException}. {@link io.unisession.error.PermissionDeniedException} means that the
 * user may not use WebRTC; with the message "Missing Authentication Token" it may also mean a wrong base URL, since the
 * gateway in front of the service says that of paths that it does not know.
 *
 * <h2>Limits</h2>
 *
 * <p>Bandwidth has not sold this API to new customers since May 2023, and gives no date for its end. This package is
 * written from the API's last public documentation and was never run against the live service.
 *
 * @see <a href="https://dev.bandwidth.com/docs/webrtc/">Bandwidth WebRTC documentation</a>
 */
@NullMarked
package io.unisession.bandwidth;

import org.jspecify.annotations.NullMarked;
