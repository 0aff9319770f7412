package io.unisession.vendortests.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.security.RequestValidator;
import io.unisession.Secret;
import io.unisession.event.WebhookRequest;
import io.unisession.spi.event.FormParameters;
import io.unisession.spi.event.RejectedWebhookException;
import io.unisession.spi.event.UrlSignature;
import io.unisession.testkit.OutgoingEvent;
import io.unisession.testkit.SignedEvents;
import io.unisession.testkit.twilio.FakeTwilioVideo;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Twilio's own validator and ours accept the same requests. */
class RequestValidatorTest {
    private static final String TOKEN = "made-up-token";
    private static final String FORM =
            "StatusCallbackEvent=room-created&RoomName=Daily+Stand-up+%C3%A4%26%3D&RoomSid=RM1";

    private static boolean isValid(RequestValidator validator, WebhookRequest request) {
        Map<String, String> parameters = new HashMap<>();
        try {
            FormParameters.of(request)
                    .values()
                    .forEach((name, values) -> parameters.put(name, String.join("", values)));
        } catch (IOException noForm) {
            throw new AssertionError(noForm);
        }
        return validator.validate(
                request.url(), parameters, request.header("X-Twilio-Signature").orElseThrow());
    }

    private static boolean isAccepted(WebhookRequest request) {
        try {
            new UrlSignature("X-Twilio-Signature", List.of(Secret.of(TOKEN)), null).verify(request, Instant.now());
            return true;
        } catch (RejectedWebhookException rejected) {
            return false;
        }
    }

    @Test
    void signedForm_isValid_andNoOtherOne() {
        RequestValidator validator = new RequestValidator(TOKEN);
        WebhookRequest request = SignedEvents.twilioVideo(TOKEN)
                .to("https://hooks.example.com/twilio?room=1")
                .sign(FORM);

        assertThat(isValid(validator, request)).isTrue();
        assertThat(isValid(new RequestValidator("another-token"), request)).isFalse();
        assertThat(isValid(validator, request.withUrl("https://hooks.example.com/twilio?room=2")))
                .isFalse();
    }

    @Test
    void eventsOfTheFake_areValid() {
        try (FakeTwilioVideo fake = FakeTwilioVideo.start()) {
            fake.events().sendTo("https://hooks.example.com/twilio");
            fake.events().hold();
            fake.createRoom("team-room");
            fake.connect("team-room", "alice");
            fake.disconnect("team-room", "alice");

            RequestValidator validator = new RequestValidator(fake.authToken());
            assertThat(fake.events().held())
                    .hasSize(3)
                    .map(OutgoingEvent::request)
                    .allMatch(request -> isValid(validator, request));
        }
    }

    /** Twilio signs with or without the port, and its validator takes both. */
    @Test
    void url_isReadAsTheValidatorReadsIt() {
        RequestValidator validator = new RequestValidator(TOKEN);
        List<String> urls = List.of(
                "https://hooks.example.com/twilio",
                "https://hooks.example.com:443/twilio",
                "https://hooks.example.com:8443/twilio",
                "http://hooks.example.com:80/twilio",
                "http://hooks.example.com/twilio?a=1");
        for (String signed : urls) {
            WebhookRequest request = SignedEvents.twilioVideo(TOKEN).to(signed).sign(FORM);
            for (String arrived : urls) {
                assertThat(isAccepted(request.withUrl(arrived)))
                        .as("%s as %s", signed, arrived)
                        .isEqualTo(isValid(validator, request.withUrl(arrived)));
            }
        }
    }
}
