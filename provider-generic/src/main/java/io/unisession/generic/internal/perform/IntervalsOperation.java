package io.unisession.generic.internal.perform;

import io.unisession.Interval;
import io.unisession.Participant;
import io.unisession.error.NotFoundException;
import io.unisession.generic.internal.model.Operation;
import io.unisession.generic.internal.model.OperationModel;
import io.unisession.generic.internal.template.Values;
import io.unisession.generic.internal.template.Variable;
import io.unisession.spi.http.CallSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Reads the intervals of participants, where the service has a list for each. */
final class IntervalsOperation {
    private final OperationModel.Parts parts;
    private final ListOperation<Interval> list;

    IntervalsOperation(DescribedClient client) {
        this.parts = client.descriptor()
                .operation(Operation.LIST_INTERVALS)
                .orElseThrow()
                .parts();
        this.list = new ListOperation<>(
                client,
                List.of(new ListOperation.Part<>(
                        client.request(Operation.LIST_INTERVALS),
                        client.descriptor().intervalList())));
    }

    /** The participants with their intervals. Those beyond the limit keep their times from the list. */
    List<Participant> completed(CallSequence calls, Values session, List<Participant> participants) {
        int limit = Math.min(parts.most(), participants.size());
        List<Participant> all = new ArrayList<>(calls.forEach(
                participants.subList(0, limit),
                parts.atOnce(),
                (branch, participant) -> completed(branch, session, participant)));
        IntStream.range(limit, participants.size())
                .mapToObj(participants::get)
                .map(IntervalsOperation::unread)
                .forEach(all::add);
        return all;
    }

    /** The participant with the times of the list. */
    private static Participant unread(Participant participant) {
        return ParticipantMapper.copy(participant, participant.intervals(), List.of("intervals"));
    }

    private Participant completed(CallSequence calls, Values session, Participant participant) {
        if (participant.id().isEmpty()) {
            return participant;
        }
        try {
            Values values =
                    session.with(Variable.PARTICIPANT_ID, participant.id().get());
            List<Interval> intervals = list.all(values, calls);
            return intervals.isEmpty() ? participant : ParticipantMapper.copy(participant, intervals, List.of());
        } catch (NotFoundException notReported) {
            return participant;
        } catch (IllegalArgumentException cannotBeSent) {
            // An id that the participant may have chosen, such as "..": it must not hide the others.
            return unread(participant);
        }
    }
}
