package io.unisession.generic.internal.perform;

import io.unisession.ArtifactFile;
import io.unisession.CallOptions;
import io.unisession.PageRequest;
import io.unisession.Pager;
import io.unisession.Recording;
import io.unisession.SessionArtifact;
import io.unisession.Transcript;
import io.unisession.generic.internal.model.Operation;
import io.unisession.generic.internal.template.RequestTemplate;
import io.unisession.generic.internal.template.Variable;
import io.unisession.spi.http.ArtifactLinks;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** New addresses of files: by the operation for them, or else out of the list that has the recording or transcript. */
final class FileLinks implements ArtifactLinks {
    private final DescribedClient client;

    FileLinks(DescribedClient client) {
        this.client = client;
    }

    @Override
    public ArtifactFile fetch(SessionArtifact artifact, ArtifactFile file, CallOptions options) {
        if (artifact instanceof Recording) {
            return has(Operation.RECORDING_LINK)
                    ? linked(Operation.RECORDING_LINK, Variable.RECORDING_ID, artifact, file, options)
                    : listed(
                            Operation.LIST_RECORDINGS,
                            artifact,
                            file,
                            id -> ArtifactsOperation.recordings(client).pager(id, PageRequest.first(), options),
                            recording -> recording.files().stream());
        }
        return has(Operation.TRANSCRIPT_LINK)
                ? linked(Operation.TRANSCRIPT_LINK, Variable.TRANSCRIPT_ID, artifact, file, options)
                : listed(
                        Operation.LIST_TRANSCRIPTS,
                        artifact,
                        file,
                        id -> ArtifactsOperation.transcripts(client).pager(id, PageRequest.first(), options),
                        FileLinks::allFiles);
    }

    private static Stream<ArtifactFile> allFiles(Transcript transcript) {
        return Stream.concat(transcript.files().stream(), transcript.summaryFiles().stream());
    }

    private boolean has(Operation operation) {
        return client.descriptor().operation(operation).isPresent();
    }

    private ArtifactFile linked(
            Operation operation, Variable id, SessionArtifact artifact, ArtifactFile file, CallOptions options) {
        RequestTemplate request = client.request(operation);
        return client.http()
                .call(
                        request.request(client.settings().with(id, artifact.id())),
                        options,
                        client.descriptor().link(operation).of(file));
    }

    private <T extends SessionArtifact> ArtifactFile listed(
            Operation operation,
            SessionArtifact artifact,
            ArtifactFile file,
            Function<String, Pager<T>> list,
            Function<T, Stream<ArtifactFile>> filesOf) {
        List<ArtifactFile> again = has(operation)
                ? artifact.sessionId().stream()
                        .flatMap(id -> list.apply(id).stream())
                        .filter(each -> each.id().equals(artifact.id()))
                        .flatMap(filesOf)
                        .toList()
                : List.of();
        return ArtifactLinks.find(file, again);
    }
}
