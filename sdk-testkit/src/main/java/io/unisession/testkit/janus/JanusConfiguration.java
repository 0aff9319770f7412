package io.unisession.testkit.janus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The configuration of a real Janus server, in a folder of its own. */
final class JanusConfiguration {

    static final String API_SECRET = "made-up-api-secret";
    static final String ADMIN_SECRET = "made-up-admin-secret";
    static final String ADMIN_KEY = "made-up-admin-key";

    /** Where Debian and a build from source have the plugins of each architecture. */
    private static final List<String> LIBRARIES = List.of("/usr/lib", "/usr/local/lib", "/opt/janus/lib");

    private final Path folder;

    JanusConfiguration(Path folder) {
        this.folder = folder;
    }

    /** Loads nothing but the plugin and HTTP, which needs no rights and opens no port beyond the two. */
    void write(int apiPort, int adminPort, boolean stringIds) throws IOException {
        Files.writeString(folder.resolve("janus.jcfg"), """
                general: {
                  plugins_folder = "%s"
                  transports_folder = "%s"
                  debug_level = 3
                  interface = "127.0.0.1"
                  server_name = "UniSession"
                  api_secret = "%s"
                  admin_secret = "%s"
                }
                media: { rtp_port_range = "40000-40100" }
                nat: { ice_enforce_list = "lo" }
                plugins: { disable = "%s" }
                transports: { disable = "%s" }
                """.formatted(
                        library("plugins"),
                        library("transports"),
                        API_SECRET,
                        ADMIN_SECRET,
                        others("plugins", "videoroom"),
                        others("transports", "http")));
        Files.writeString(folder.resolve("janus.transport.http.jcfg"), """
                general: { base_path = "/janus" http = true port = %s ip = "127.0.0.1" https = false }
                admin: { admin_base_path = "/admin" admin_http = true admin_port = %s admin_ip = "127.0.0.1" }
                """.formatted(
                        Integer.toString(apiPort), Integer.toString(adminPort)));
        Files.writeString(
                folder.resolve("janus.plugin.videoroom.jcfg"), """
                general: { string_ids = %s admin_key = "%s" }
                """.formatted(Boolean.toString(stringIds), ADMIN_KEY));
    }

    /** Lets the server post the events of its rooms to a webhook. */
    void addEvents(String webhook, String user, String password) throws IOException {
        Files.writeString(
                folder.resolve("janus.jcfg"), """
                events: { broadcast = true disable = "%s" }
                """.formatted(others("events", "sampleevh")), StandardOpenOption.APPEND);
        Files.writeString(folder.resolve("janus.eventhandler.sampleevh.jcfg"), """
                general: {
                  enabled = true
                  events = "sessions,handles,plugins,core"
                  backend = "%s"
                  backend_user = "%s"
                  backend_pwd = "%s"
                }
                """.formatted(webhook, user, password));
    }

    private static Path library(String kind) throws IOException {
        for (String root : LIBRARIES) {
            if (Files.isDirectory(Path.of(root))) {
                try (Stream<Path> folders =
                        Files.find(Path.of(root), 3, (path, attributes) -> path.endsWith(Path.of("janus", kind)))) {
                    Optional<Path> found = folders.findFirst();
                    if (found.isPresent()) {
                        return found.get();
                    }
                }
            }
        }
        throw new IllegalStateException("janus is installed, but its folder of " + kind + " was not found");
    }

    /** The libraries of a folder besides one, as a configuration disables them. */
    private static String others(String kind, String name) throws IOException {
        try (Stream<Path> files = Files.list(library(kind))) {
            return String.join(
                    ",",
                    files.map(file -> file.getFileName().toString())
                            .filter(file -> file.endsWith(".so") && !file.equals("libjanus_" + name + ".so"))
                            .toList());
        }
    }
}
