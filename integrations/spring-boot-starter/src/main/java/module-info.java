/** Configures UniSession in applications of Spring Boot. Open, since Spring creates beans by reflection. */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"}) // Spring names its modules in manifests only
open module io.unisession.spring {
    requires com.fasterxml.jackson.databind;
    requires io.unisession.jackson2;
    requires okhttp3;
    requires org.slf4j;
    requires spring.beans;
    requires spring.boot;
    requires spring.boot.autoconfigure;
    requires spring.context;
    requires spring.core;
    requires static io.unisession.history.jdbc;
    requires static io.unisession.jackson3;
    requires static io.unisession.micrometer;
    requires static io.unisession.testkit;
    requires static jakarta.servlet;
    requires static java.sql;
    requires static micrometer.core;
    requires static micrometer.observation;
    requires static org.reactivestreams;
    requires static reactor.core;
    requires static spring.boot.actuator;
    requires static spring.boot.actuator.autoconfigure;
    requires static spring.boot.health;
    requires static spring.web;
    requires static spring.webflux;
    requires static spring.webmvc;
    requires static tools.jackson.databind;
    requires static transitive org.jspecify;
    requires transitive io.unisession.core;

    exports io.unisession.spring;
}
