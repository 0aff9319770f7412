package io.unisession.support;

import io.unisession.Session;
import io.unisession.SessionStatus;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.JsonReader;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** The mapping of a provider that reads every kind of value there is. */
public final class Things {
    private Things() {}

    public static Session session(ApiResponse response) throws IOException {
        Session.Builder session =
                Session.builder("acme").raw(response.document()).metadata(response.metadata());
        JsonReader json = response.json();
        if (json.enterObject()) {
            while (json.nextField()) {
                field(json, session);
            }
        }
        return session.build();
    }

    private static void field(JsonReader json, Session.Builder session) throws IOException {
        switch (json.field()) {
            case "id" -> session.id(json.id());
            case "label" -> session.label(json.text());
            case "at" -> session.startedAt(json.instantSinceEpoch(TimeUnit.SECONDS));
            case "end" -> session.endedAt(json.instant());
            case "count" -> json.wholeNumber();
            case "live" ->
                session.status(Boolean.TRUE.equals(json.flag()) ? SessionStatus.ACTIVE : SessionStatus.UNKNOWN);
            case "people" -> people(json);
            default -> {}
        }
    }

    private static void people(JsonReader json) throws IOException {
        if (json.enterArray()) {
            while (json.nextElement()) {
                int position = json.position();
                if (json.enterObject()) {
                    while (json.nextField()) {
                        json.number();
                    }
                }
                json.documentFrom(position);
            }
        }
    }
}
