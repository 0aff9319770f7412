package io.unisession.generic;

import io.unisession.spi.SessionProvider;

/** Stands for this module's provider until it comes. */
public final class PlaceholderProvider implements SessionProvider {
    /** Made by the service loader. */
    public PlaceholderProvider() {}

    @Override
    public String id() {
        return "generic";
    }
}
