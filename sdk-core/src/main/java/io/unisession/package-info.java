/**
 * The API for applications: sessions of any provider.
 *
 * <p>Create a {@link io.unisession.SessionClient} with a provider's builder, or by the provider's id with {@link
 * io.unisession.Sessions}, and get a {@link io.unisession.Session}:
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
 * <p>Exceptions are in {@link io.unisession.error}; further operations, which not every provider has, are in {@link
 * io.unisession.capability}. To add a provider, see {@link io.unisession.spi} and {@link io.unisession.spi.http}.
 */
@NullMarked
package io.unisession;

import org.jspecify.annotations.NullMarked;
