package io.unisession.error;

import java.io.Serial;
import java.util.Objects;

/** Thrown by a call on a closed client. Nothing was sent. */
public final class ClientClosedException extends IllegalStateException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String provider;

    /**
     * Creates the exception.
     *
     * @param provider the id of the provider whose client was closed
     */
    public ClientClosedException(String provider) {
        super("this " + provider + " client is closed");
        this.provider = Objects.requireNonNull(provider, "provider");
    }

    /**
     * The provider whose client was closed.
     *
     * @return the provider's id, such as {@code videosdk}
     */
    public String provider() {
        return provider;
    }
}
