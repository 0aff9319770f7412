package io.unisession.bandwidth;

import io.unisession.Participant;
import io.unisession.ResponseMetadata;
import io.unisession.spi.http.JsonReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects the participants of one session from every field of the response that lists them: each id once, in order.
 */
final class ParticipantCollector {
    private final List<Participant> participants = new ArrayList<>();
    private final Set<String> ids = new LinkedHashSet<>();
    private final ResponseMetadata metadata;
    private boolean reported;

    ParticipantCollector(ResponseMetadata metadata) {
        this.metadata = metadata;
    }

    /** Adds the participants of one field; ignores a field that is not a list. */
    void readList(JsonReader json) throws IOException {
        if (!json.enterArray()) {
            return;
        }
        reported = true;
        while (json.nextElement()) {
            Participant participant = ParticipantMapping.neutral(json, metadata);
            // Without ids, nobody knows whether two participants are the same.
            if (participant != null && participant.id().map(ids::add).orElse(true)) {
                participants.add(participant);
            }
        }
    }

    /** The participants, or null if no field was a list. */
    @Nullable
    List<Participant> reported() {
        return reported ? participants : null;
    }

    /** The ids of the participants that have one. */
    List<String> ids() {
        return List.copyOf(ids);
    }
}
