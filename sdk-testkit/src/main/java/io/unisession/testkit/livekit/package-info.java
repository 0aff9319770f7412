/**
 * LiveKit's server API as a fake. It checks tokens and their grants, and keeps rooms and who is in them:
 *
 * <pre>{@code
 * try (FakeLiveKit fake = FakeLiveKit.start()) {
 *     fake.joinParticipant("team-room", "user-42", "Priya Raman");
 *
 *     LiveKitClient client = LiveKit.builder()
 *             .url(fake.baseUrl().toString())
 *             .credentials(fake.apiKey(), fake.apiSecret())
 *             .build();
 * }
 * }</pre>
 */
@NullMarked
package io.unisession.testkit.livekit;

import org.jspecify.annotations.NullMarked;
