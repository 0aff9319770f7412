/**
 * The server API of 100ms as a fake, for the descriptor {@code 100ms} of {@code unisession-catalog}:
 *
 * <pre>{@code
 * try (FakeHundredMs fake = FakeHundredMs.start()) {
 *     String sessionId = fake.joinPeer("631a0f990e6ffae22efa610c", "user-42", "Priya Raman", "host");
 *
 *     SessionClient client = Sessions.builder("100ms")
 *             .baseUrl(fake.baseUrl().toString())
 *             .setting("LIVE100MS_ACCESS_KEY", fake.accessKey())
 *             .setting("LIVE100MS_APP_SECRET", fake.appSecret())
 *             .build();
 * }
 * }</pre>
 */
@NullMarked
package io.unisession.testkit.hundredms;

import org.jspecify.annotations.NullMarked;
