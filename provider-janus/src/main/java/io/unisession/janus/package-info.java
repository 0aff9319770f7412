/**
 * A client for Janus (janus.conf.meetecho.com), version 1, for the rooms of its VideoRoom plugin.
 *
 * <pre>{@code
 * try (JanusClient client = Janus.builder()
 *         .baseUrl("https://janus.example.com/admin")
 *         .adminSecret(secret)
 *         .build()) {
 *     for (Session session : client.listSessions()) {
 *         System.out.println(session.id() + ": " + client.getSession(session.id()).participants());
 *     }
 * }
 * }</pre>
 *
 * <p>{@link io.unisession.janus.Janus} lists the settings. Janus reports its own errors with HTTP 200; the client
 * throws the same exceptions as those of other providers.
 *
 * <h2>Limits</h2>
 *
 * <p>Janus knows who is in a room, but not since when, and forgets who left. So sessions have no times, and participants
 * no intervals.
 *
 * @see <a href="https://janus.conf.meetecho.com/docs/videoroom">Reference of the VideoRoom plugin</a>
 */
@NullMarked
package io.unisession.janus;

import org.jspecify.annotations.NullMarked;
