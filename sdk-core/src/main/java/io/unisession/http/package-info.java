/**
 * What the author of a provider builds with. A provider describes: its operations as
 * {@link io.unisession.http.Endpoint}s, how it is shown who is calling as an {@link io.unisession.http.Authenticator},
 * how it says that something failed as an {@link io.unisession.http.ErrorFormat}, and how its answers become values as
 * {@link io.unisession.http.AnswerMapping}s over a {@link io.unisession.http.JsonReader}. The
 * {@link io.unisession.http.HttpPipeline} performs: time limits, retries, credentials, limits of size, exceptions,
 * logging.
 *
 * <p>Applications meet {@link io.unisession.http.RetryPolicy} and {@link io.unisession.http.CallListener} here, on the
 * builders of clients.
 */
@NullMarked
package io.unisession.http;

import org.jspecify.annotations.NullMarked;
