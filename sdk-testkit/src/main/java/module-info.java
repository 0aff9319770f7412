/** Fakes and the contract of providers. */
module io.unisession.testkit {
    requires com.auth0.jwt;
    requires transitive io.unisession.core;
    requires transitive mockwebserver3;
    requires transitive org.assertj.core;
    requires transitive org.junit.jupiter.api;

    exports io.unisession.testkit;
}
