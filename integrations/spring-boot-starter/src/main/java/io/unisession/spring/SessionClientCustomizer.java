package io.unisession.spring;

import io.unisession.Sessions;

/**
 * Changes how the clients of the configured providers are built, for what has no property. Define one or more as beans:
 *
 * <pre>{@code
 * @Bean
 * SessionClientCustomizer applicationName() {
 *     return (provider, builder) -> builder.applicationName("attendance/2.1");
 * }
 * }</pre>
 *
 * <p>Customizers are called after the properties have been applied, in Spring's order.
 */
@FunctionalInterface
public interface SessionClientCustomizer {
    /**
     * Called once for each configured provider, before its client is built.
     *
     * @param provider the provider's id
     * @param builder the builder of its client
     */
    void customize(String provider, Sessions.Builder builder);
}
