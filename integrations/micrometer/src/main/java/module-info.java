/** Metrics and observations of the calls of a client. */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"}) // Micrometer names its modules in manifests
module io.unisession.micrometer {
    requires transitive io.unisession.core;
    requires transitive micrometer.commons;
    requires transitive micrometer.observation;
    requires transitive micrometer.core;
    requires static transitive org.jspecify;

    exports io.unisession.micrometer;
}
