/** Lets Jackson 3 write and read sessions. */
@SuppressWarnings("module") // the digit is Jackson's
module io.unisession.jackson3 {
    requires transitive tools.jackson.databind;
    requires transitive io.unisession.core;
    requires static transitive org.jspecify;

    exports io.unisession.jackson3;

    provides tools.jackson.databind.JacksonModule with
            io.unisession.jackson3.SessionModule;
}
