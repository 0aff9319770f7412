/** Meetings and Video SDK sessions of Zoom. */
module io.unisession.zoom {
    requires com.auth0.jwt;
    requires transitive io.unisession.core;

    exports io.unisession.zoom;

    provides io.unisession.spi.SessionProvider with
            io.unisession.zoom.ZoomProvider,
            io.unisession.zoom.ZoomVideoProvider;
}
