/**
 * Twilio Video's REST API as a fake. Rooms are the sessions:
 *
 * <pre>{@code
 * try (FakeTwilioVideo fake = FakeTwilioVideo.start()) {
 *     String sid = fake.createRoom("DailyStandup");
 *     fake.connect(sid, "alice");
 *     fake.disconnect(sid, "alice");
 *
 *     SessionClient client = Sessions.builder("twilio-video")
 *             .baseUrl(fake.baseUrl().toString())
 *             .setting("TWILIO_ACCOUNT_SID", fake.accountSid())
 *             .setting("TWILIO_API_KEY", fake.apiKey())
 *             .setting("TWILIO_API_SECRET", fake.apiSecret())
 *             .build();
 * }
 * }</pre>
 */
@NullMarked
package io.unisession.testkit.twilio;

import org.jspecify.annotations.NullMarked;
