/**
 * A client for Bandwidth's WebRTC API, version 1.
 *
 * <pre>{@code
 * try (BandwidthClient client = Bandwidth.builder().fromEnvironment().build()) {
 *     Session session = client.getSession("75c21163-e110-41bc-bd76-1bb428ec85d5");
 *     System.out.println(session.label().orElse("untagged") + ", participants: " + session.participants().size());
 * }
 * }</pre>
 *
 * <p>To hold a session, create it, create a participant, pass the token to their device, and add them to the session.
 * The subscriptions say whom they hear and see:
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
 * io.unisession.CallOptions)} does this in one call, for code that works with any provider.
 *
 * <h2>Credentials</h2>
 *
 * <p>Set {@code BW_ACCOUNT_ID} to the account number, and {@code BW_USERNAME} and {@code BW_PASSWORD} to those of an
 * API user whom Bandwidth has enabled for WebRTC. All three must come from the same source: the builder, system
 * properties or environment variables. {@code BANDWIDTH_BASE_URL} overrides the address of the service.
 *
 * <h2>What a session contains</h2>
 *
 * <ul>
 *   <li>No status: a session that Bandwidth returns is {@link io.unisession.SessionStatus#ACTIVE}, and one that has
 *       ended is not found. According to Bandwidth's call flow guide, every session ends after nine hours.
 *   <li>No times and no room: {@code startedAt}, {@code endedAt}, {@code duration} and {@code roomId} are empty, and so
 *       are the {@code intervals} of participants.
 *   <li>The tag, as the session's {@code label}.
 *   <li>Participants with their ids; their tags are in {@link io.unisession.bandwidth.BandwidthParticipant}.
 *       Bandwidth's last OpenAPI document leaves participants out of a session, but earlier documentation and the
 *       service itself have them under several names, all of which are read. If a response has none of these, {@link
 *       io.unisession.Session#participantsReported()} is false.
 * </ul>
 *
 * <p>All of Bandwidth's own fields are in {@link io.unisession.bandwidth.BandwidthSession}, {@link
 * io.unisession.bandwidth.BandwidthParticipant} and {@link io.unisession.Session#raw()}.
 *
 * <h2>Errors</h2>
 *
 * <p>Bandwidth responds to a wrong account number as to a wrong password: {@link
 * io.unisession.error.AuthenticationException}. {@link io.unisession.error.PermissionDeniedException} means that the
 * user is not enabled for WebRTC. With the message "Missing Authentication Token" it can also mean a wrong base URL,
 * because Bandwidth's gateway responds to unknown paths that way.
 *
 * <h2>Limits</h2>
 *
 * <p>Bandwidth stopped selling this API in May 2023 and has announced no date for its end. This client is written from
 * the last public documentation and was never run against the live service.
 *
 * @see <a href="https://dev.bandwidth.com/docs/webrtc/">Bandwidth WebRTC documentation</a>
 */
@NullMarked
package io.unisession.bandwidth;

import org.jspecify.annotations.NullMarked;
