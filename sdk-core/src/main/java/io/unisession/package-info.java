/**
 * Sessions of any provider: what an application sees.
 *
 * <p>A {@link io.unisession.SessionClient} is made by a provider's builder, or by the provider's id with
 * {@link io.unisession.Sessions}, and gives {@link io.unisession.Session}s:
 *
 * <pre>{@code
 * try (SessionClient client = Sessions.open("videosdk")) {
 *     Session session = client.getSession("621490331a4fb00409e38ca4");
 *     for (Participant participant : session.participants()) {
 *         System.out.println(participant.name().orElse("somebody") + " " + participant.timePresent(Instant.now()));
 *     }
 * }
 * }</pre>
 *
 * <p>What went wrong is in {@link io.unisession.error}, what a provider can do beside in
 * {@link io.unisession.capability}. Those who add a provider read {@link io.unisession.spi} and
 * {@link io.unisession.spi.http}.
 */
@NullMarked
package io.unisession;

import org.jspecify.annotations.NullMarked;
