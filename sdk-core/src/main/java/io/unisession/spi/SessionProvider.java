package io.unisession.spi;

/** Makes clients of one provider, found by its id. */
public interface SessionProvider {
    /**
     * The short name that applications ask for.
     *
     * @return the id
     */
    String id();
}
