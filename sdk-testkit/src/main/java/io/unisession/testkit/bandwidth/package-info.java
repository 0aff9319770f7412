/**
 * Bandwidth's WebRTC API as a fake. It checks Basic credentials and keeps sessions, participants and subscriptions:
 *
 * <pre>{@code
 * try (FakeBandwidth fake = FakeBandwidth.start()) {
 *     String sessionId = fake.createSession("support-call-4711");
 *     fake.joinParticipant(sessionId);
 *
 *     BandwidthClient client = Bandwidth.builder()
 *             .credentials(fake.accountId(), fake.username(), fake.password())
 *             .baseUrl(fake.baseUrl().toString())
 *             .build();
 * }
 * }</pre>
 */
@NullMarked
package io.unisession.testkit.bandwidth;

import org.jspecify.annotations.NullMarked;
