/** Remembers sessions that their provider forgets. */
module io.unisession.history {
    requires transitive io.unisession.core;
    requires static org.assertj.core;
    requires static org.junit.jupiter.api;
    requires static org.jspecify;

    exports io.unisession.history;
    exports io.unisession.history.contract;
    exports io.unisession.history.sync;
}
