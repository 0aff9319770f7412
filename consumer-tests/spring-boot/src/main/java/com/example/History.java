package com.example;

import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.history.JournaledClient;
import io.unisession.history.SessionJournal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The controller of docs/spring-boot.md that uses the journal. */
@RestController
class History {
    private final SessionClient sessions;

    History(SessionClient sessions, SessionJournal journal) {
        this.sessions = JournaledClient.of(sessions, journal);
    }

    @GetMapping("/history/{id}")
    Session session(@PathVariable String id) {
        return sessions.getSession(id);
    }
}
