/** A user of the providers. */
module io.unisession.consumer {
    requires io.unisession.attendance.xlsx;
    requires io.unisession.bandwidth;
    requires io.unisession.catalog;
    requires io.unisession.generic;
    requires io.unisession.janus;
    requires io.unisession.livekit;
    requires io.unisession.videosdk;
    requires io.unisession.zoom;
    requires jdk.httpserver;
}
