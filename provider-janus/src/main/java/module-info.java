/** Sessions of Janus. */
module io.unisession.janus {
    requires transitive io.unisession.core;

    exports io.unisession.janus;

    provides io.unisession.spi.SessionProvider with
            io.unisession.janus.JanusProvider;
}
