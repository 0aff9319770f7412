package io.unisession.cli;

import io.unisession.SessionArtifact;
import io.unisession.SessionClient;
import io.unisession.capability.RecordingListing;
import io.unisession.capability.TranscriptListing;
import java.io.PrintStream;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists what a session left behind. */
@Command(
        name = "recordings",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {"Lists the recordings and transcripts of a session.", ""})
final class RecordingsCommand implements Runnable {
    private final PrintStream out;
    private final int width;

    @Mixin
    private ProviderOptions provider = new ProviderOptions();

    @Option(
            names = "--session",
            paramLabel = "<id>",
            required = true,
            description = "The session's id at the provider.")
    private String sessionId = "";

    RecordingsCommand(PrintStream out, int width) {
        this.out = out;
        this.width = width;
    }

    @Override
    public void run() {
        try (SessionClient client = provider.open()) {
            if (client.find(TranscriptListing.class).isEmpty()) {
                client.require(RecordingListing.class);
            }
            List<SessionArtifact> found = ArtifactTable.list(client, sessionId);
            if (found.isEmpty()) {
                out.println("no recordings");
            }
            ArtifactTable.lines(found, width, PlainText::time).forEach(out::println);
        }
    }
}
