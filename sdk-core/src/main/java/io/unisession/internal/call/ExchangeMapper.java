package io.unisession.internal.call;

import io.unisession.ResponseMetadata;
import io.unisession.internal.transport.Exchange;
import java.io.IOException;

/** Turns a successful response into a value. */
@FunctionalInterface
public interface ExchangeMapper<T> {
    /**
     * Maps a response.
     *
     * @throws IOException if the body is not JSON
     */
    T map(Exchange exchange, ResponseMetadata metadata) throws IOException;
}
