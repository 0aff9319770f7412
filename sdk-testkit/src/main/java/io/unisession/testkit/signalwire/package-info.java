/**
 * SignalWire's Video API as a fake. A room has one session after another:
 *
 * <pre>{@code
 * try (FakeSignalWire fake = FakeSignalWire.start()) {
 *     String session = fake.startSession("standup");
 *     String member = fake.join(session, "Ada");
 *     fake.leave(member);
 *     fake.endSession(session);
 *
 *     SessionClient client = Sessions.builder("signalwire")
 *             .baseUrl(fake.baseUrl().toString())
 *             .setting("SIGNALWIRE_PROJECT_ID", fake.projectId())
 *             .setting("SIGNALWIRE_API_TOKEN", fake.apiToken())
 *             .build();
 * }
 * }</pre>
 */
@NullMarked
package io.unisession.testkit.signalwire;

import org.jspecify.annotations.NullMarked;
