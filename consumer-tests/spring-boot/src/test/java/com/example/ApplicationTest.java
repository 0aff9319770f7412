package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.Session;
import io.unisession.spring.AutoConfigureInMemoryProviders;
import io.unisession.testkit.InMemoryProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** The test of docs/spring-boot.md. */
@SpringBootTest
@AutoConfigureInMemoryProviders
class ApplicationTest {
    @Autowired
    private InMemoryProvider provider;

    @Autowired
    private Application application;

    @AfterEach
    void clear() {
        provider.clear();
    }

    @Test
    void session_isThatOfTheProvider() {
        provider.add(Session.builder("livekit").id("RM_1").build());

        assertThat(application.session("RM_1").id()).isEqualTo("RM_1");
        assertThat(provider.calls()).containsExactly("getSession RM_1");
    }
}
