/**
 * A fake of a Janus server with the VideoRoom plugin. {@link io.unisession.testkit.janus.FakeJanus} keeps rooms,
 * participants, and the sessions and handles of its clients, in memory and serves the Admin API and the public API on
 * loopback:
 *
 * <pre>{@code
 * try (FakeJanus janus = FakeJanus.start();
 *         JanusClient client = Janus.builder()
 *                 .adminSecret(janus.adminSecret())
 *                 .baseUrl(janus.adminUrl())
 *                 .build()) {
 *     janus.joinParticipant("1234", "42", "Priya");
 *     Session session = client.getSession("1234");
 * }
 * }</pre>
 */
@NullMarked
package io.unisession.testkit.janus;

import org.jspecify.annotations.NullMarked;
