package io.unisession.release;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A small bundle that meets all requirements, and for each requirement a flaw that it alone notices. */
class RequirementTest {
    private static final String CORE = "io/unisession/unisession-core/1.2.3/unisession-core-1.2.3";
    private static final String BOM = "io/unisession/unisession-bom/1.2.3/unisession-bom-1.2.3";

    private static final String ABOUT = """
            <groupId>io.unisession</groupId>
            <version>1.2.3</version>
            <name>UniSession core</name>
            <description>The session model.</description>
            <url>https://unisession.io</url>
            <licenses><license><name>Apache-2.0</name><url>https://www.apache.org/licenses/LICENSE-2.0.txt</url></license></licenses>
            <developers><developer><name>Ada</name><organization>UniSession</organization></developer></developers>
            <scm><connection>scm:git:x</connection><developerConnection>scm:git:x</developerConnection><url>https://unisession.io</url></scm>
            """;

    private final ThrowAwayKey key = key();
    private final Map<String, byte[]> files = new TreeMap<>();

    @Test
    void soundBundle_meetsEveryRequirement() throws Exception {
        addSound();

        assertThat(Stream.of(Requirement.values()).flatMap(requirement -> faults(requirement).stream()))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void flaw_isNoticedByItsRequirementAlone(Requirement requirement) throws Exception {
        addSound();
        spoil(requirement);

        assertThat(Stream.of(Requirement.values()).filter(each -> !faults(each).isEmpty()))
                .containsExactly(requirement);
    }

    @Test
    void signatureOfAnotherKey_isNone() throws Exception {
        addSound();
        files.put(CORE + ".jar.asc", key().sign(files.get(CORE + ".jar")));

        assertThat(faults(Requirement.SIGNATURES)).containsExactly(CORE + ".jar");
    }

    @Test
    void fileChangedAfterItWasSigned_isNotSigned() throws Exception {
        addSound();
        files.put(CORE + "-sources.jar.asc", files.get(CORE + ".jar.asc"));

        assertThat(faults(Requirement.SIGNATURES)).containsExactly(CORE + "-sources.jar");
    }

    @Test
    void missingRequiredChecksum_isNoticed() throws Exception {
        addSound();
        files.remove(CORE + ".pom.sha1");

        assertThat(faults(Requirement.CHECKSUMS)).containsExactly(CORE + ".pom");
    }

    @Test
    void wrongOptionalChecksum_isNoticed() throws Exception {
        addSound();
        files.put(CORE + ".pom.sha512", "00".getBytes(UTF_8));

        assertThat(faults(Requirement.CHECKSUMS)).containsExactly(CORE + ".pom");
    }

    private void spoil(Requirement requirement) throws Exception {
        switch (requirement) {
            case LAYOUT -> add("io/unisession/stray.txt", "stray");
            case RELEASE_VERSION -> {
                files.keySet().removeIf(path -> path.startsWith(BOM));
                addBom("1.2.3-SNAPSHOT", "unisession-core");
            }
            case MAIN_ARTIFACT -> add(CORE + ".jar", jar("META-INF/LICENSE"));
            case SOURCES -> remove(CORE + "-sources.jar");
            case JAVADOC -> add(CORE + "-javadoc.jar", jar("readme.txt"));
            case CHECKSUMS -> files.put(CORE + ".jar.md5", "d41d8cd98f00b204e9800998ecf8427e".getBytes(UTF_8));
            case SIGNATURES -> files.remove(CORE + ".jar.asc");
            case NAME_AND_DESCRIPTION -> pom(pom -> pom.replaceAll("<description>.*</description>", ""));
            case URL -> pom(pom -> pom.replaceFirst("(?m)^<url>.*</url>$", ""));
            case LICENCE -> pom(pom -> pom.replaceAll("<licenses>.*</licenses>", ""));
            case DEVELOPERS -> pom(pom -> pom.replaceAll("<organization>.*</organization>", ""));
            case SOURCE_CONTROL ->
                pom(pom -> pom.replaceAll("<connection>.*</connection>", "<connection> </connection>"));
            case STANDS_ALONE -> pom(pom -> pom.replace("1.36</version>", "${slf4j.version}</version>"));
            case NO_SNAPSHOTS -> pom(pom -> pom.replace("1.36</version>", "1.37-SNAPSHOT</version>"));
            case NO_REPOSITORIES -> pom(pom -> pom.replace("<name>", "<repositories/><name>"));
            case BILL_OF_MATERIALS -> remove(CORE + "-cyclonedx.xml");
            case LICENCE_TEXT -> add(CORE + ".jar", jar("io/unisession/Session.class"));
            case MANAGED_VERSIONS -> addBom("1.2.3", "unisession-other");
            case SIZE -> files.put(CORE + ".jar.asc.md5", new byte[1_000_000_000]);
        }
    }

    private void addSound() throws Exception {
        add(
                CORE + ".pom",
                "<project><artifactId>unisession-core</artifactId>" + ABOUT
                        + "<dependencies><dependency><artifactId>slf4j-api</artifactId><version>1.36</version></dependency></dependencies></project>");
        add(CORE + ".jar", jar("META-INF/LICENSE", "io/unisession/Session.class"));
        add(CORE + "-sources.jar", jar("io/unisession/Session.java"));
        add(CORE + "-javadoc.jar", jar("index.html"));
        add(CORE + "-cyclonedx.json", "{\"bomFormat\":\"CycloneDX\",\"name\":\"unisession-core\"}");
        add(CORE + "-cyclonedx.xml", "<bom xmlns='cyclonedx'>unisession-core</bom>");
        addBom("1.2.3", "unisession-core");
    }

    private void addBom(String version, String managed) throws Exception {
        String path = BOM.replace("1.2.3", version);
        add(
                path + ".pom",
                "<project><artifactId>unisession-bom</artifactId><packaging>pom</packaging>"
                        + ABOUT.replace("1.2.3", version)
                        + "<dependencyManagement><dependencies><dependency><artifactId>" + managed
                        + "</artifactId><version>1.2.3</version></dependency></dependencies></dependencyManagement></project>");
        add(path + "-cyclonedx.json", "{\"bomFormat\":\"CycloneDX\",\"name\":\"unisession-bom\"}");
        add(path + "-cyclonedx.xml", "<bom xmlns='cyclonedx'>unisession-bom</bom>");
    }

    private void pom(UnaryOperator<String> change) throws Exception {
        String sound = new String(files.get(CORE + ".pom"), UTF_8);
        String spoiled = change.apply(sound);
        assertThat(spoiled).isNotEqualTo(sound);
        add(CORE + ".pom", spoiled);
    }

    private void remove(String path) {
        files.keySet().removeIf(each -> each.startsWith(path));
    }

    private void add(String path, String text) throws Exception {
        add(path, text.getBytes(UTF_8));
    }

    /** Adds a file with its checksums and signature. */
    private void add(String path, byte[] bytes) throws Exception {
        files.put(path, bytes);
        for (Map.Entry<String, String> checksum : Bundle.CHECKSUMS.entrySet()) {
            byte[] digest = MessageDigest.getInstance(checksum.getValue()).digest(bytes);
            files.put(path + checksum.getKey(), HexFormat.of().formatHex(digest).getBytes(UTF_8));
        }
        files.put(path + ".asc", key.sign(bytes));
    }

    private static byte[] jar(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream jar = new ZipOutputStream(bytes)) {
            for (String name : names) {
                jar.putNextEntry(new ZipEntry(name));
                jar.write(1);
            }
        }
        return bytes.toByteArray();
    }

    private List<String> faults(Requirement requirement) {
        try {
            return requirement.faults(new Bundle(files, key.publicKey())).toList();
        } catch (Exception unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    private static ThrowAwayKey key() {
        try {
            return ThrowAwayKey.generate();
        } catch (Exception unexpected) {
            throw new AssertionError(unexpected);
        }
    }
}
