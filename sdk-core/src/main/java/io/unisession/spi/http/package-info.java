/**
 * What the author of a provider builds with. A provider describes: its operations as
 * {@link io.unisession.spi.http.Endpoint}s, how it is shown who is calling as an {@link io.unisession.spi.http.Authenticator},
 * how it says that something failed as an {@link io.unisession.spi.http.ErrorFormat}, and how its responses become values as
 * {@link io.unisession.spi.http.ResponseMapper}s over a {@link io.unisession.spi.http.JsonReader}. The
 * {@link io.unisession.spi.http.HttpPipeline} performs: time limits, retries, credentials, limits of size, exceptions,
 * logging.
 *
 * <p>Applications meet {@link io.unisession.RetryPolicy} and {@link io.unisession.CallListener} here, on the
 * builders of clients.
 */
@NullMarked
package io.unisession.spi.http;

import org.jspecify.annotations.NullMarked;
