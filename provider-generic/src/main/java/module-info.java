/** Sessions of any service, by a descriptor. */
module io.unisession.generic {
    requires com.auth0.jwt;
    requires com.fasterxml.jackson.core;
    requires static com.fasterxml.jackson.dataformat.yaml;
    requires transitive io.unisession.core;

    exports io.unisession.generic;

    provides io.unisession.spi.SessionProvider with
            io.unisession.generic.GenericProvider;
}
