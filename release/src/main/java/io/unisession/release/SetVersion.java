package io.unisession.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Sets the version of all modules. A release version also goes into the documentation, names the changelog's "Unreleased" section and
 * becomes the date of everything in the jars.
 */
public final class SetVersion {
    private static final Pattern VERSION =
            Pattern.compile("[0-9]+\\.[0-9]+\\.[0-9]+(-(alpha|beta|rc)\\.?[0-9]+)?(-SNAPSHOT)?");
    private static final Pattern PARENT_VERSION =
            Pattern.compile("<artifactId>unisession-parent</artifactId>\\s*<version>([^<]+)</version>");

    private final Path root;
    private final String version;
    private final LocalDate date;

    private SetVersion(Path root, String version, LocalDate date) {
        this.root = root;
        this.version = version;
        this.date = date;
    }

    /**
     * Sets the version.
     *
     * @param args the version, and the directory of the parent if it is not the current one
     * @throws IOException if a file cannot be read or written
     */
    public static void main(String... args) throws IOException {
        if (args.length == 0 || !VERSION.matcher(args[0]).matches()) {
            System.err.println("Say which version to set, such as 0.1.0, 1.0.0-rc.1 or 0.2.0-SNAPSHOT.");
            System.exit(2);
        }
        Path root = Path.of(args.length > 1 ? args[1] : "");
        if (!Files.isRegularFile(root.resolve("CHANGELOG.md"))) {
            System.err.println(
                    "Run this in the directory of the parent POM, or name that directory after the version.");
            System.exit(2);
        }
        new SetVersion(root, args[0], LocalDate.now(ZoneOffset.UTC)).set();
    }

    private void set() throws IOException {
        String old = only(PARENT_VERSION, Files.readString(root.resolve("pom.xml")));
        for (Path pom : files("pom.xml")) {
            rewrite(pom, inPom(Files.readString(pom), old));
        }
        if (version.endsWith("-SNAPSHOT")) {
            return;
        }
        for (Path page : files(".md")) {
            if (!page.endsWith("CHANGELOG.md")) {
                rewrite(page, inPage(Files.readString(page)));
            }
        }
        Path changelog = root.resolve("CHANGELOG.md");
        rewrite(changelog, inChangelog(Files.readString(changelog)));
    }

    /** The version of UniSession, wherever a POM states it, and in the parent the date of what it builds. */
    private String inPom(String pom, String old) {
        String quoted = Pattern.quote(old);
        String changed = pom.replaceAll(
                        "(<artifactId>unisession-parent</artifactId>\\s*<version>)" + quoted + "(</version>)",
                        "$1" + version + "$2")
                .replaceAll("(<unisession\\.version>)" + quoted + "(</unisession\\.version>)", "$1" + version + "$2");
        return version.endsWith("-SNAPSHOT")
                ? changed
                : changed.replaceAll(
                        "(<project\\.build\\.outputTimestamp>)[^<]+(</project\\.build\\.outputTimestamp>)",
                        "$1" + date + "T00:00:00Z$2");
    }

    /** The version in the snippets for Maven and Gradle. */
    private String inPage(String page) {
        return page.replaceAll(
                        "(<groupId>io\\.unisession</groupId>\\s*<artifactId>[a-z0-9-]+</artifactId>\\s*<version>)[^<]+(</version>)",
                        "$1" + version + "$2")
                .replaceAll("(\"io\\.unisession:unisession-[a-z0-9-]+:)[^\"]+(\")", "$1" + version + "$2");
    }

    private String inChangelog(String changelog) {
        return changelog.contains("\n## " + version + " ")
                ? changelog
                : changelog.replaceFirst("\n## Unreleased\n", "\n## Unreleased\n\n## " + version + " - " + date + "\n");
    }

    /** Sources of this build, none of what it made. */
    private List<Path> files(String ending) throws IOException {
        try (Stream<Path> files = Files.find(
                root,
                5,
                (path, attributes) -> attributes.isRegularFile()
                        && path.toString().endsWith(ending)
                        && !root.relativize(path).toString().matches("(.*/)?(target|\\.git)/.*"))) {
            return files.sorted().toList();
        }
    }

    private static void rewrite(Path file, String text) throws IOException {
        if (!Files.readString(file).equals(text)) {
            Files.writeString(file, text);
            System.out.println(file);
        }
    }

    private static String only(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("The parent POM has no version.");
        }
        return matcher.group(1);
    }
}
