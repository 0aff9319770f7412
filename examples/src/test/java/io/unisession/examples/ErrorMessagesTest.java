package io.unisession.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every message that a user can meet is in a file, which can be read from top to bottom. */
class ErrorMessagesTest {
    private static final Path FILE = Path.of("src/test/resources/io/unisession/examples/error-messages.txt");

    private static final List<String> MODULES = List.of(
            "sdk-core",
            "provider-bandwidth",
            "provider-janus",
            "provider-livekit",
            "provider-zoom",
            "provider-videosdk",
            "provider-generic",
            "examples",
            "cli");

    /** Modules whose sources have other prose too, such as the bodies of fakes: only that of exceptions is compared. */
    private static final List<String> MODULES_WITH_OTHER_PROSE = List.of(
            "sdk-testkit",
            "attendance",
            "attendance-xlsx",
            "history",
            "history-jdbc",
            "integrations/jackson2",
            "integrations/jackson3",
            "integrations/micrometer",
            "integrations/opentelemetry");

    private static String provoked() throws Exception {
        Messages messages = new Messages();
        TestFolders folders = new TestFolders();
        CoreMessages core = new CoreMessages(messages, folders);
        VendorMessages vendors = new VendorMessages(messages);
        DescriptorMessages descriptors = new DescriptorMessages(messages, folders);
        core.configuration();
        vendors.configuration();
        core.arguments();
        vendors.arguments();
        core.httpErrors();
        descriptors.httpErrors();
        core.transport();
        core.invalidResponses();
        vendors.invalidResponses();
        descriptors.invalidResponses();
        core.capabilities();
        vendors.capabilities();
        core.lists();
        descriptors.lists();
        core.waiting();
        core.closedClients();
        new JanusMessages(messages).all();
        new LiveKitMessages(messages).all();
        new ZoomMessages(messages).all();
        descriptors.faults();
        descriptors.files();
        descriptors.clients();
        descriptors.dryRuns();
        new RequestDryRunMessages(messages).all();
        new CommandLineMessages(messages, folders).all();
        new AttendanceMessages(messages).all();
        new JournalMessages(messages, folders).all();
        new SyncMessages(messages, folders).all();
        new TestkitMessages(messages).all();
        new RecordingMessages(messages).all();
        new WebhookMessages(messages).all();
        core.logLines();
        return messages.toString();
    }

    @Test
    void messages_asUsersGetThem_areThoseOfTheFile() throws Exception {
        String messages = provoked();
        if (Boolean.getBoolean("updateErrorMessages")) {
            Files.writeString(FILE, messages);
        }

        assertThat(messages)
                .as("if the change is intended, run the test with -DupdateErrorMessages=true and read the difference")
                .isEqualTo(Files.readString(FILE));
    }

    @Test
    void messages_ofAllSources_areInTheFile() throws IOException {
        // A title that describes a failure often has words of its message.
        String messages = Files.readString(FILE).replaceAll("(?m)^#.*$", "");

        List<SourceTexts.Text> texts = new ArrayList<>(SourceTexts.in(sources(MODULES)));
        texts.addAll(SourceTexts.inExceptions(sources(MODULES_WITH_OTHER_PROSE)));
        assertThat(texts)
                .hasSizeGreaterThan(340)
                .filteredOn(text -> !text.isIn(messages))
                .filteredOn(text -> !NotMessages.has(text))
                .as("texts that no provoked message has: provoke each in this test, so that it is read")
                .isEmpty();
    }

    private static Stream<Path> sources(List<String> modules) {
        return modules.stream().map(module -> Path.of("..", module, "src/main/java"));
    }
}
