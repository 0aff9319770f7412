package io.unisession.testkit.zoom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.Call;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.RouteTable;
import io.unisession.testkit.internal.Json;
import java.time.Clock;
import java.util.List;

/** Zoom's operations on sessions of the Video SDK. */
final class ZoomVideoRoutes {

    private static final String LIVE = "live";

    private final ZoomRuns runs;
    private final Clock clock;
    private final ZoomPages pages;
    private final ZoomVideoTokens tokens;
    private final ZoomQuotas quotas;

    ZoomVideoRoutes(ZoomRuns runs, Clock clock, ZoomVideoTokens tokens, ZoomQuotas quotas) {
        this.runs = runs;
        this.clock = clock;
        this.pages = new ZoomPages(clock);
        this.tokens = tokens;
        this.quotas = quotas;
    }

    void addTo(RouteTable routes) {
        on(routes, "GET", "", "Resource-intensive", this::list);
        on(routes, "GET", "/{id}", "Heavy", this::get);
        on(routes, "GET", "/{id}/users", "Heavy", this::listUsers);
        on(routes, "PUT", "/{id}/status", "Light", this::end);
        on(routes, "PATCH", "/{id}/events", "Light", this::remove);
    }

    private void on(RouteTable routes, String method, String path, String category, Call.Handler handler) {
        routes.on(method, "/v2/videosdk/sessions" + path, call -> {
            tokens.require(call.request());
            return quotas.respond(category, () -> handler.respond(call));
        });
    }

    private FakeResponse list(Call call) {
        ZoomCall.allowQuery(call, "type", "from", "to", "session_name", "session_key", "page_size", "next_page_token");
        ZoomDays days = ZoomDays.of(call.request(), clock.instant());
        boolean live = isLive(call);
        String name = call.request().queryValue("session_name").orElse("");
        List<ZoomRun> found = runs.stream()
                .filter(run -> run.isLive() == live && days.contains(run.start()))
                .filter(run -> name.isEmpty() || run.room().equals(name))
                .toList();
        return pages.page(call, "sessions", found, ZoomRun::asVideoSession);
    }

    private FakeResponse get(Call call) {
        ZoomCall.allowQuery(call, "type");
        return Json.response(200, session(call, isLive(call)).asVideoSession());
    }

    private FakeResponse listUsers(Call call) {
        ZoomCall.allowQuery(call, "type", "page_size", "next_page_token");
        return pages.page(call, "users", session(call, isLive(call)).stays(), ZoomStay::inVideoSession);
    }

    private FakeResponse end(Call call) {
        ZoomCall.allowQuery(call);
        ZoomCall.requireEndBody(call);
        session(call, true).end(clock.instant());
        return FakeResponse.empty(204);
    }

    private FakeResponse remove(Call call) {
        ZoomCall.allowQuery(call);
        ObjectNode body = Json.tryReadObject(call.request().body())
                .orElseThrow(() -> ZoomErrors.invalid("method", "Invalid field."));
        if (!body.path("method").asText().equals("user.remove")) {
            throw ZoomErrors.invalid("method", "Invalid field.");
        }
        String uuid = body.path("params").path("participant_uuid").asText();
        ZoomRun session = session(call, true);
        ZoomStay removed = session.stays().stream()
                .filter(stay -> stay.isOpen() && stay.participantUuid().equals(uuid))
                .findFirst()
                .orElseThrow(() -> ZoomErrors.noUser(uuid));
        session.leave(removed, clock.instant());
        return FakeResponse.empty(204);
    }

    private static boolean isLive(Call call) {
        String type = call.request().queryValue("type").orElse(LIVE);
        if (!List.of(LIVE, "past").contains(type)) {
            throw ZoomErrors.invalid("type", "Invalid field.");
        }
        return type.equals(LIVE);
    }

    private ZoomRun session(Call call, boolean live) {
        String id = ZoomCall.sessionId(call);
        return runs.stream()
                .filter(run -> run.isLive() == live && run.id().equals(id))
                .findFirst()
                .orElseThrow(() -> ZoomErrors.noMeeting(id));
    }
}
