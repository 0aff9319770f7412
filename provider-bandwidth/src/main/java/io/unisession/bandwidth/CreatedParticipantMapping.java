package io.unisession.bandwidth;

import io.unisession.Secret;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.JsonReader;
import io.unisession.spi.http.ResponseMapper;
import io.unisession.spi.http.UnusableResponseException;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Maps the response to one request that creates a participant. Remembers the participant's id even if the rest is
 * unusable, since the participant then exists nonetheless.
 */
final class CreatedParticipantMapping implements ResponseMapper<CreatedParticipant> {
    /** Ids that can be part of a message. Bandwidth's are UUIDs. */
    private static final Pattern PRINTABLE = Pattern.compile("[!-~]{1,100}");

    private @Nullable String participantId;

    @Override
    public CreatedParticipant map(ApiResponse response) throws IOException {
        BandwidthParticipant participant = null;
        String token = null;
        JsonReader json = response.json();
        if (json.enterObject()) {
            while (json.nextField()) {
                switch (json.field()) {
                    case "participant" -> {
                        participant = ParticipantMapping.providerValue(json, response.metadata());
                        participantId =
                                participant == null ? null : participant.id().orElse(null);
                    }
                    case "token" -> token = json.id();
                    default -> {}
                }
            }
        }
        if (token == null) {
            throw new UnusableResponseException(printableId()
                    .map(id -> "the new participant " + id + " has no token")
                    .orElse("it has no token"));
        }
        return new CreatedParticipant(ParticipantMapping.requireId(participant), Secret.of(token), response.document());
    }

    private Optional<String> printableId() {
        return participantId().filter(id -> PRINTABLE.matcher(id).matches());
    }

    /** The participant's id, or empty if the response has none. */
    Optional<String> participantId() {
        return Optional.ofNullable(participantId);
    }
}
