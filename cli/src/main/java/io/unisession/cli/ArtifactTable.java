package io.unisession.cli;

import io.unisession.ArtifactFile;
import io.unisession.Recording;
import io.unisession.SessionArtifact;
import io.unisession.SessionClient;
import io.unisession.Transcript;
import io.unisession.capability.RecordingListing;
import io.unisession.capability.TranscriptListing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a session left behind as a table: a row for each recording and transcript. */
final class ArtifactTable {
    private static final String UNKNOWN = "-";

    private ArtifactTable() {}

    /** The recordings and transcripts of a session, of those that the provider can list. */
    static List<SessionArtifact> list(SessionClient client, String sessionId) {
        List<SessionArtifact> found = new ArrayList<>();
        client.find(RecordingListing.class)
                .ifPresent(listing -> listing.listRecordings(sessionId).forEach(found::add));
        client.find(TranscriptListing.class)
                .ifPresent(listing -> listing.listTranscripts(sessionId).forEach(found::add));
        return found;
    }

    /**
     * The table; no lines if there is nothing in it.
     *
     * @param widest how wide a line may be
     * @param time how a start is written
     */
    static List<String> lines(List<? extends SessionArtifact> artifacts, int widest, Function<Instant, String> time) {
        if (artifacts.isEmpty()) {
            return List.of();
        }
        TextTable table = new TextTable().row("", "id", "status", "started", "duration", "files");
        artifacts.forEach(artifact -> table.row(
                what(artifact),
                PlainText.oneLine(artifact.id()),
                artifact.status().name(),
                artifact.startedAt().map(time).orElse(UNKNOWN),
                artifact.duration().map(PlainText::duration).orElse(UNKNOWN),
                files(artifact)));
        return table.lines(widest, 1);
    }

    private static String what(SessionArtifact artifact) {
        if (artifact instanceof Transcript transcript) {
            return transcript.files().isEmpty() && !transcript.summaryFiles().isEmpty() ? "summary" : "transcript";
        }
        return artifact instanceof Recording recording
                ? "recording"
                        + recording
                                .providerKind()
                                .map(kind -> ", " + PlainText.oneLine(kind))
                                .orElse("")
                : "";
    }

    /** The formats, without the addresses, which can be secrets. */
    private static String files(SessionArtifact artifact) {
        Stream<ArtifactFile> summaries =
                artifact instanceof Transcript transcript ? transcript.summaryFiles().stream() : Stream.empty();
        List<ArtifactFile> files =
                Stream.concat(artifact.files().stream(), summaries).toList();
        String formats = files.stream()
                .map(ArtifactFile::format)
                .flatMap(Optional::stream)
                .map(PlainText::oneLine)
                .collect(Collectors.joining(", "));
        return formats.isEmpty() ? Integer.toString(files.size()) : formats;
    }
}
