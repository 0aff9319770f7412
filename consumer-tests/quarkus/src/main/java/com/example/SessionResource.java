package com.example;

import io.unisession.Session;
import io.unisession.SessionClient;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;

/** Responds with sessions. */
@Path("/sessions")
public class SessionResource {
    private final SessionClient sessions;

    SessionResource(SessionClient sessions) {
        this.sessions = sessions;
    }

    @GET
    @Path("{id}")
    public Session session(String id) {
        return sessions.findSession(id).orElseThrow(NotFoundException::new);
    }
}
