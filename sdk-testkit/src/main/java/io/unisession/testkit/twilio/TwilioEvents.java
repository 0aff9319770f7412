package io.unisession.testkit.twilio;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The forms of Twilio's status callbacks. */
final class TwilioEvents {
    private final String accountSid;
    private final Consumer<String> sender;
    private int sequence;

    TwilioEvents(String accountSid, Consumer<String> sender) {
        this.accountSid = accountSid;
        this.sender = sender;
    }

    void created(TwilioRoom room) {
        send(form("room-created", room, room.createdAt()));
    }

    void ended(TwilioRoom room, Instant now) {
        Map<String, String> form = form("room-ended", room, now);
        form.put("RoomDuration", seconds(room.createdAt(), now));
        send(form);
    }

    void connected(TwilioRoom room, TwilioParticipant participant) {
        send(about(participant, form("participant-connected", room, participant.createdAt())));
    }

    void disconnected(TwilioRoom room, TwilioParticipant participant, Instant now) {
        Map<String, String> form = about(participant, form("participant-disconnected", room, now));
        form.put("ParticipantDuration", seconds(participant.createdAt(), now));
        send(form);
    }

    private static String seconds(Instant start, Instant end) {
        return Long.toString(Duration.between(start, end).toSeconds());
    }

    private Map<String, String> form(String event, TwilioRoom room, Instant now) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("AccountSid", accountSid);
        form.put("RoomName", room.name());
        form.put("RoomSid", room.sid());
        form.put("RoomStatus", room.status());
        form.put("RoomType", "group");
        form.put("StatusCallbackEvent", event);
        form.put("Timestamp", now.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", ".000Z"));
        form.put("SequenceNumber", Integer.toString(sequence));
        sequence++;
        return form;
    }

    private static Map<String, String> about(TwilioParticipant participant, Map<String, String> form) {
        form.put("ParticipantSid", participant.sid());
        form.put("ParticipantStatus", participant.status());
        form.put("ParticipantIdentity", participant.identity());
        return form;
    }

    private void send(Map<String, String> form) {
        sender.accept(form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&")));
    }
}
