package com.example;

import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.spring.SessionEventListener;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The application of docs/spring-boot.md. */
@SpringBootApplication
@RestController
public class Application {
    private final SessionClient sessions;

    Application(SessionClient sessions) {
        this.sessions = sessions;
    }

    @GetMapping("/sessions/{id}")
    Session session(@PathVariable String id) {
        return sessions.getSession(id);
    }

    @Bean
    static SessionEventListener events() {
        return event -> System.out.println(event.type() + " " + event.roomId().orElse(""));
    }

    public static void main(String[] args) {
        SpringApplication.run(Application.class, args);
    }
}
