package io.unisession.generic.internal.check;

import io.unisession.generic.internal.auth.Auth;
import io.unisession.generic.internal.document.DocumentNode;
import io.unisession.generic.internal.document.Faults;
import io.unisession.generic.internal.model.ArtifactModel;
import io.unisession.generic.internal.model.DescriptorModel;
import io.unisession.generic.internal.model.Operation;
import io.unisession.generic.internal.model.OperationModel;
import io.unisession.generic.internal.model.ParticipantModel;
import io.unisession.generic.internal.model.SessionModel;
import io.unisession.generic.internal.model.WebhookModel;
import io.unisession.generic.internal.template.JwtTemplate;
import io.unisession.generic.internal.template.Template;
import io.unisession.spi.http.HttpPipeline;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A whole descriptor. */
public final class DescriptorCheck {
    private static final List<String> KEYS = List.of(
            "$schema",
            "id",
            "baseUrl",
            "settingsPrefix",
            "auth",
            "headers",
            "result",
            "paging",
            "operations",
            "models",
            "filesFrom",
            "errors",
            "webhooks");
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]*");

    /** A setting can only be the first part of the host, so that no value leads to another service. */
    private static final Pattern BASE_URL = Pattern.compile("(?:https://\\$\\{[^{}]*}\\.)?[^{}]*");

    private static final Pattern NUMBER_AND_LETTERS = Pattern.compile("[0-9]+[a-z].*");

    private static final Pattern PREFIX = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*[_.-]");

    private final Faults faults;
    private final NodeChecks checks;

    public DescriptorCheck(Faults faults) {
        this.faults = faults;
        this.checks = new NodeChecks(faults);
    }

    /** What the descriptor says; empty after an error. */
    public Optional<DescriptorModel> check(DocumentNode node) {
        if (!checks.object(node, KEYS)) {
            return Optional.empty();
        }
        node.field("$schema").ifPresent(checks::text);
        Optional<String> id =
                checks.required(node, "id", "the id of the provider").flatMap(this::id);
        Optional<Template.Text> baseUrl =
                checks.required(node, "baseUrl", "the address of the service").flatMap(this::baseUrl);
        Optional<String> settingsPrefix =
                node.field("settingsPrefix").flatMap(found -> settingsPrefix(found, id.orElse("")));
        if (id.filter(found -> Character.isDigit(found.charAt(0))).isPresent() && settingsPrefix.isEmpty()) {
            checks.required(
                    node,
                    "settingsPrefix",
                    "the names of environment variables cannot begin with a digit, as the id does");
        }
        Auth auth = node.field("auth").map(new AuthCheck(checks)::auth).orElse(AuthCheck.NONE);
        Map<Operation, OperationModel> operations = checks.required(
                        node, "operations", "at least getSession or listSessions")
                .map(found -> operations(node, found, auth))
                .orElse(Map.of());
        Optional<JwtTemplate> signedJoinToken =
                node.field("operations").flatMap(DescriptorCheck::signed).flatMap(this::signedJoinToken);
        ModelsCheck check = new ModelsCheck(checks);
        Optional<DocumentNode> models = checks.required(node, "models", "where responses have the fields of a session")
                .filter(found -> checks.object(
                        found,
                        List.of(
                                "session",
                                "participant",
                                "joinToken",
                                "recording",
                                "transcript",
                                "recordingLink",
                                "transcriptLink")));
        Optional<SessionModel> session = models.flatMap(
                        found -> checks.required(found, "session", "where responses have the fields of a session"))
                .map(check::session);
        ParticipantModel participant = models.flatMap(found -> found.field("participant"))
                .map(check::participant)
                .orElse(ParticipantModel.NONE);
        Optional<DescriptorModel.JoinToken> joinToken =
                models.flatMap(found -> found.field("joinToken")).map(check::joinToken);
        ArtifactCheck artifacts = new ArtifactCheck(checks);
        Optional<ArtifactModel> recording =
                models.flatMap(found -> found.field("recording")).map(artifacts::recording);
        Optional<ArtifactModel> transcript =
                models.flatMap(found -> found.field("transcript")).map(artifacts::transcript);
        Optional<ArtifactModel.Link> recordingLink =
                models.flatMap(found -> found.field("recordingLink")).map(artifacts::link);
        Optional<ArtifactModel.Link> transcriptLink =
                models.flatMap(found -> found.field("transcriptLink")).map(artifacts::link);
        Optional<List<String>> filesFrom = node.field("filesFrom").map(artifacts::origins);
        models.ifPresent(found -> {
            DependencyCheck dependencies = new DependencyCheck(checks, node, found, operations);
            dependencies.requireOperations(session);
            dependencies.requireOfSession(Operation.LIST_RECORDINGS, "recording", recording);
            dependencies.requireOfSession(Operation.LIST_TRANSCRIPTS, "transcript", transcript);
            session.ifPresent(fields -> dependencies.requireFieldsOfSession(fields, signedJoinToken));
        });
        DescriptorModel.Errors errors =
                node.field("errors").map(new ErrorsCheck(checks)::errors).orElse(DescriptorModel.Errors.STANDARD);
        Optional<WebhookModel> webhooks = node.field("webhooks").flatMap(new WebhookCheck(checks)::webhooks);
        return faults.isEmpty()
                ? Optional.of(new DescriptorModel(
                        id.orElseThrow(),
                        baseUrl.orElseThrow(),
                        settingsPrefix.orElseGet(() -> DescriptorModel.settingsPrefix(id.orElseThrow())),
                        auth,
                        operations,
                        signedJoinToken,
                        session.orElseThrow(),
                        participant,
                        joinToken,
                        recording,
                        transcript,
                        recordingLink,
                        transcriptLink,
                        filesFrom,
                        errors,
                        webhooks))
                : Optional.empty();
    }

    private Optional<String> id(DocumentNode node) {
        Optional<String> id = checks.text(node);
        if (id.isPresent() && !ID.matcher(id.get()).matches()) {
            faults.add(
                    node.location(),
                    "invalid id " + NodeChecks.quoted(id.get())
                            + ": use lowercase letters, digits and hyphens, beginning with a letter or digit");
        }
        return id;
    }

    /** It has the first word of the id, so that a descriptor cannot take the prefix of others. */
    private Optional<String> settingsPrefix(DocumentNode node, String id) {
        Optional<String> prefix = checks.text(node);
        String word = id.split("-", 2)[0];
        if (prefix.isPresent() && !PREFIX.matcher(prefix.get()).matches()) {
            faults.add(node.location(), "expected the beginning of a setting's name, such as ACME_");
        } else if (prefix.isPresent() && !hasWord(prefix.get(), word)) {
            faults.add(node.location(), "the prefix must contain the first word of the id, " + NodeChecks.quoted(word));
        }
        return prefix;
    }

    /**
     * Whether a prefix has a whole word. One such as {@code 100ms} may follow letters, without which it is no name; a
     * mere number may not, because it also ends the names of others, such as {@code S3}.
     */
    private static boolean hasWord(String prefix, String word) {
        boolean mayFollowLetters = NUMBER_AND_LETTERS.matcher(word).matches();
        return Stream.of(prefix.toLowerCase(Locale.ROOT).split("[_.-]"))
                .anyMatch(each -> each.equals(word) || (mayFollowLetters && each.endsWith(word)));
    }

    private Optional<Template.Text> baseUrl(DocumentNode node) {
        Optional<String> text = checks.text(node);
        if (text.isPresent() && !BASE_URL.matcher(text.get()).matches()) {
            faults.add(
                    node.location(),
                    "the only placeholder that the base URL can have is a setting as the first part of the host, as in"
                            + " https://${env:ACME_TENANT}.acme.example; applications override the URL with baseUrl(...) on the builder");
            return Optional.empty();
        }
        Optional<Template.Text> baseUrl =
                text.flatMap(url -> TemplateCheck.ofBaseUrl(checks).parse(node, url));
        try {
            baseUrl.map(Template.Text::withAnySettings).ifPresent(HttpPipeline::requireBaseUrl);
        } catch (IllegalArgumentException wrongUrl) {
            faults.add(node.location(), String.valueOf(wrongUrl.getMessage()));
        }
        return baseUrl;
    }

    private Map<Operation, OperationModel> operations(DocumentNode descriptor, DocumentNode node, Auth auth) {
        Map<Operation, OperationModel> operations = new EnumMap<>(Operation.class);
        if (checks.object(
                node, Stream.of(Operation.values()).map(Operation::word).toList())) {
            CommonKeys common = new CommonKeys(checks, descriptor);
            Map<String, Template.Text> headers = descriptor
                    .field("headers")
                    .map(found -> RequestCheck.headers(found, checks, TemplateCheck.ofHeaders(checks)))
                    .orElse(Map.of());
            Map<String, DocumentNode> models =
                    descriptor.field("models").map(DocumentNode::fields).orElse(Map.of());
            OperationCheck check = new OperationCheck(checks, headers, models);
            for (Operation operation : Operation.values()) {
                node.field(operation.word())
                        .filter(found -> operation != Operation.JOIN_TOKEN
                                || signed(node).isEmpty())
                        .map(found -> common.operation(operation, found))
                        .flatMap(found -> check.operation(operation, found, auth))
                        .ifPresent(model -> operations.put(operation, model));
            }
            if (node.field(Operation.GET_SESSION.word()).isEmpty()) {
                searched(node, operations).ifPresent(model -> operations.put(Operation.GET_SESSION, model));
            }
        }
        return operations;
    }

    /** Without {@code getSession}, sessions are searched in the list. */
    private Optional<OperationModel> searched(DocumentNode node, Map<Operation, OperationModel> operations) {
        Optional<OperationModel> search =
                Optional.ofNullable(operations.get(Operation.LIST_SESSIONS)).flatMap(OperationModel::search);
        boolean isWrong = node.field(Operation.LIST_SESSIONS.word()).isPresent()
                && !operations.containsKey(Operation.LIST_SESSIONS);
        if (search.isEmpty() && !isWrong) {
            checks.required(
                    node,
                    Operation.GET_SESSION.word(),
                    "every descriptor needs it, unless listSessions can be searched: without a variable in its path, and without"
                            + " \"window\"");
        }
        return search;
    }

    /** The operation {@code joinToken}, if no request is sent for it. */
    private static Optional<DocumentNode> signed(DocumentNode operations) {
        return operations
                .field(Operation.JOIN_TOKEN.word())
                .filter(operation -> operation.field("sign").isPresent());
    }

    private Optional<JwtTemplate> signedJoinToken(DocumentNode operation) {
        checks.object(operation, List.of("sign"));
        return operation.field("sign").filter(checks::anyObject).flatMap(new TokenCheck(checks)::joinToken);
    }
}
