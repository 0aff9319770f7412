/** Spans and metrics of the calls of a client. */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"
}) // OpenTelemetry names its modules in manifests
module io.unisession.opentelemetry {
    requires transitive io.unisession.core;
    requires transitive io.opentelemetry.api;
    requires io.opentelemetry.context;
    requires static transitive org.jspecify;

    exports io.unisession.opentelemetry;
}
