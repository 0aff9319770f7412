/**
 * Google Meet's REST API as a fake, and the endpoint that issues its tokens. Conference records are the sessions:
 *
 * <pre>{@code
 * try (FakeGoogleMeet fake = FakeGoogleMeet.start()) {
 *     String space = fake.createSpace();
 *     String conference = fake.startConference(space);
 *     String ada = fake.join(conference, "100000000000000000001", "Ada Example");
 *     fake.leave(conference, ada);
 *     fake.rejoin(conference, ada);
 *     fake.endConference(conference);
 * }
 * }</pre>
 */
@NullMarked
package io.unisession.testkit.googlemeet;

import org.jspecify.annotations.NullMarked;
