/** Sessions of Bandwidth. */
module io.unisession.bandwidth {
    requires com.fasterxml.jackson.core;
    requires transitive io.unisession.core;

    exports io.unisession.bandwidth;

    provides io.unisession.spi.SessionProvider with
            io.unisession.bandwidth.PlaceholderProvider;
}
