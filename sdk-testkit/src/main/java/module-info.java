/** Fakes and the contract of providers. */
module io.unisession.testkit {
    requires com.auth0.jwt;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires java.logging;
    requires mockwebserver3;
    requires okhttp3.tls;
    requires static org.jspecify;
    requires transitive io.unisession.core;
    requires static transitive org.assertj.core;
    requires static transitive org.junit.jupiter.api;

    exports io.unisession.testkit;
    exports io.unisession.testkit.bandwidth;
    exports io.unisession.testkit.contract;
    exports io.unisession.testkit.daily;
    exports io.unisession.testkit.googlemeet;
    exports io.unisession.testkit.hundredms;
    exports io.unisession.testkit.janus;
    exports io.unisession.testkit.livekit;
    exports io.unisession.testkit.realtimekit;
    exports io.unisession.testkit.signalwire;
    exports io.unisession.testkit.tenbyte;
    exports io.unisession.testkit.twilio;
    exports io.unisession.testkit.videosdk;
    exports io.unisession.testkit.zoom;
}
