/** Sessions of LiveKit. */
module io.unisession.livekit {
    requires com.auth0.jwt;
    requires transitive io.unisession.core;

    exports io.unisession.livekit;

    provides io.unisession.spi.SessionProvider with
            io.unisession.livekit.LiveKitProvider;
}
