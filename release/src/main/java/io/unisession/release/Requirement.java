package io.unisession.release;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** What Maven Central requires of a bundle, and what this project requires beyond that. */
enum Requirement {
    /** A repository has one place for each file. */
    LAYOUT("Every file is where the coordinates of a POM put it", bundle -> {
        Set<String> folders = bundle.components().stream()
                .map(component -> component.prefix())
                .collect(Collectors.toSet());
        return bundle.paths()
                .filter(path -> folders.stream()
                        .noneMatch(prefix -> path.startsWith(prefix + ".") || path.startsWith(prefix + "-")));
    }),

    /** Central takes no snapshots in a bundle. */
    RELEASE_VERSION(
            "The version is that of a release",
            without(component -> component
                    .text("version")
                    .filter(text -> !text.endsWith("-SNAPSHOT"))
                    .isPresent())),

    /** There is something to download. */
    MAIN_ARTIFACT(
            "Every jar that a POM promises is there, with classes or resources in it",
            without(component -> !component.isJar()
                    || component.jar(".jar").keySet().stream().anyMatch(Requirement::isContent))),

    /** For debuggers. */
    SOURCES(
            "Every jar has its sources",
            without(component -> !component.isJar()
                    || component.jar("-sources.jar").keySet().stream()
                            .anyMatch(name -> !name.startsWith("META-INF/")))),

    /** For readers. */
    JAVADOC(
            "Every jar has its javadoc, or a page in its place",
            without(component ->
                    !component.isJar() || component.jar("-javadoc.jar").containsKey("index.html"))),

    /** MD5 and SHA-1 are required, others are allowed. */
    CHECKSUMS(
            "Every file has its MD5 and SHA-1, and all checksums are right",
            bundle -> bundle.artifacts()
                    .filter(path -> !isRight(bundle, path, ".md5", true)
                            || !isRight(bundle, path, ".sha1", true)
                            || !isRight(bundle, path, ".sha256", false)
                            || !isRight(bundle, path, ".sha512", false))),

    /** By the key whose public half is on a key server. */
    SIGNATURES(
            "Every file is signed with the release key",
            bundle -> bundle.artifacts().filter(path -> !bundle.isSigned(path))),

    /** For the search on Central. */
    NAME_AND_DESCRIPTION(
            "Every POM has a name and a description",
            without(component -> component.text("name").isPresent()
                    && component.text("description").isPresent())),

    /** For readers. */
    URL(
            "Every POM has the project's address",
            without(component -> component.text("url").isPresent())),

    /** For lawyers. */
    LICENCE(
            "Every POM names the licence and its address",
            without(component -> component.text("licenses", "license", "name").isPresent()
                    && component.text("licenses", "license", "url").isPresent())),

    /** Somebody is responsible. */
    DEVELOPERS(
            "Every POM names its developers and their organization",
            without(component -> component
                            .text("developers", "developer", "name")
                            .isPresent()
                    && component.text("developers", "developer", "organization").isPresent())),

    /** Where the sources are. */
    SOURCE_CONTROL(
            "Every POM says where its sources are",
            without(component -> component.text("scm", "connection").isPresent()
                    && component.text("scm", "developerConnection").isPresent()
                    && component.text("scm", "url").isPresent())),

    /** A parent would have to be published too, and would rule the builds of others. */
    STANDS_ALONE(
            "No POM has a parent, a property of another POM, or a dependency without version",
            without(component -> component.elements("parent").isEmpty()
                    && component.properties().allMatch(component::defines)
                    && dependencies(component)
                            .allMatch(dependency -> version(dependency).isPresent()))),

    /** What is not on Central cannot be resolved from it. */
    NO_SNAPSHOTS(
            "No POM depends on a snapshot",
            without(component -> dependencies(component)
                    .noneMatch(dependency -> version(dependency).orElse("").endsWith("-SNAPSHOT")))),

    /** A repository in a POM is forced on each user of it. */
    NO_REPOSITORIES(
            "No POM names a repository",
            without(component -> component.elements("repositories").isEmpty()
                    && component.elements("pluginRepositories").isEmpty())),

    /** Our own rule. */
    BILL_OF_MATERIALS(
            "Every component has a CycloneDX bill of materials, as JSON and as XML",
            without(component -> isCycloneDx(component, ".json") && isCycloneDx(component, ".xml"))),

    /** The licence itself demands it. */
    LICENCE_TEXT(
            "Every jar contains the licence",
            without(component -> !component.isJar() || component.jar(".jar").containsKey("META-INF/LICENSE"))),

    /** Our own rule. A program, which is whole in one jar, is not for dependencies. */
    MANAGED_VERSIONS("The BOM manages every library", bundle -> {
        Set<String> managed = bundle.components().stream()
                .filter(component -> component.artifactId().endsWith("-bom"))
                .flatMap(bom -> bom.elements("dependencyManagement", "dependencies", "dependency").stream())
                .flatMap(dependency -> Component.children(dependency, "artifactId"))
                .map(Element::getTextContent)
                .collect(Collectors.toSet());
        return bundle.components().stream()
                .filter(component ->
                        component.isJar() && component.file("-all.jar").isEmpty())
                .map(Component::artifactId)
                .filter(artifactId -> !managed.contains(artifactId));
    }),

    /** What Central accepts in one upload. */
    SIZE(
            "The bundle is smaller than 1 GB",
            bundle -> Stream.of(bundle.size())
                    .filter(size -> size >= 1_000_000_000)
                    .map(size -> size + " bytes"));

    private final String sentence;
    private final Function<Bundle, Stream<String>> faults;

    Requirement(String sentence, Function<Bundle, Stream<String>> faults) {
        this.sentence = sentence;
        this.faults = faults;
    }

    /** The requirement as a sentence. */
    String sentence() {
        return sentence;
    }

    /** What in the bundle does not meet it. */
    Stream<String> faults(Bundle bundle) {
        return faults.apply(bundle);
    }

    private static Function<Bundle, Stream<String>> without(Predicate<Component> requirement) {
        return bundle ->
                bundle.components().stream().filter(Predicate.not(requirement)).map(Component::toString);
    }

    private static Stream<Element> dependencies(Component component) {
        return Stream.concat(
                component.elements("dependencies", "dependency").stream(),
                component.elements("dependencyManagement", "dependencies", "dependency").stream());
    }

    private static Optional<String> version(Element dependency) {
        return Component.children(dependency, "version")
                .map(element -> element.getTextContent().strip())
                .findFirst();
    }

    private static boolean isCycloneDx(Component component, String ending) {
        return component
                .file("-cyclonedx" + ending)
                .map(bytes -> new String(bytes, UTF_8))
                .filter(text -> text.contains("cyclonedx") || text.contains("CycloneDX"))
                .filter(text -> text.contains(component.artifactId()))
                .isPresent();
    }

    private static boolean isRight(Bundle bundle, String path, String ending, boolean required) {
        return bundle.bytes(path + ending)
                .map(checksum -> new String(checksum, UTF_8).strip().toLowerCase(Locale.ROOT))
                .map(checksum ->
                        checksum.equals(checksum(bundle.bytes(path).orElseThrow(), Bundle.CHECKSUMS.get(ending))))
                .orElse(!required);
    }

    private static String checksum(byte[] bytes, String algorithm) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What every jar has, even one without a module in it, is no content. */
    private static boolean isContent(String name) {
        return !name.startsWith("META-INF/maven/")
                && !name.equals("META-INF/LICENSE")
                && !name.equals("META-INF/MANIFEST.MF");
    }
}
