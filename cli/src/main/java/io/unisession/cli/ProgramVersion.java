package io.unisession.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints: the version that Maven built, and the version of Java. */
public final class ProgramVersion implements IVersionProvider {
    /** Picocli creates it. */
    public ProgramVersion() {}

    @Override
    public String[] getVersion() throws IOException {
        try (InputStream stream = ProgramVersion.class.getResourceAsStream("version.txt")) {
            String version = stream == null
                    ? "of unknown version"
                    : new String(stream.readAllBytes(), StandardCharsets.UTF_8).strip();
            return new String[] {"UniSession " + version, "Java " + Runtime.version()};
        }
    }
}
