package io.unisession.videosdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.LaunchingConnector;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.MethodEntryEvent;
import com.sun.jdi.request.ClassPrepareRequest;
import com.sun.jdi.request.MethodEntryRequest;
import io.unisession.SessionClient;
import io.unisession.testkit.videosdk.FakeVideoSdk;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Counts the classes through which the id of a session passes, from {@code getSession} to the socket and back, by
 * watching another JVM make a call. Nested classes count with the class around them; the values that the caller gets do
 * not count.
 */
class CallPathTest {
    private static final int MOST = 36;
    private static final Path DECISION = Path.of("../docs/adr/0007-a-call-passes-few-classes.md");
    private static final Set<String> RETURNED_VALUES = Set.of(
            "Interval",
            "Participant",
            "PresenceTimes",
            "ProviderDocument",
            "ReportedValue",
            "ResponseMetadata",
            "Session",
            "VideoSdkParticipant",
            "VideoSdkSession");

    /** What the other JVM runs. The call that is watched is the second, when the token and the connection are there. */
    static final class Caller {
        private Caller() {}

        public static void main(String... args) {
            try (SessionClient client = VideoSdk.builder()
                    .baseUrl(args[0])
                    .credentials(args[2], args[3])
                    .build()) {
                client.getSession(args[1]);
                watched(client, args[1]);
            }
        }

        private static void watched(SessionClient client, String sessionId) {
            client.getSession(sessionId);
            over();
        }

        private static void over() {}
    }

    @Test
    void getSession_passesFewClasses_andTheDecisionListsThem() throws Exception {
        try (FakeVideoSdk service = FakeVideoSdk.start()) {
            String sessionId = service.joinParticipant("physics", "p-1", "Priya");

            Set<String> passed = passed(
                    launch(service.baseUrl() + " " + sessionId + " " + service.apiKey() + " " + service.secretKey()));

            assertThat(passed).as("classes of a call").contains("Transport").hasSizeLessThanOrEqualTo(MOST);
            assertThat(listed())
                    .as("the classes that %s lists", DECISION.getFileName())
                    .isEqualTo(passed);
        }
    }

    private static VirtualMachine launch(String arguments) throws Exception {
        LaunchingConnector launcher = Bootstrap.virtualMachineManager().defaultConnector();
        Map<String, Connector.Argument> settings = launcher.defaultArguments();
        settings.get("main").setValue(Caller.class.getName() + " " + arguments);
        settings.get("options").setValue("-cp \"" + System.getProperty("java.class.path") + "\"");
        VirtualMachine machine = launcher.launch(settings);
        drain(machine.process().getInputStream());
        drain(machine.process().getErrorStream());
        return machine;
    }

    /** A process that nobody listens to may stop. */
    private static void drain(InputStream stream) {
        Thread thread = new Thread(() -> {
            try {
                stream.transferTo(OutputStream.nullOutputStream());
            } catch (IOException ended) {
                // With the process.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    /** Watches from one breakpoint to the next, because a JVM whose methods are watched is many times slower. */
    private static Set<String> passed(VirtualMachine machine) throws Exception {
        ClassPrepareRequest loaded = machine.eventRequestManager().createClassPrepareRequest();
        loaded.addClassFilter(Caller.class.getName());
        loaded.enable();
        MethodEntryRequest entries = machine.eventRequestManager().createMethodEntryRequest();
        entries.addClassFilter("io.unisession.*");
        Set<String> passed = new TreeSet<>();
        try {
            while (true) {
                var events = machine.eventQueue().remove();
                for (Event event : events) {
                    if (event instanceof ClassPrepareEvent caller) {
                        breakAt(caller.referenceType(), "watched");
                        breakAt(caller.referenceType(), "over");
                    } else if (event instanceof BreakpointEvent reached) {
                        entries.setEnabled(reached.location().method().name().equals("watched"));
                    } else if (event instanceof MethodEntryEvent entry) {
                        passed.add(outermost(entry.method().declaringType().name()));
                    }
                }
                events.resume();
            }
        } catch (VMDisconnectedException ended) {
            passed.remove(CallPathTest.class.getSimpleName());
            passed.removeAll(RETURNED_VALUES);
            return passed;
        }
    }

    private static void breakAt(ReferenceType type, String method) {
        type.virtualMachine()
                .eventRequestManager()
                .createBreakpointRequest(type.methodsByName(method).get(0).location())
                .enable();
    }

    /** Lambdas are classes too, named after the class that has them. */
    private static String outermost(String type) {
        String name =
                type.substring(type.lastIndexOf('.', type.indexOf('/') < 0 ? type.length() : type.indexOf('/')) + 1);
        return name.contains("$") ? name.substring(0, name.indexOf('$')) : name;
    }

    private static Set<String> listed() throws IOException {
        List<String> lines = Files.readAllLines(DECISION);
        Set<String> listed = new TreeSet<>();
        lines.subList(lines.indexOf("<!-- classes -->") + 1, lines.indexOf("<!-- end of classes -->")).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| part"))
                .forEach(line -> listed.addAll(
                        List.of(line.split("\\|")[2].replace("`", "").strip().split(",\\s*"))));
        return listed;
    }
}
