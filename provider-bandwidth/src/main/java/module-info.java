/** Sessions of Bandwidth. */
module io.unisession.bandwidth {
    requires transitive io.unisession.core;

    exports io.unisession.bandwidth;

    provides io.unisession.spi.SessionProvider with
            io.unisession.bandwidth.BandwidthProvider;
}
