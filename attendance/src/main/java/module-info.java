/** Reports who attended a session, for how long, and whether it counts. */
module io.unisession.attendance {
    requires transitive io.unisession.core;

    exports io.unisession.attendance;
}
