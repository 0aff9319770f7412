package io.unisession.testkit.zoom;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.Call;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.RouteTable;
import io.unisession.testkit.internal.AddedObjects;
import io.unisession.testkit.internal.Json;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Zoom's operations on meetings. */
final class ZoomMeetingRoutes {

    private static final String LIGHT = "Light";
    private static final String MEDIUM = "Medium";
    private static final String HEAVY = "Heavy";
    /** Sent only to those who ask for it. */
    private static final String DOWNLOAD_TOKEN = "download_access_token";

    private final ZoomRuns runs;
    private final List<String> users;
    private final Clock clock;
    private final ZoomPages pages;
    private final FakeZoomTokens tokens;
    private final ZoomQuotas quotas;
    private final AddedObjects recordings = new AddedObjects("meetings");
    private final Set<String> missingFeatures = new HashSet<>();

    ZoomMeetingRoutes(ZoomRuns runs, List<String> users, Clock clock, FakeZoomTokens tokens, ZoomQuotas quotas) {
        this.runs = runs;
        this.users = users;
        this.clock = clock;
        this.pages = new ZoomPages(clock);
        this.tokens = tokens;
        this.quotas = quotas;
    }

    void lack(String feature) {
        missingFeatures.add(feature);
    }

    AddedObjects recordings() {
        return recordings;
    }

    void addTo(RouteTable routes) {
        on(routes, "GET", "/past_meetings/{id}", LIGHT, "meeting:read:past_meeting:admin", this::getPast);
        on(
                routes,
                "GET",
                "/past_meetings/{id}/instances",
                MEDIUM,
                "meeting:read:list_past_instances:admin",
                this::listInstances);
        on(
                routes,
                "GET",
                "/past_meetings/{id}/participants",
                MEDIUM,
                "meeting:read:list_past_participants:admin",
                call -> listParticipants(call, false));
        on(routes, "GET", "/report/meetings/{id}", HEAVY, "report:read:meeting:admin", this::getReport);
        on(
                routes,
                "GET",
                "/report/meetings/{id}/participants",
                HEAVY,
                "report:read:list_meeting_participants:admin",
                call -> listParticipants(call, true));
        on(
                routes,
                "GET",
                "/report/users/{id}/meetings",
                HEAVY,
                "report:read:user_activities:admin",
                this::listReported);
        on(routes, "GET", "/users", MEDIUM, "user:read:list_users:admin", this::listUsers);
        on(routes, "GET", "/users/{id}/meetings", MEDIUM, "meeting:read:list_meetings:admin", this::listLive);
        on(
                routes,
                "GET",
                "/metrics/meetings/{id}/participants",
                "Resource-intensive",
                "dashboard:read:list_meeting_participants:admin",
                this::listPresent);
        on(routes, "GET", "/meetings/{id}", LIGHT, "meeting:read:meeting:admin", this::getMeeting);
        on(
                routes,
                "GET",
                "/meetings/{id}/recordings",
                LIGHT,
                "cloud_recording:read:list_recording_files:admin",
                this::listRecordings);
        on(routes, "PUT", "/meetings/{id}/status", LIGHT, "meeting:update:status:admin", this::end);
    }

    private void on(
            RouteTable routes, String method, String path, String category, String scope, Call.Handler handler) {
        routes.on(method, "/v2" + path, call -> {
            tokens.require(call.request(), scope);
            return quotas.respond(category, () -> handler.respond(call));
        });
    }

    private FakeResponse getPast(Call call) {
        ZoomCall.allowQuery(call);
        return Json.response(200, past(ZoomCall.sessionId(call)).asPastMeeting());
    }

    private FakeResponse getReport(Call call) {
        ZoomCall.allowQuery(call);
        requireFeature("reports");
        return Json.response(200, reported(ZoomCall.sessionId(call)).asReport());
    }

    /** Those of a run by its UUID, or of the latest run by the number. */
    private FakeResponse listRecordings(Call call) {
        ZoomCall.allowQuery(call, "include_fields", "ttl");
        String id = ZoomCall.sessionId(call);
        List<ObjectNode> found = recordings.where(recording -> List.of(
                        recording.path("uuid").asText(), recording.path("id").asText())
                .contains(id));
        if (found.isEmpty()) {
            throw ZoomErrors.noRecording();
        }
        ObjectNode latest = found.get(found.size() - 1).deepCopy();
        if (call.request()
                .queryValue("include_fields")
                .filter(DOWNLOAD_TOKEN::equals)
                .isEmpty()) {
            latest.remove(DOWNLOAD_TOKEN);
        }
        return Json.response(200, latest);
    }

    private FakeResponse listInstances(Call call) {
        ZoomCall.allowQuery(call);
        String number = call.variable("id");
        List<ZoomRun> all =
                runs.stream().filter(run -> run.room().equals(number)).toList();
        if (all.isEmpty()) {
            throw ZoomErrors.noMeeting(number);
        }
        ObjectNode body = Json.object();
        ArrayNode meetings = body.putArray("meetings");
        all.stream()
                .filter(run -> !run.isLive())
                .forEach(run ->
                        meetings.addObject().put("uuid", run.id()).put("start_time", ZoomPages.time(run.start())));
        return Json.response(200, body);
    }

    private FakeResponse listParticipants(Call call, boolean report) {
        if (report) {
            ZoomCall.allowQuery(call, "page_size", "next_page_token", "include_fields");
            requireFeature("reports");
        } else {
            ZoomCall.allowQuery(call, "page_size", "next_page_token");
        }
        String id = ZoomCall.sessionId(call);
        ZoomRun run = report ? reported(id) : past(id);
        // Zoom does not list somebody who was alone.
        List<ZoomStay> stays = run.people() < 2 ? List.of() : run.stays();
        return pages.page(call, "participants", stays, stay -> stay.inMeeting(report));
    }

    private FakeResponse listReported(Call call) {
        ZoomCall.allowQuery(call, "type", "from", "to", "page_size", "next_page_token");
        requireFeature("reports");
        String user = user(call);
        ZoomDays days = ZoomDays.of(call.request(), clock.instant());
        List<ZoomRun> found = runs.stream()
                .filter(run -> !run.isLive() && run.host().equals(user) && run.people() > 1)
                .filter(run -> days.contains(run.start()))
                .toList();
        return pages.page(call, "meetings", found, ZoomRun::asReport);
    }

    private FakeResponse listUsers(Call call) {
        ZoomCall.allowQuery(call, "status", "page_size", "next_page_token");
        return pages.page(call, "users", users, id -> Json.object().put("id", id));
    }

    private FakeResponse listLive(Call call) {
        ZoomCall.allowQuery(call, "type", "page_size", "next_page_token");
        String user = user(call);
        if (call.request().queryValue("type").filter("live"::equals).isEmpty()) {
            throw ZoomErrors.invalid("type", "Only live meetings are kept here.");
        }
        List<ZoomRun> found = runs.stream()
                .filter(run -> run.isLive() && run.host().equals(user))
                .toList();
        return pages.page(call, "meetings", found, ZoomRun::asMeeting);
    }

    private FakeResponse listPresent(Call call) {
        ZoomCall.allowQuery(call, "type", "page_size", "next_page_token");
        requireFeature("dashboards");
        String id = ZoomCall.sessionId(call);
        return pages.page(call, "participants", live(id).stays(), ZoomStay::onDashboard);
    }

    private FakeResponse getMeeting(Call call) {
        ZoomCall.allowQuery(call);
        String number = number(call);
        ZoomRun latest = runs.stream()
                .filter(run -> run.room().equals(number))
                .max(Comparator.comparing(ZoomRun::isLive).thenComparing(ZoomRun::start))
                .orElseThrow(() -> ZoomErrors.noMeeting(number));
        return Json.response(200, latest.asMeeting().put("status", latest.isLive() ? "started" : "waiting"));
    }

    private FakeResponse end(Call call) {
        ZoomCall.allowQuery(call);
        ZoomCall.requireEndBody(call);
        String number = number(call);
        live(number).end(clock.instant());
        return FakeResponse.empty(204);
    }

    private String user(Call call) {
        String user = call.variable("id");
        if (!users.contains(user)) {
            throw ZoomErrors.noUser(user);
        }
        return user;
    }

    private static String number(Call call) {
        String number = call.variable("id");
        if (!number.matches("[0-9]{1,19}")) {
            throw ZoomErrors.invalid("meetingId", "Invalid meeting id.");
        }
        return number;
    }

    private ZoomRun live(String id) {
        return runs.stream()
                .filter(run ->
                        run.isLive() && (run.id().equals(id) || run.room().equals(id)))
                .findFirst()
                .orElseThrow(() -> ZoomErrors.noMeeting(id));
    }

    /** The run that has ended with this UUID, or the latest one of this number. */
    private ZoomRun past(String id) {
        ZoomRun run = runs.stream()
                .filter(each ->
                        !each.isLive() && (each.id().equals(id) || each.room().equals(id)))
                .max(Comparator.comparing(ZoomRun::start))
                .orElseThrow(() -> ZoomErrors.noMeeting(id));
        Instant oldest = clock.instant().atOffset(ZoneOffset.UTC).minusYears(1).toInstant();
        if (run.start().isBefore(oldest)) {
            throw ZoomErrors.tooOld();
        }
        return run;
    }

    private ZoomRun reported(String id) {
        ZoomRun run = past(id);
        if (run.people() < 2) {
            throw ZoomErrors.noMeeting(id);
        }
        return run;
    }

    private void requireFeature(String feature) {
        if (missingFeatures.contains(feature)) {
            throw ZoomErrors.notInPlan(feature);
        }
    }
}
