/**
 * Zoom's API as a fake, for Meetings and for the Video SDK. It checks tokens, ids, pages and ranges of days, and keeps
 * meetings, sessions and who is in them:
 *
 * <pre>{@code
 * try (FakeZoom fake = FakeZoom.start()) {
 *     String sessionId = fake.startMeeting(86400000001L, "Planning");
 *     fake.joinMeeting(sessionId, "user-7", "Priya Raman");
 *
 *     ZoomClient client = Zoom.builder()
 *             .credentials(fake.accountId(), fake.clientId(), fake.clientSecret())
 *             .tokenUrl(fake.tokenUrl())
 *             .baseUrl(fake.baseUrl().toString())
 *             .build();
 * }
 * }</pre>
 */
@NullMarked
package io.unisession.testkit.zoom;

import org.jspecify.annotations.NullMarked;
