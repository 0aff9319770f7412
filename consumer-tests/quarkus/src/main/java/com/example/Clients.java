package com.example;

import io.quarkus.jackson.ObjectMapperCustomizer;
import io.unisession.SessionClient;
import io.unisession.Sessions;
import io.unisession.jackson2.SessionModule;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;

/** What UniSession needs of an application of Quarkus. */
class Clients {
    @Produces
    @Singleton
    SessionClient client(Config config) {
        return Sessions.builder("livekit")
                .settingsFrom(name -> config.getOptionalValue(name, String.class))
                .build();
    }

    void close(@Disposes SessionClient client) {
        client.close();
    }

    @Produces
    @Singleton
    ObjectMapperCustomizer sessionsAsJson() {
        return mapper -> mapper.registerModule(new SessionModule());
    }
}
