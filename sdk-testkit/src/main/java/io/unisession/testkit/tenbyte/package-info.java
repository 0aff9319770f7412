/**
 * Tenbyte's webinar API as a fake. Reads are public; other operations need a key or a token:
 *
 * <pre>{@code
 * try (FakeTenbyte fake = FakeTenbyte.start()) {
 *     String sessionId = fake.scheduleSession("room-1", "Quarterly results");
 *     fake.goLive(sessionId);
 *
 *     SessionClient client = GenericSessions.builder(Descriptor.bundled("tenbyte"))
 *             .baseUrl(fake.baseUrl().toString())
 *             .setting("TENBYTE_API_KEY", fake.apiKey())
 *             .build();
 * }
 * }</pre>
 */
@NullMarked
package io.unisession.testkit.tenbyte;

import org.jspecify.annotations.NullMarked;
