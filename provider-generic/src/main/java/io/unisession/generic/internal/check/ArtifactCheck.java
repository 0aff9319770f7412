package io.unisession.generic.internal.check;

import io.unisession.ArtifactStatus;
import io.unisession.RecordingKind;
import io.unisession.generic.internal.document.DocumentNode;
import io.unisession.generic.internal.model.ArtifactModel;
import io.unisession.generic.internal.model.ArtifactModel.ToFile;
import io.unisession.generic.internal.model.ArtifactModel.When;
import io.unisession.generic.internal.model.Pointer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a session leaves behind: the keys {@code models.recording} and {@code models.transcript}, and those of downloads. */
final class ArtifactCheck {
    private static final List<String> COMMON_KEYS = List.of(
            "id", "sessionId", "roomId", "status", "statusValues", "startedAt", "endedAt", "duration", "files", "only");
    private static final List<String> FILE_KEYS =
            List.of("when", "id", "format", "size", "duration", "path", "address", "addressExpiresAt");

    /** An https origin with the standard port, or any subdomain of a domain. */
    private static final Pattern ORIGIN =
            Pattern.compile("https://(?:\\*\\.)?(?:[a-z0-9][a-z0-9-]*+\\.)++[a-z][a-z0-9-]*+");

    private final NodeChecks checks;
    private final PointerCheck pointers;

    ArtifactCheck(NodeChecks checks) {
        this.checks = checks;
        this.pointers = new PointerCheck(checks);
    }

    ArtifactModel recording(DocumentNode node) {
        return artifact(node, "recording", "kind", "kindValues", "participantId");
    }

    ArtifactModel transcript(DocumentNode node) {
        return artifact(node, "transcript", "recordingId", "summaryFiles");
    }

    private ArtifactModel artifact(DocumentNode node, String name, String... ownKeys) {
        checks.object(
                node, Stream.concat(COMMON_KEYS.stream(), Stream.of(ownKeys)).toList());
        checks.required(node, "id", "where a " + name + " has its id");
        checks.requireTogether(node, "status", "statusValues");
        checks.requireTogether(node, "kind", "kindValues");
        return new ArtifactModel(
                pointers.id(node, "id"),
                pointers.texts(node, "sessionId"),
                pointers.texts(node, "roomId"),
                pointers.texts(node, "status"),
                meanings(node, "statusValues", "status", List.of(ArtifactStatus.values())),
                pointers.span(node, "startedAt", "endedAt"),
                pointers.texts(node, "kind"),
                meanings(node, "kindValues", "kind of recording", List.of(RecordingKind.values())),
                pointers.texts(node, "participantId"),
                pointers.texts(node, "recordingId"),
                files(node, "files"),
                files(node, "summaryFiles"),
                node.field("only").flatMap(this::when));
    }

    /** The keys {@code models.recordingLink} and {@code models.transcriptLink}. */
    ArtifactModel.Link link(DocumentNode node) {
        checks.object(node, List.of("address", "addressExpiresAt"));
        checks.required(node, "address", "where the response has the address of the file");
        return new ArtifactModel.Link(pointers.texts(node, "address"), pointers.times(node, "addressExpiresAt"));
    }

    /** The key {@code filesFrom}. */
    List<String> origins(DocumentNode node) {
        if (!checks.list(node)) {
            return List.of();
        }
        List<String> origins = new ArrayList<>();
        for (DocumentNode element : node.elements()) {
            Optional<String> origin = checks.text(element);
            if (origin.isPresent() && !ORIGIN.matcher(origin.get()).matches()) {
                checks.faults()
                        .add(
                                element.location(),
                                "expected an origin in lowercase, such as https://cdn.acme.example, or"
                                        + " https://*.acme.example for any subdomain");
            }
            origin.ifPresent(origins::add);
        }
        return origins;
    }

    private <E extends Enum<E>> Map<String, E> meanings(DocumentNode node, String key, String what, List<E> allowed) {
        Map<String, E> meanings = new LinkedHashMap<>();
        node.field(key)
                .filter(checks::anyObject)
                .ifPresent(words -> words.fields()
                        .forEach((word, value) -> checks.oneOf(value, what, allowed, Enum::name)
                                .ifPresent(meaning -> meanings.put(word, meaning))));
        return meanings;
    }

    private List<ToFile> files(DocumentNode node, String key) {
        return node.field(key).stream()
                .flatMap(found -> checks.oneOrMore(found).stream())
                .filter(file -> checks.object(file, FILE_KEYS))
                .map(this::file)
                .toList();
    }

    private ToFile file(DocumentNode node) {
        return new ToFile(
                node.field("when").flatMap(this::when),
                pointers.texts(node, "id"),
                pointers.texts(node, "format"),
                pointers.at(node, "size"),
                pointers.durations(node),
                pointers.texts(node, "path"),
                pointers.texts(node, "address"),
                pointers.times(node, "addressExpiresAt"));
    }

    private Optional<When> when(DocumentNode node) {
        checks.object(node, List.of("pointer", "anyOf"));
        checks.required(node, "pointer", "where the object has the value");
        List<Pointer.ToText> places = pointers.texts(node, "pointer");
        Set<String> words = new TreeSet<>();
        checks.required(node, "anyOf", "the values, one or several").stream()
                .flatMap(values -> checks.oneOrMore(values).stream())
                .forEach(value -> checks.singleValue(value).ifPresent(words::add));
        return Optional.of(new When(places, words));
    }
}
