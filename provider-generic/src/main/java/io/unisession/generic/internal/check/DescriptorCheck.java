package io.unisession.generic.internal.check;

import io.unisession.generic.internal.auth.Auth;
import io.unisession.generic.internal.document.DocumentNode;
import io.unisession.generic.internal.document.Faults;
import io.unisession.generic.internal.model.DescriptorModel;
import io.unisession.generic.internal.model.OperationModel;
import io.unisession.generic.internal.model.ParticipantFields;
import io.unisession.generic.internal.model.SessionFields;
import io.unisession.http.ErrorFormat;
import io.unisession.http.HttpPipeline;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The top of a descriptor. */
public final class DescriptorCheck {
    private static final List<String> KEYS = List.of("id", "baseUrl", "auth", "operations", "models", "errors");
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*");

    private final Faults faults;
    private final Expected expected;

    public DescriptorCheck(Faults faults) {
        this.faults = faults;
        this.expected = new Expected(faults);
    }

    /** What the descriptor says, if there are no faults in it. */
    public Optional<DescriptorModel> check(DocumentNode node) {
        if (!expected.object(node, KEYS)) {
            return Optional.empty();
        }
        Optional<String> id =
                expected.required(node, "id", "the name of the provider").flatMap(this::id);
        Optional<String> baseUrl =
                expected.required(node, "baseUrl", "the address of the service").flatMap(this::baseUrl);
        Auth auth = node.field("auth").map(new AuthCheck(expected)::auth).orElse(AuthCheck.NONE);
        Optional<DocumentNode> operations = expected.required(node, "operations", "getSession at least")
                .filter(found -> expected.object(found, List.of("getSession", "endSession")));
        Optional<OperationModel> getSession = operations
                .flatMap(found -> expected.required(found, "getSession", "every provider gets sessions"))
                .flatMap(found -> new OperationCheck(expected).reading("getSession", found, auth));
        Optional<OperationModel> endSession = operations
                .flatMap(found -> found.field("endSession"))
                .flatMap(found -> new OperationCheck(expected).changing("endSession", found, auth));
        Optional<DocumentNode> models = expected.required(node, "models", "where answers have the fields of a session")
                .filter(found -> expected.object(found, List.of("session", "participant")));
        Optional<SessionFields> session = models.flatMap(
                        found -> expected.required(found, "session", "where answers have the fields of a session"))
                .map(new SessionCheck(expected)::session);
        ParticipantFields participant = models.flatMap(found -> found.field("participant"))
                .map(found -> participant(found, session))
                .orElse(ParticipantFields.NONE);
        ErrorFormat errors =
                node.field("errors").map(new ErrorsCheck(expected)::errors).orElse(ErrorFormat.standard());
        return faults.isEmpty()
                ? Optional.of(new DescriptorModel(
                        id.orElseThrow(),
                        baseUrl.orElseThrow(),
                        getSession.orElseThrow(),
                        endSession.orElse(null),
                        session.orElseThrow(),
                        participant,
                        errors))
                : Optional.empty();
    }

    private Optional<String> id(DocumentNode node) {
        Optional<String> id = expected.text(node);
        if (id.isPresent() && !ID.matcher(id.get()).matches()) {
            faults.add(
                    node.place(),
                    "found \"" + id.get() + "\", but an id begins with a letter and has only a-z, 0-9 and hyphens");
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

    private ParticipantFields participant(DocumentNode node, Optional<SessionFields> session) {
        if (session.isPresent() && session.get().participants().isEmpty()) {
            faults.add(
                    node.place(),
                    "models.participant is of no use without models.session.participants, which says where the participants are");
        }
        return new ParticipantCheck(expected).participant(node);
    }
}
