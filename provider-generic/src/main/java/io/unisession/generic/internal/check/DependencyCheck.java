package io.unisession.generic.internal.check;

import static java.util.stream.Collectors.toSet;

import io.unisession.generic.internal.document.DocumentNode;
import io.unisession.generic.internal.model.ArtifactModel;
import io.unisession.generic.internal.model.Operation;
import io.unisession.generic.internal.model.OperationModel;
import io.unisession.generic.internal.model.Pointer;
import io.unisession.generic.internal.model.SessionModel;
import io.unisession.generic.internal.template.JwtTemplate;
import io.unisession.generic.internal.template.Variable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the parts of a descriptor need of each other. A part whose own error is reported already is not reported as missing
 * too, so this comes after all parts have been checked.
 */
final class DependencyCheck {
    private final NodeChecks checks;
    private final DocumentNode descriptor;
    private final DocumentNode models;
    /** Those without errors. */
    private final Map<Operation, OperationModel> operations;

    /** @param models the key {@code models} of the descriptor */
    DependencyCheck(
            NodeChecks checks,
            DocumentNode descriptor,
            DocumentNode models,
            Map<Operation, OperationModel> operations) {
        this.checks = checks;
        this.descriptor = descriptor;
        this.models = models;
        this.operations = operations;
    }

    private boolean has(Operation operation) {
        return operations.containsKey(operation);
    }

    /** Whether an operation is not declared, not even wrongly. */
    private boolean lacks(Operation operation) {
        return !has(operation)
                && descriptor
                        .field("operations")
                        .filter(declared -> !checks.isReported(declared, operation.word()))
                        .isPresent();
    }

    /** Whether an object does not have a key, not even wrongly. */
    private boolean lacks(DocumentNode object, String key) {
        return object.field(key).isEmpty() && !checks.isReported(object, key);
    }

    private void report(DocumentNode where, String message) {
        checks.faults().add(where.location(), message);
    }

    /** Reports operations without what they need, and what no operation needs. */
    void requireOperations(Optional<SessionModel> session) {
        requireParticipants(session);
        requireIntervals();
        requireBoth(Operation.JOIN_TOKEN, "joinToken");
        requireBoth(Operation.LIST_RECORDINGS, "recording");
        requireBoth(Operation.LIST_TRANSCRIPTS, "transcript");
        requireBoth(Operation.RECORDING_LINK, "recordingLink");
        requireBoth(Operation.TRANSCRIPT_LINK, "transcriptLink");
        requireDownload(Operation.RECORDING_LINK, Operation.LIST_RECORDINGS);
        requireDownload(Operation.TRANSCRIPT_LINK, Operation.LIST_TRANSCRIPTS);
        if (descriptor.field("filesFrom").isPresent()
                && lacks(Operation.LIST_RECORDINGS)
                && lacks(Operation.LIST_TRANSCRIPTS)) {
            report(
                    descriptor,
                    "\"filesFrom\" is unused: declare operations.listRecordings or operations.listTranscripts");
        }
    }

    private void requireParticipants(Optional<SessionModel> session) {
        boolean readsParticipants = Optional.ofNullable(operations.get(Operation.GET_SESSION))
                .filter(OperationModel::withParticipants)
                .isPresent();
        if (readsParticipants && lacks(Operation.LIST_PARTICIPANTS)) {
            report(models, "getSession uses participantsFrom, but there is no operations.listParticipants");
        }
        boolean inSession = session.isEmpty()
                || models.field("session")
                        .filter(fields -> lacks(fields, "participants"))
                        .isEmpty();
        models.field("participant")
                .filter(unused -> !inSession && lacks(Operation.LIST_PARTICIPANTS))
                .ifPresent(
                        unused -> report(
                                unused,
                                "models.participant is unused; declare models.session.participants or operations.listParticipants"));
    }

    private void requireBoth(Operation operation, String model) {
        boolean hasModel = models.field(model).isPresent();
        if ((has(operation) && lacks(models, model)) || (hasModel && lacks(operation))) {
            report(models, "operations." + operation.word() + " and models." + model + " must be declared together");
        }
    }

    /** Files are downloaded only from known hosts, and only of what is listed. */
    private void requireDownload(Operation link, Operation listing) {
        if (has(link) && (lacks(descriptor, "filesFrom") || lacks(listing))) {
            report(
                    descriptor,
                    "operations." + link.word() + " needs operations." + listing.word()
                            + ", and \"filesFrom\", the origins from which files may be downloaded");
        }
    }

    /** Intervals are in the participant's object, or in a list of their own. */
    private void requireIntervals() {
        boolean listed = has(Operation.LIST_INTERVALS);
        if (listed && lacks(Operation.LIST_PARTICIPANTS)) {
            report(
                    models,
                    "operations.listIntervals is unused: intervals are read for the participants of listParticipants");
            return;
        }
        Optional<DocumentNode> participant = models.field("participant");
        Optional<DocumentNode> intervals = participant.flatMap(found -> found.field("intervals"));
        boolean hasItems =
                intervals.filter(found -> found.field("items").isPresent()).isPresent();
        boolean lacksIntervals =
                participant.map(found -> lacks(found, "intervals")).orElseGet(() -> lacks(models, "participant"));
        if (listed && (lacksIntervals || hasItems)) {
            report(
                    models,
                    "operations.listIntervals needs models.participant.intervals, which says what an item has; omit its \"items\"");
        } else if (intervals.isPresent() && lacks(Operation.LIST_INTERVALS) && !hasItems) {
            checks.required(
                    intervals.get(),
                    "items",
                    "where a participant has the array of intervals; or declare operations.listIntervals");
        }
    }

    /** Of a room, those of its other sessions are listed too, and must be known. */
    void requireOfSession(Operation operation, String name, Optional<ArtifactModel> model) {
        boolean byRoom = Optional.ofNullable(operations.get(operation))
                .filter(found -> found.variables().noneMatch(Variable.SESSION_ID::equals))
                .isPresent();
        if (byRoom
                && model.isPresent()
                && models.field(name)
                        .filter(fields -> lacks(fields, "sessionId"))
                        .isPresent()) {
            report(
                    models,
                    operation.word() + " lists by room, so models." + name
                            + " needs \"sessionId\": what belongs to other sessions of the room is left out");
        }
    }

    /** Reports fields of the session that a request needs and no response has. */
    void requireFieldsOfSession(SessionModel session, Optional<JwtTemplate> signedJoinToken) {
        SessionModel read = Optional.ofNullable(operations.get(Operation.GET_SESSION))
                .flatMap(OperationModel::session)
                .orElse(session);
        operations.forEach((operation, model) -> {
            if (operation.readsSessionFirst()) {
                requireFields(operation, model.variables().collect(toSet()), read);
            }
            requireParts(operation, model, read.id().size());
        });
        signedJoinToken.ifPresent(
                jwt -> requireFields(Operation.JOIN_TOKEN, jwt.variables().collect(toSet()), read));
    }

    private void requireFields(Operation operation, Set<Variable> used, SessionModel session) {
        requireField(operation, Variable.ROOM_ID, used, session.roomId());
        requireField(operation, Variable.LABEL, used, session.label());
    }

    private void requireField(Operation operation, Variable field, Set<Variable> used, List<Pointer.ToText> pointers) {
        if (used.contains(field) && pointers.isEmpty() && !isReportedOfSession(field.word())) {
            report(models, operation.word() + " uses " + field + ", but there is no models.session." + field.word());
        }
    }

    /** Reports parts of the session's id that the id does not have. */
    private void requireParts(Operation operation, OperationModel model, int parts) {
        model.request()
                .written()
                .filter(written -> written.variable() == Variable.SESSION_ID && written.part() > 0)
                .filter(written -> parts == 1 || written.part() > parts)
                .filter(written -> !isReportedOfSession("id"))
                .findFirst()
                .ifPresent(written -> report(
                        models,
                        operation.word() + " uses part " + written.part() + " of " + Variable.SESSION_ID
                                + ", but models.session.id does not have that many \"parts\""));
    }

    /** Whether an error is reported of where a session has a field: for all responses, or for those of getSession. */
    private boolean isReportedOfSession(String field) {
        Optional<DocumentNode> ofGetSession = descriptor
                .field("operations")
                .flatMap(declared -> declared.field(Operation.GET_SESSION.word()))
                .flatMap(declared -> declared.field("model"));
        return models.field("session")
                        .filter(fields -> checks.isReported(fields, field))
                        .isPresent()
                || ofGetSession
                        .filter(fields -> checks.isReported(fields, field))
                        .isPresent();
    }
}
