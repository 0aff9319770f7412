package io.unisession.generic.internal.model;

import io.unisession.SessionStatus;
import io.unisession.generic.internal.auth.Auth;
import io.unisession.generic.internal.auth.OAuth2Auth;
import io.unisession.generic.internal.template.JwtTemplate;
import io.unisession.generic.internal.template.SettingReference;
import io.unisession.generic.internal.template.SettingReference.Source;
import io.unisession.generic.internal.template.Template;
import io.unisession.spi.http.ErrorFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything a descriptor says.
 *
 * @param baseUrl the address of the service; its host may begin with a setting
 * @param settingsPrefix how the names of the settings begin that it may read from system properties and the environment
 * @param auth how requests are authenticated unless an operation says otherwise
 * @param operations the declared operations; {@code getSession} is always among them
 * @param signedJoinToken the join token that is signed here, if the service takes such tokens
 * @param joinToken present if the {@code joinToken} operation is declared
 * @param recording present if the {@code listRecordings} operation is declared
 * @param transcript present if the {@code listTranscripts} operation is declared
 * @param recordingLink present if the {@code recordingLink} operation is declared
 * @param transcriptLink present if the {@code transcriptLink} operation is declared
 * @param filesFrom the origins of the files of recordings and transcripts; empty if they cannot be downloaded
 * @param webhooks present if the service sends events to webhooks
 */
public record DescriptorModel(
        String id,
        Template.Text baseUrl,
        String settingsPrefix,
        Auth auth,
        Map<Operation, OperationModel> operations,
        Optional<JwtTemplate> signedJoinToken,
        SessionModel session,
        ParticipantModel participant,
        Optional<JoinToken> joinToken,
        Optional<ArtifactModel> recording,
        Optional<ArtifactModel> transcript,
        Optional<ArtifactModel.Link> recordingLink,
        Optional<ArtifactModel.Link> transcriptLink,
        Optional<List<String>> filesFrom,
        Errors errors,
        Optional<WebhookModel> webhooks) {
    /** How the names of settings begin unless a descriptor says otherwise. */
    public static String settingsPrefix(String id) {
        return id.toUpperCase(Locale.ROOT).replace('-', '_') + "_";
    }

    /** Whether a client can do an operation. */
    public boolean declares(Operation operation) {
        return operations.containsKey(operation) || (operation == Operation.JOIN_TOKEN && signedJoinToken.isPresent());
    }

    /** Where the responses of an operation have the fields of a session. */
    public SessionModel session(Operation operation) {
        return Optional.ofNullable(operations.get(operation))
                .flatMap(OperationModel::session)
                .orElse(session);
    }

    /** Where the items of {@code listParticipants} have the fields of a participant. */
    public ParticipantModel listedParticipant() {
        return Optional.ofNullable(operations.get(Operation.LIST_PARTICIPANTS))
                .flatMap(OperationModel::participant)
                .orElse(participant);
    }

    /** The status of sessions whose responses have none. */
    public Optional<SessionStatus> onlyStatus(Operation operation) {
        Optional<OperationModel> model = Optional.ofNullable(operations.get(operation));
        return model.flatMap(OperationModel::onlyStatus)
                .or(() -> model.flatMap(OperationModel::query)
                        .flatMap(query -> query.requests().get(0).onlyStatus()));
    }

    /** The names of all settings that it refers to. */
    public Set<String> settings() {
        return references().map(SettingReference::name).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether any operation uses tokens of an endpoint. */
    public boolean usesTokenEndpoint() {
        return operations.values().stream().flatMap(OperationModel::auths).anyMatch(OAuth2Auth.class::isInstance);
    }

    private Stream<SettingReference> references() {
        return Stream.of(
                        baseUrl.settings(),
                        operations.values().stream().flatMap(OperationModel::settings),
                        signedJoinToken.stream().flatMap(JwtTemplate::settings))
                .flatMap(Function.identity());
    }

    /**
     * The settings of others: all that it refers to, except those that begin with the prefix or come from the builder.
     */
    public Stream<SettingReference> foreignSettings() {
        return foreign(references());
    }

    /** As {@link #foreignSettings}, of those that its webhooks refer to. */
    public Stream<SettingReference> foreignSettingsOfWebhooks() {
        return foreign(webhooks.stream().flatMap(found -> found.signature().settings()));
    }

    private Stream<SettingReference> foreign(Stream<SettingReference> settings) {
        return settings.filter(setting -> setting.source() != Source.SETTING && !setting.beginsWith(settingsPrefix));
    }

    /**
     * Where a response has the fields of a join token. Pointers are tried in order; a list is empty if the service does
     * not have the field.
     */
    public record JoinToken(
            List<Pointer.ToText> token,
            List<Pointer.ToText> participantId,
            List<Pointer.ToText> roomId,
            List<Pointer.ToTime> expiresAt) {}

    /**
     * How a service reports errors.
     *
     * @param format how error responses are read
     * @param notFoundIfMissing places that a response with a session has; without one of them, there is no such session
     */
    public record Errors(ErrorFormat format, List<Pointer> notFoundIfMissing) {
        /** Used if the descriptor has no {@code errors}. */
        public static final Errors STANDARD = new Errors(standardFormat().build(), List.of());

        /** The format of a descriptor that says nothing of errors. */
        public static ErrorFormat.Builder standardFormat() {
            return ErrorFormat.builder()
                    .adviceWithoutCredentials("say under \"auth\" in the descriptor which credentials to send");
        }
    }
}
