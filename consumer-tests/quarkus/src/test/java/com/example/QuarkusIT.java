package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.testkit.livekit.FakeLiveKit;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The application in a process of its own, with the Jackson that Quarkus pins, over real sockets. */
@Timeout(300)
class QuarkusIT {
    private static final Pattern STARTED = Pattern.compile("Listening on: (http://[^ ]+)");

    @Test
    void application_calledOverHttp_servesSessions() throws Exception {
        try (FakeLiveKit liveKit = FakeLiveKit.start()) {
            String room = liveKit.openRoom("standup");
            liveKit.joinParticipant("standup", "ada", "Ada");
            ProcessBuilder application = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Dquarkus.http.host=localhost",
                            "-Dquarkus.http.port=0",
                            "-jar",
                            System.getProperty("application.jar"))
                    .redirectErrorStream(true);
            application.environment().put("LIVEKIT_URL", liveKit.baseUrl().toString());
            application.environment().put("LIVEKIT_API_KEY", liveKit.apiKey());
            application.environment().put("LIVEKIT_API_SECRET", liveKit.apiSecret());
            Process process = application.start();
            try {
                String address = address(process);

                HttpResponse<String> session = get(address + "/sessions/standup");
                assertThat(session.statusCode()).as(session.body()).isEqualTo(200);
                assertThat(session.body())
                        .contains("\"id\":\"" + room + "\"")
                        .contains("\"status\":\"ACTIVE\"");
                assertThat(get(address + "/sessions/nobody").statusCode()).isEqualTo(404);
            } finally {
                process.destroy();
            }
        }
    }

    @Test
    void page_hasTheCodeOfThisApplication() throws IOException {
        List<String> snippets = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("../../docs/quarkus.md")))
                .results()
                .map(snippet -> withoutSpace(snippet.group(1)))
                .toList();

        assertThat(snippets).hasSize(2);
        assertThat(source("Clients")).endsWith(snippets.get(0));
        assertThat(source("SessionResource")).endsWith(snippets.get(1));
    }

    private static String source(String type) throws IOException {
        return withoutSpace(Files.readString(Path.of("src/main/java/com/example", type + ".java")));
    }

    private static String withoutSpace(String code) {
        return code.replaceAll("\\s", "");
    }

    private static String address(Process process) throws IOException {
        BufferedReader output = process.inputReader();
        StringBuilder read = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            read.append(line).append('\n');
            Matcher started = STARTED.matcher(line);
            if (started.find()) {
                return started.group(1);
            }
        }
        throw new AssertionError("the application ended before it listened:\n" + read);
    }

    private static HttpResponse<String> get(String address) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(address))
                                .timeout(Duration.ofSeconds(60))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
