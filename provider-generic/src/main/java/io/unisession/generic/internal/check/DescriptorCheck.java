package io.unisession.generic.internal.check;

import io.unisession.generic.internal.auth.Auth;
import io.unisession.generic.internal.document.DocumentNode;
import io.unisession.generic.internal.document.Faults;
import io.unisession.generic.internal.model.DescriptorModel;
import io.unisession.generic.internal.model.ErrorsModel;
import io.unisession.generic.internal.model.JoinTokenFields;
import io.unisession.generic.internal.model.Operation;
import io.unisession.generic.internal.model.OperationModel;
import io.unisession.generic.internal.model.ParticipantFields;
import io.unisession.generic.internal.model.SessionFields;
import io.unisession.spi.http.HttpPipeline;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The top of a descriptor. */
public final class DescriptorCheck {
    private static final List<String> KEYS =
            List.of("$schema", "id", "baseUrl", "auth", "operations", "models", "errors");
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*");

    private final Faults faults;
    private final NodeChecks expected;

    public DescriptorCheck(Faults faults) {
        this.faults = faults;
        this.expected = new NodeChecks(faults);
    }

    /** What the descriptor says, if there are no faults in it. */
    public Optional<DescriptorModel> check(DocumentNode node) {
        if (!expected.object(node, KEYS)) {
            return Optional.empty();
        }
        node.field("$schema").ifPresent(expected::text);
        Optional<String> id =
                expected.required(node, "id", "the name of the provider").flatMap(this::id);
        Optional<String> baseUrl =
                expected.required(node, "baseUrl", "the address of the service").flatMap(this::baseUrl);
        Auth auth = node.field("auth").map(new AuthCheck(expected)::auth).orElse(AuthCheck.NONE);
        Map<Operation, OperationModel> operations = expected.required(node, "operations", "getSession at least")
                .map(found -> operations(found, auth))
                .orElse(Map.of());
        Optional<DocumentNode> models = expected.required(
                        node, "models", "where responses have the fields of a session")
                .filter(found -> expected.object(found, List.of("session", "participant", "joinToken")));
        Optional<SessionFields> session = models.flatMap(
                        found -> expected.required(found, "session", "where responses have the fields of a session"))
                .map(new SessionCheck(expected)::session);
        ParticipantFields participant = models.flatMap(found -> found.field("participant"))
                .map(found -> participant(found, session, operations))
                .orElse(ParticipantFields.NONE);
        Optional<JoinTokenFields> joinToken =
                models.flatMap(found -> found.field("joinToken")).map(new JoinTokenCheck(expected)::joinToken);
        models.ifPresent(found -> requireTogether(found, operations));
        ErrorsModel errors =
                node.field("errors").map(new ErrorsCheck(expected)::errors).orElse(ErrorsModel.STANDARD);
        return faults.isEmpty()
                ? Optional.of(new DescriptorModel(
                        id.orElseThrow(),
                        baseUrl.orElseThrow(),
                        operations,
                        session.orElseThrow(),
                        participant,
                        joinToken,
                        errors))
                : Optional.empty();
    }

    private Optional<String> id(DocumentNode node) {
        Optional<String> id = expected.text(node);
        if (id.isPresent() && !ID.matcher(id.get()).matches()) {
            faults.add(
                    node.place(),
                    "found " + NodeChecks.quoted(id.get())
                            + ", but an id begins with a letter and has only a-z, 0-9 and hyphens");
        }
        return id;
    }

    private Optional<String> baseUrl(DocumentNode node) {
        Optional<String> baseUrl = expected.text(node);
        if (baseUrl.isPresent() && baseUrl.get().matches(".*[{}].*")) {
            faults.add(
                    node.place(),
                    "the base URL has no variables; an application sets another one with baseUrl(...) on the builder");
            return Optional.empty();
        }
        try {
            baseUrl.ifPresent(HttpPipeline::requireBaseUrl);
        } catch (IllegalArgumentException wrongUrl) {
            faults.add(node.place(), String.valueOf(wrongUrl.getMessage()));
        }
        return baseUrl;
    }

    private Map<Operation, OperationModel> operations(DocumentNode node, Auth auth) {
        Map<Operation, OperationModel> operations = new EnumMap<>(Operation.class);
        if (expected.object(
                node, Stream.of(Operation.values()).map(Operation::word).toList())) {
            expected.required(node, Operation.GET_SESSION.word(), "every provider gets sessions");
            OperationCheck check = new OperationCheck(expected);
            for (Operation operation : Operation.values()) {
                node.field(operation.word())
                        .flatMap(found -> check.operation(operation, found, auth))
                        .ifPresent(model -> operations.put(operation, model));
            }
        }
        return operations;
    }

    private ParticipantFields participant(
            DocumentNode node, Optional<SessionFields> session, Map<Operation, OperationModel> operations) {
        boolean listed = operations.containsKey(Operation.LIST_PARTICIPANTS);
        if (session.isPresent() && session.get().participants().isEmpty() && !listed) {
            faults.add(
                    node.place(),
                    "models.participant is of no use without models.session.participants, which says where the participants are,"
                            + " or operations.listParticipants");
        }
        return new ParticipantCheck(expected).participant(node);
    }

    private void requireTogether(DocumentNode models, Map<Operation, OperationModel> operations) {
        boolean asked = Optional.ofNullable(operations.get(Operation.GET_SESSION))
                .filter(OperationModel::withParticipants)
                .isPresent();
        if (asked && !operations.containsKey(Operation.LIST_PARTICIPANTS)) {
            faults.add(
                    models.place(),
                    "getSession has participantsFrom, but there is no operations.listParticipants to read them");
        }
        if (operations.containsKey(Operation.JOIN_TOKEN)
                != models.field("joinToken").isPresent()) {
            faults.add(
                    models.place(),
                    "operations.joinToken and models.joinToken need each other: what is asked, and where the response has the token");
        }
    }
}
