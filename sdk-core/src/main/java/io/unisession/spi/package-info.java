/**
 * The API for adding a provider. Implement {@link io.unisession.spi.SessionBackend} over an {@link
 * io.unisession.spi.http.HttpPipeline}, and {@link io.unisession.spi.SessionProvider} so that {@link
 * io.unisession.Sessions} finds it:
 *
 * <pre>{@code
 * public final class AcmeProvider implements SessionProvider {
 *     public Set<String> ids() {
 *         return Set.of("acme");
 *     }
 *
 *     public SessionClient open(ProviderSettings settings) {
 *         Secret key = settings.group("ACME_API_KEY").secret("ACME_API_KEY");
 *         HttpPipeline http = HttpPipeline.builder("acme", settings.transport())
 *                 .baseUrl(settings.baseUrl("https://api.acme.example/v1"))
 *                 .authenticator(Authenticator.bearer(key))
 *                 .build();
 *         return new ProviderClient(new AcmeBackend(http), settings);
 *     }
 * }
 * }</pre>
 */
@NullMarked
package io.unisession.spi;

import org.jspecify.annotations.NullMarked;
