/**
 * Daily's REST API as a fake, for the descriptor {@code daily} of {@code unisession-catalog}:
 *
 * <pre>{@code
 * try (FakeDaily fake = FakeDaily.start()) {
 *     String meetingId = fake.joinParticipant("team-room", "user-42", "Priya Raman");
 *
 *     SessionClient client = Sessions.builder("daily")
 *             .baseUrl(fake.baseUrl().toString())
 *             .setting("DAILY_API_KEY", fake.apiKey())
 *             .build();
 * }
 * }</pre>
 */
@NullMarked
package io.unisession.testkit.daily;

import org.jspecify.annotations.NullMarked;
