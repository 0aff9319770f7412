/**
 * Cloudflare RealtimeKit's API as a fake, for the descriptor {@code realtimekit} of {@code unisession-catalog}:
 *
 * <pre>{@code
 * try (FakeRealtimeKit fake = FakeRealtimeKit.start()) {
 *     String sessionId = fake.joinParticipant("meeting-1", "user-42", "Priya Raman", "host");
 *
 *     SessionClient client = Sessions.builder("realtimekit")
 *             .baseUrl(fake.baseUrl().toString())
 *             .setting("REALTIMEKIT_ACCOUNT_ID", fake.accountId())
 *             .setting("REALTIMEKIT_APP_ID", fake.appId())
 *             .setting("REALTIMEKIT_API_TOKEN", fake.apiToken())
 *             .build();
 * }
 * }</pre>
 */
@NullMarked
package io.unisession.testkit.realtimekit;

import org.jspecify.annotations.NullMarked;
