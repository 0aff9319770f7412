/** One model and one interface over many providers of real-time sessions. */
@SuppressWarnings("requires-automatic") // okio names itself in its manifest only
module io.unisession.core {
    requires transitive okhttp3;
    requires transitive com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires org.slf4j;
    requires okio;
    requires static com.auth0.jwt;
    requires static transitive org.jspecify;

    exports io.unisession;
    exports io.unisession.capability;
    exports io.unisession.error;
    exports io.unisession.event;
    exports io.unisession.spi.http;
    exports io.unisession.spi;
    exports io.unisession.spi.event;

    uses io.unisession.spi.SessionProvider;
}
