/**
 * The building blocks of a provider over HTTP. A provider describes its operations as {@link
 * io.unisession.spi.http.Endpoint}s, its credentials as an {@link io.unisession.spi.http.Authenticator}, its error
 * responses as an {@link io.unisession.spi.http.ErrorFormat}, and how responses become values as {@link
 * io.unisession.spi.http.ResponseMapper}s over a {@link io.unisession.spi.http.JsonReader}. The {@link
 * io.unisession.spi.http.HttpPipeline} does the rest: time limits, retries, credentials, size limits, exceptions and
 * logging.
 *
 * <p>Applications do not need this package.
 */
@NullMarked
package io.unisession.spi.http;

import org.jspecify.annotations.NullMarked;
