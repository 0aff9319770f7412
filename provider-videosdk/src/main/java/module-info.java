/** Sessions of VideoSDK. */
module io.unisession.videosdk {
    requires com.auth0.jwt;
    requires transitive io.unisession.core;

    exports io.unisession.videosdk;

    provides io.unisession.spi.SessionProvider with
            io.unisession.videosdk.VideoSdkProvider;
}
