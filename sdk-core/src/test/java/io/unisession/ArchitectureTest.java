package io.unisession;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.conditions.ArchConditions.beAssignableTo;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.unisession.error.SessionException;
import io.unisession.internal.call.ListenerNotifier;
import io.unisession.internal.call.Operation;
import io.unisession.internal.transport.BodyBytes;
import io.unisession.spi.event.RejectedWebhookException;
import io.unisession.spi.http.UnusableResponseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

/** Which part of the core may know which, and what nobody may do. */
class ArchitectureTest {
    private static final String API = "io.unisession";
    private static final String CAPABILITY = "io.unisession.capability";
    private static final String ERROR = "io.unisession.error";
    private static final String HTTP = "io.unisession.spi.http";
    private static final String SPI = "io.unisession.spi";
    private static final String EVENT = "io.unisession.spi.event";
    private static final String CALL = "io.unisession.internal.call";
    private static final String TRANSPORT = "io.unisession.internal.transport";
    private static final String DOWNLOAD = "io.unisession.internal.download";
    private static final String CLIENT = "io.unisession.internal.client";
    private static final String JSON = "io.unisession.internal.json";
    private static final String TEXT = "io.unisession.internal.text";
    private static final String[] THIRD_PARTIES = {
        "com.auth0..", "okhttp3..", "okio..", "com.fasterxml..", "org.slf4j..", "kotlin.."
    };

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.unisession");

    @Test
    void errors_dependOnNothingElse() {
        knows(ERROR);
    }

    @Test
    void capabilities_dependOnTheModelOnly() {
        knows(CAPABILITY, API);
    }

    @Test
    void http_doesNotDependOnCapabilitiesClientsOrProviders() {
        knows(HTTP, API, ERROR, CALL, TRANSPORT, DOWNLOAD, JSON, TEXT);
    }

    /** What authors of providers see is values; a few facades create, or are handed, the parts that perform. */
    @Test
    void http_leavesCallsToTheCallPackage() {
        noClasses()
                .that()
                .resideInAPackage(HTTP)
                .and(not(
                        name(HTTP + ".HttpPipeline"),
                        name(HTTP + ".HttpPipeline$Builder"),
                        name(HTTP + ".CallSequence"),
                        name(HTTP + ".FileDownload"),
                        name(HTTP + ".Authenticator"),
                        name(HTTP + ".TokenSource"),
                        name(HTTP + ".ApiResponse"),
                        name(HTTP + ".JsonReader"),
                        name(HTTP + ".NextLinks")))
                .should(dependOnClassesThat(resideInAnyPackage(CALL, TRANSPORT, DOWNLOAD)))
                .check(CORE);
    }

    @Test
    void spi_leavesSendingAndJsonToHttp() {
        classes()
                .that()
                .resideInAPackage(SPI)
                .and(not(name(SPI + ".ProviderClient")))
                .should()
                .onlyDependOnClassesThat(knownTo(SPI, API, CAPABILITY, ERROR, HTTP, CLIENT, TEXT))
                .check(CORE);
    }

    /** It hands calls to other threads: with the time they waited, and in the context of the caller. */
    @Test
    void providerClient_alsoKnowsTheOperationAndTheListeners() {
        classes()
                .that(name(SPI + ".ProviderClient"))
                .should()
                .onlyDependOnClassesThat(knownTo(SPI, API, CAPABILITY, ERROR, HTTP, CLIENT, TEXT)
                        .or(JavaClass.Predicates.equivalentTo(Operation.class))
                        .or(JavaClass.Predicates.equivalentTo(ListenerNotifier.class)))
                .check(CORE);
    }

    @Test
    void internalJson_dependsOnNothingElse() {
        knows(JSON);
    }

    @Test
    void internalCall_doesNotDependOnClients() {
        knows(CALL, API, ERROR, HTTP, TRANSPORT, JSON, TEXT);
    }

    @Test
    void internalTransport_doesNotDependOnCalls() {
        knows(TRANSPORT, API, ERROR, HTTP, TEXT);
    }

    @Test
    void internalDownload_doesNotDependOnClients() {
        knows(DOWNLOAD, API, ERROR, HTTP, CALL, TRANSPORT, JSON, TEXT);
    }

    @Test
    void internalText_dependsOnSecretsOnly() {
        noClasses()
                .that()
                .resideInAPackage(TEXT)
                .should(dependOnClassesThat(
                        resideInAPackage("io.unisession..").and(not(resideInAPackage(TEXT), Secret.class))))
                .check(CORE);
    }

    @Test
    void internalClient_doesNotDependOnHttpApartFromTheClock() {
        noClasses()
                .that()
                .resideInAPackage(CLIENT)
                .should(dependOnClassesThat(resideInAnyPackage(HTTP, SPI, CALL, TRANSPORT, JSON)
                        .and(not(resideInAPackage(CLIENT), Timing.class))))
                .check(CORE);
    }

    @Test
    void model_dependsOnCallsOnlyForTheRawResponse() {
        noClasses()
                .that()
                .resideInAPackage(API)
                .should(dependOnClassesThat(resideInAnyPackage(CALL, TRANSPORT)
                        .and(DescribedPredicate.not(JavaClass.Predicates.equivalentTo(BodyBytes.class)))))
                .check(CORE);
    }

    @Test
    void internalPackages_haveNoCircles() {
        slices().matching("io.unisession.internal.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CORE);
    }

    /** To touch databind costs a first call a quarter of a second, so a call must not. */
    @Test
    void databind_isLoadedOnlyForDocumentsThatAreRead() {
        noClasses()
                .that(not(name("io.unisession.DocumentTree")))
                .should(dependOnClassesThat(resideInAPackage("com.fasterxml.jackson.databind..")))
                .check(CORE);
    }

    @Test
    void jacksonCore_isUsedOnlyToReadJson() {
        noClasses()
                .that()
                .resideOutsideOfPackages(JSON, HTTP)
                .and(not(
                        name("io.unisession.DocumentTree"),
                        name("io.unisession.SessionJsonReader"),
                        name("io.unisession.SessionJsonWriter"),
                        name("io.unisession.spi.event.FormParameters"),
                        name(CALL + ".JsonProbe"),
                        name(CALL + ".SuccessMapper")))
                .should(dependOnClassesThat(resideInAPackage("com.fasterxml..")))
                .check(CORE);
    }

    /** It is an optional dependency, and loading it takes a quarter of a second. */
    @Test
    void javaJwt_isUsedOnlyByTheSigner() {
        noClasses()
                .that(not(name(HTTP + ".JwtSigner"), name(EVENT + ".JwtSignature")))
                .should(dependOnClassesThat(resideInAPackage("com.auth0..")))
                .check(CORE);
    }

    @Test
    void okHttp_isUsedOnlyByTheTransport_andWhereItIsConfigured() {
        noClasses()
                .that()
                .resideOutsideOfPackage(TRANSPORT)
                .and(not(
                        name("io.unisession.SettingsBuilder"),
                        name("io.unisession.spi.http.TransportSettings"),
                        name("io.unisession.spi.http.TransportSettings$Builder"),
                        name("io.unisession.spi.http.HttpPipeline")))
                .should(dependOnClassesThat(resideInAnyPackage("okhttp3..", "okio..")))
                .check(CORE);
    }

    @Test
    void logging_isInOnePlace() {
        noClasses()
                .that()
                .haveNameNotMatching("io\\.unisession\\.internal\\.call\\.ListenerNotifier(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Logger.class)
                .check(CORE);
    }

    @Test
    void publicSignatures_nameNoThirdParty() {
        List<String> seen = CORE.stream()
                .filter(ArchitectureTest::isSeen)
                .flatMap(type -> Stream.concat(
                        type.getCodeUnits().stream()
                                .filter(ArchitectureTest::isSeen)
                                .filter(ArchitectureTest::namesThirdParty)
                                .map(JavaCodeUnit::getFullName),
                        type.getFields().stream()
                                .filter(field -> isSeen(field) && isThirdParty(field.getRawType()))
                                .map(JavaField::getFullName)))
                .toList();

        assertThat(seen)
                .containsExactlyInAnyOrder(
                        "io.unisession.SettingsBuilder.httpClient(okhttp3.OkHttpClient)",
                        "io.unisession.spi.http.TransportSettings$Builder.httpClient(okhttp3.OkHttpClient)");
    }

    @Test
    void publicTypes_areFinalClassesOrInterfaces_andNotRecords() {
        classes()
                .that(describe("are seen", ArchitectureTest::isSeen))
                .and()
                .areNotInterfaces()
                .and()
                .areNotAssignableTo(SessionException.class)
                .and(not(
                        name("io.unisession.SessionClientBuilder"),
                        name("io.unisession.SessionArtifact"),
                        name("io.unisession.SettingsBuilder"),
                        name("io.unisession.event.WebhookReceiverBuilder"),
                        name("io.unisession.spi.ProviderClient")))
                .should()
                .haveModifier(JavaModifier.FINAL)
                .andShould()
                .notBeRecords()
                .check(CORE);
    }

    @Test
    void exceptionsForCallers_areInOnePackageAndHaveACommonType() {
        classes()
                .that(describe("are seen", ArchitectureTest::isSeen))
                .and()
                .areAssignableTo(Throwable.class)
                .and()
                .areNotAssignableTo(UnusableResponseException.class)
                .and()
                .areNotAssignableTo(RejectedWebhookException.class)
                .should()
                .resideInAPackage(ERROR)
                .andShould(beAssignableTo(SessionException.class).or(beAssignableTo(IllegalStateException.class)))
                .check(CORE);
    }

    /** A monitor pins a virtual thread to its carrier on Java 21 to 23. */
    @Test
    void noClass_usesSynchronized() throws IOException {
        methods().should().notHaveModifier(JavaModifier.SYNCHRONIZED).check(CORE);

        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            assertThat(sources.filter(Files::isRegularFile))
                    .isNotEmpty()
                    .allSatisfy(source -> assertThat(source).content().doesNotContain("synchronized ("));
        }
    }

    @Test
    void noClass_writesToTheConsoleOrToJavaLogging() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CORE);
        NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(CORE);
    }

    @Test
    void onlySystemTiming_readsTheSystemClock() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(SystemTiming.class)
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", long.class, int.class)
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould(dependOnClassesThat(JavaClass.Predicates.assignableTo(Random.class)
                        .or(JavaClass.Predicates.assignableTo(Clock.class))))
                .check(CORE);
    }

    @Test
    void noClass_formatsInTheDefaultLocale() {
        noClasses()
                .should()
                .callMethod(String.class, "toLowerCase")
                .orShould()
                .callMethod(String.class, "toUpperCase")
                .orShould()
                .callMethod(String.class, "format", String.class, Object[].class)
                .orShould()
                .callMethod(String.class, "formatted", Object[].class)
                .orShould()
                .callMethod(String.class, "getBytes")
                .orShould()
                .callMethod(Locale.class, "getDefault")
                .check(CORE);
    }

    /** A package may know itself, the packages named, and what is not ours. */
    private static void knows(String knowing, String... known) {
        classes()
                .that()
                .resideInAPackage(knowing)
                .should()
                .onlyDependOnClassesThat(knownTo(knowing, known))
                .check(CORE);
    }

    private static DescribedPredicate<JavaClass> knownTo(String knowing, String... known) {
        return resideInAPackage(knowing)
                .or(resideInAnyPackage(known))
                .or(DescribedPredicate.not(resideInAPackage("io.unisession..")));
    }

    private static DescribedPredicate<JavaClass> not(DescribedPredicate<? super JavaClass> one, Class<?> other) {
        return DescribedPredicate.not(one.<JavaClass>forSubtype().or(JavaClass.Predicates.equivalentTo(other)));
    }

    @SafeVarargs
    private static DescribedPredicate<JavaClass> not(DescribedPredicate<? super JavaClass>... any) {
        DescribedPredicate<JavaClass> one = DescribedPredicate.alwaysFalse();
        for (DescribedPredicate<? super JavaClass> next : any) {
            one = one.or(next.forSubtype());
        }
        return DescribedPredicate.not(one);
    }

    private static boolean isSeen(JavaClass type) {
        boolean outer = type.getEnclosingClass().map(ArchitectureTest::isSeen).orElse(true);
        return outer && isSeen(type.getModifiers()) && !type.getPackageName().contains(".internal");
    }

    private static boolean isSeen(JavaCodeUnit member) {
        return isSeen(member.getModifiers()) && !member.getModifiers().contains(JavaModifier.SYNTHETIC);
    }

    private static boolean isSeen(JavaField field) {
        return isSeen(field.getModifiers());
    }

    private static boolean isSeen(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }

    private static boolean namesThirdParty(JavaCodeUnit member) {
        return Stream.of(
                        Stream.of(member.getReturnType()),
                        member.getParameterTypes().stream(),
                        member.getTypeParameters().stream())
                .flatMap(types -> types)
                .flatMap(type -> type.getAllInvolvedRawTypes().stream())
                .anyMatch(ArchitectureTest::isThirdParty);
    }

    private static boolean isThirdParty(JavaClass type) {
        return resideInAnyPackage(THIRD_PARTIES).test(type.getBaseComponentType());
    }
}
