/**
 * The API for applications: sessions of any provider.
 *
 * <p>Create a {@link io.unisession.SessionClient} with a provider's builder, or by the provider's id with {@link
 * io.unisession.Sessions}, and get a {@link io.unisession.Session}:
 *
 * {@snippet file="Snippets.java" region="get-session"}
 *
 * <p>Exceptions are in {@link io.unisession.error}; further operations, which not every provider has, are in {@link
 * io.unisession.capability}. To add a provider, see {@link io.unisession.spi} and {@link io.unisession.spi.http}.
 */
@NullMarked
package io.unisession;

import org.jspecify.annotations.NullMarked;
