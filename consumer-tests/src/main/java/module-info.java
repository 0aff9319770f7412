/** A user of one provider. */
module io.unisession.consumer {
    requires io.unisession.videosdk;
    requires jdk.httpserver;
}
