/** The core of UniSession. */
module io.unisession.core {
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires transitive okhttp3;
    requires static transitive org.jspecify;
    requires org.slf4j;

    exports io.unisession;
    exports io.unisession.capability;
    exports io.unisession.error;
    exports io.unisession.http;
    exports io.unisession.spi;

    uses io.unisession.spi.SessionProvider;
}
