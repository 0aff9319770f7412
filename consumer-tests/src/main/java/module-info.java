/** A user of the providers. */
@SuppressWarnings("requires-automatic") // H2 names itself in its manifest only
module io.unisession.consumer {
    // For a journal in a file.
    requires com.h2database;
    requires io.unisession.attendance.xlsx;
    requires io.unisession.bandwidth;
    requires io.unisession.catalog;
    requires io.unisession.generic;
    requires io.unisession.history.jdbc;
    requires io.unisession.janus;
    requires io.unisession.livekit;
    requires io.unisession.videosdk;
    requires io.unisession.zoom;
    requires jdk.httpserver;
}
