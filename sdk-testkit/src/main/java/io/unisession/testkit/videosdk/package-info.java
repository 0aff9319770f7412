/**
 * VideoSDK's server API as a fake. It checks raw JSON Web Tokens and keeps rooms and sessions in both versions of the
 * API:
 *
 * <pre>{@code
 * try (FakeVideoSdk fake = FakeVideoSdk.start()) {
 *     String sessionId = fake.joinParticipant(fake.createRoom("weekly-planning"), "ada", "Ada");
 *
 *     VideoSdkClient client = VideoSdk.builder()
 *             .credentials(fake.apiKey(), fake.secretKey())
 *             .baseUrl(fake.baseUrl().toString())
 *             .build();
 * }
 * }</pre>
 */
@NullMarked
package io.unisession.testkit.videosdk;

import org.jspecify.annotations.NullMarked;
