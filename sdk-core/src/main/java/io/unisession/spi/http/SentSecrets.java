package io.unisession.spi.http;

import io.unisession.internal.call.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * The secrets of a request, and of what showed who is calling.
 *
 * @param authorization null where nothing was shown
 */
record SentSecrets(ApiRequest request, @Nullable Authorization authorization) implements Exchange.Secrets {
    @Override
    public String hideIn(String text) {
        HiddenWords shown = authorization == null ? HiddenWords.NONE : authorization.hidden();
        return shown.and(request.hidden()).hideIn(text);
    }

    @Override
    public boolean haveCredentialIn(String text) {
        return authorization != null && authorization.isIn(text);
    }
}
