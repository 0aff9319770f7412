package io.unisession.event;

import io.unisession.SettingsBuilder;

/**
 * What the builders of all providers' receivers have in common.
 *
 * <p>While a secret is replaced by another, a receiver accepts both. Give it the new one by its setting, and the old
 * one by the same name with {@code _PREVIOUS}, such as {@code ZOOM_WEBHOOK_SECRET_PREVIOUS}. Remove the old one when
 * the provider signs with the new one.
 *
 * @param <B> the builder itself
 */
public abstract class WebhookReceiverBuilder<B extends WebhookReceiverBuilder<B>> extends SettingsBuilder<B> {
    /**
     * Starts a builder.
     *
     * @param provider the provider's id
     */
    protected WebhookReceiverBuilder(String provider) {
        super(provider);
    }

    /**
     * Creates the receiver. Nothing is sent.
     *
     * @return a receiver, to be shared by all threads
     * @throws io.unisession.error.ConfigurationException if a secret is missing or invalid: without a secret, no event
     *     could be trusted
     */
    public abstract WebhookReceiver build();
}
