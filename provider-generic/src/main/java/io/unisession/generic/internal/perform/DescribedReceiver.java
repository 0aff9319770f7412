package io.unisession.generic.internal.perform;

import io.unisession.ProviderDocument;
import io.unisession.event.SessionEvent;
import io.unisession.event.WebhookReceiver;
import io.unisession.event.WebhookRequest;
import io.unisession.event.WebhookResult;
import io.unisession.generic.internal.model.DescriptorModel;
import io.unisession.generic.internal.model.WebhookModel;
import io.unisession.generic.internal.template.SettingReference;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.event.SignedReceiver;
import java.util.HashSet;
import java.util.Set;

/** Receives the webhooks of a described service. */
public final class DescribedReceiver implements WebhookReceiver {
    /** Ten times what a service sends to test an address. */
    private static final int MAX_TEST_BYTES = 1024;

    private final SignedReceiver signed;
    private final WebhookModel.Test test;

    private DescribedReceiver(SignedReceiver signed, WebhookModel.Test test) {
        this.signed = signed;
        this.test = test;
    }

    /**
     * Creates a receiver.
     *
     * @param allowedSettings settings of others that the descriptor may read
     * @throws io.unisession.error.ConfigurationException if the descriptor has no webhooks, or a setting is missing,
     *     unknown or unfit
     */
    public static WebhookReceiver open(
            DescriptorModel descriptor, ProviderSettings settings, Set<String> allowedSettings) {
        WebhookModel webhooks = descriptor
                .webhooks()
                .orElseThrow(() -> settings.misconfigured(
                        "UniSession knows no webhooks of this provider: its descriptor has no key \"webhooks\""));
        String prefix = descriptor.settingsPrefix();
        String keyUrlName = prefix + "PUBLIC_KEY_URL";
        settings.requireKnown(known(descriptor, webhooks, keyUrlName));
        DescriptorBackend.requireOwnSettings(prefix, descriptor.foreignSettingsOfWebhooks(), settings, allowedSettings);
        SignedReceiver signed = new SignedReceiver(
                descriptor.id(),
                settings.transport().timing(),
                webhooks.signature().signature(settings, keyUrlName),
                new EventMapping(descriptor.id(), webhooks));
        return webhooks.test()
                .map(test -> (WebhookReceiver) new DescribedReceiver(signed, test))
                .orElse(signed);
    }

    /** An application may pass the settings of its client, too. */
    private static Set<String> known(DescriptorModel descriptor, WebhookModel webhooks, String keyUrlName) {
        Set<String> known = new HashSet<>(descriptor.settings());
        known.add(keyUrlName);
        webhooks.signature().settings().map(SettingReference::name).forEach(name -> {
            known.add(name);
            known.add(name + ProviderSettings.PREVIOUS);
        });
        return known;
    }

    @Override
    public String provider() {
        return signed.provider();
    }

    /** A test of the address is accepted unverified: a service may send it before it says what the secret is. */
    @Override
    public WebhookResult receive(WebhookRequest request) {
        WebhookResult result = signed.receive(request);
        return !hasTypes(result) && isTest(request) ? WebhookResult.challenge("text/plain", "") : result;
    }

    private static boolean hasTypes(WebhookResult result) {
        for (SessionEvent event : result.events()) {
            if (!event.providerType().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private boolean isTest(WebhookRequest request) {
        return request.body().length <= MAX_TEST_BYTES
                && ProviderDocument.of(request.body())
                        .text(test.pointer().toString())
                        .filter(test.equals()::equals)
                        .isPresent();
    }

    @Override
    public String toString() {
        return signed.toString();
    }
}
