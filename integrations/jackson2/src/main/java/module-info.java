/** Lets Jackson 2 write and read sessions. */
@SuppressWarnings("module") // the digit is Jackson's
module io.unisession.jackson2 {
    requires transitive com.fasterxml.jackson.databind;
    requires transitive io.unisession.core;
    requires static transitive org.jspecify;

    exports io.unisession.jackson2;

    provides com.fasterxml.jackson.databind.Module with
            io.unisession.jackson2.SessionModule;
}
