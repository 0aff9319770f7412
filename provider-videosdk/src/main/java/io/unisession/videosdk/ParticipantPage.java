package io.unisession.videosdk;

import io.unisession.Page;
import io.unisession.Participant;
import io.unisession.http.Answer;
import io.unisession.http.JsonReader;
import io.unisession.http.PageNumbers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of participants: they are in a session, and that is {@code data} itself, the only element of {@code data}, or
 * the whole answer. The
 * counts of {@code pageInfo} are of participants in all of these.
 */
final class ParticipantPage {
    private final PageInfo info;
    private @Nullable List<Participant> participants;

    private ParticipantPage(long requestedPage) {
        this.info = new PageInfo(requestedPage);
    }

    static Page<Participant> read(Answer answer, long requestedPage) throws IOException {
        ParticipantPage page = new ParticipantPage(requestedPage);
        page.read(answer.json());
        if (page.participants == null) {
            throw new IllegalStateException("it says nothing of participants");
        }
        return PageNumbers.page(
                page.participants, page.info.currentPage(), page.info.lastPage(), page.info.total(), answer.metadata());
    }

    private void read(JsonReader json) throws IOException {
        if (json.enterArray()) {
            // Nobody is in a session that is not shown.
            participants = new ArrayList<>();
            while (json.nextElement()) {
                List<Participant> before = participants;
                participants = null;
                read(json);
                if (participants == null) {
                    throw new IllegalStateException("a session in it says nothing of participants");
                }
                participants.addAll(0, before);
            }
        } else if (json.enterObject()) {
            while (json.nextField()) {
                switch (json.field()) {
                    case "pageInfo", "pagination" -> info.read(json);
                    case "data" -> read(json);
                    case "participants" -> participants = ParticipantMapping.participants(json);
                    default -> {}
                }
            }
        }
    }
}
