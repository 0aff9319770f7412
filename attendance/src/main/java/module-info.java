/** Who was in a session, for how long, and together with whom. */
module io.unisession.attendance {
    requires transitive io.unisession.core;

    exports io.unisession.attendance;
}
