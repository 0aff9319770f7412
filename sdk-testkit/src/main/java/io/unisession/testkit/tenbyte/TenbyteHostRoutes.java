package io.unisession.testkit.tenbyte;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.Call;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.RouteTable;
import io.unisession.testkit.internal.Json;
import java.util.function.Function;

/** What a host does: open rooms, create sessions in them, start them and change them. */
final class TenbyteHostRoutes {

    private static final String ROOMS = "/v1/webinar/rooms";
    private static final String SESSIONS = "/v1/webinar/sessions";
    private static final String SESSION = SESSIONS + "/{id}";

    private final TenbyteState state;
    private final TenbyteEnvelope envelope;
    private final Function<Call.Handler, Call.Handler> needsCredential;

    TenbyteHostRoutes(
            TenbyteState state, TenbyteEnvelope envelope, Function<Call.Handler, Call.Handler> needsCredential) {
        this.state = state;
        this.envelope = envelope;
        this.needsCredential = needsCredential;
    }

    void addTo(RouteTable routes) {
        routes.on("POST", ROOMS, needsCredential.apply(this::createRoom))
                .on("POST", ROOMS + "/{id}/sessions", needsCredential.apply(this::createSession))
                .on("GET", SESSIONS + "/stats", needsCredential.apply(call -> envelope.of(200, state.counts())))
                .on("POST", SESSION + "/start", needsCredential.apply(this::goLive))
                .on("POST", SESSION + "/go_live", needsCredential.apply(this::goLive))
                .on("PATCH", SESSION + "/reschedule", needsCredential.apply(this::reschedule))
                .on("PATCH", SESSION + "/settings", needsCredential.apply(this::changeSettings));
    }

    private FakeResponse createRoom(Call call) {
        TenbyteForm form = TenbyteForm.of(call).requireTitle().only("title", "description", "analytics");
        ObjectNode data = Json.object();
        data.set("room", state.createRoom(form.fields()));
        return envelope.of(201, data);
    }

    private FakeResponse createSession(Call call) {
        TenbyteForm form = TenbyteForm.of(call)
                .requireTitle()
                .requireUuid("preset_id")
                .mode()
                .time("scheduled_start_time")
                .only("title", "description", "mode", "scheduled_start_time", "preset_id");
        TenbyteSession created = state.createSession(call.variable("id"), form.fields());
        ObjectNode data = Json.object();
        data.set("session", created.fields());
        return envelope.of(
                201,
                data.put("rtmp_url", "rtmp://ingest.example/live").put("stream_key", "made-up-key-of-" + created.id()));
    }

    /**
     * How {@code start} and {@code go_live} differ is not documented, nor what they do to a session that is live or
     * over. Here, nothing happens to a live one, and one that is over is rejected.
     */
    private FakeResponse goLive(Call call) {
        TenbyteSession session = state.session(call.variable("id"));
        if (session.has("ended") || session.has("expired")) {
            return TenbyteErrors.badRequest();
        }
        if (!session.has("live")) {
            state.goLive(session);
        }
        ObjectNode data = Json.object();
        data.set("session", session.fields());
        data.put("livekit_token", "made-up-livekit-token-of-" + session.id());
        data.putObject("rtmp")
                .put("ingress_id", "made-up-ingress")
                .put("url", "rtmp://ingest.example/live")
                .put("stream_key", "made-up-key-of-" + session.id());
        ObjectNode setup = data.putObject("rtmp_setup")
                .put("server", "rtmp://ingest.example/live")
                .put("stream_key", "made-up-key-of-" + session.id());
        setup.putObject("instructions")
                .put("step1", "Open")
                .put("step2", "Paste")
                .put("step3", "Stream");
        return envelope.of(200, data.put("whip_url", "https://ingest.example/whip"));
    }

    private FakeResponse reschedule(Call call) {
        TenbyteSession session = state.session(call.variable("id"));
        TenbyteForm form = TenbyteForm.of(call)
                .require("scheduled_start_time")
                .time("scheduled_start_time")
                .only("scheduled_start_time");
        state.change(session, form.fields());
        return envelope.withoutData();
    }

    /** The settings become the fields {@code ..._override} of the session, going by their names. */
    private FakeResponse changeSettings(Call call) {
        TenbyteSession session = state.session(call.variable("id"));
        TenbyteForm form = TenbyteForm.of(call)
                .flag("chat_enabled")
                .flag("stage_enabled")
                .wholeNumber("max_join_limit")
                .only("chat_enabled", "stage_enabled", "max_join_limit");
        ObjectNode overrides = Json.object();
        form.fields().properties().forEach(field -> overrides.set(field.getKey() + "_override", field.getValue()));
        state.change(session, overrides);
        return envelope.withoutData();
    }
}
