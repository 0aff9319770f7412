package io.unisession.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.unisession.Secret;
import io.unisession.error.ConfigurationException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Where settings are found, in what order, and that pairs are never made of two sources. */
class ProviderSettingsTest {
    private static final String[] PAIR = {"ACME_USERNAME", "ACME_PASSWORD"};

    @Test
    void find_asksTheSourcesInTheirOrder() {
        ProviderSettings settings = ProviderSettings.builder("acme")
                .setting("A", "given")
                .sources(
                        source("property", Map.of("A", "property-a", "B", "property-b")),
                        source("variable", Map.of("A", "variable-a", "B", "variable-b", "C", "variable-c")))
                .build();

        assertThat(settings.find("A").map(Secret::reveal)).contains("given");
        assertThat(settings.find("B").map(Secret::reveal)).contains("property-b");
        assertThat(settings.find("C").map(Secret::reveal)).contains("variable-c");
        assertThat(settings.find("D")).isEmpty();
    }

    /** Two names with the same hash code, which a map of the JDK would not compute within each other. */
    @Test
    void find_changingSourceThatLooksUpAnotherOfItsSettings_isRead() {
        AtomicReference<SettingSource> self = new AtomicReference<>();
        SettingSource vault = SettingSource.changing(
                "vault",
                name -> name.equals("Aa") ? self.get().find("BB").map(Secret::reveal) : Optional.of("of " + name));
        self.set(vault);

        assertThat(vault.find("Aa").map(Secret::reveal)).contains("of BB");
    }

    @Test
    void find_blankInTheFirstSourceThatHasIt_isRejected() {
        ProviderSettings settings = ProviderSettings.builder("acme")
                .sources(source("property", Map.of("A", "\t")), source("variable", Map.of("A", "good")))
                .build();

        assertThatThrownBy(() -> settings.find("A"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("acme is not configured: A is blank (property)");
    }

    @Test
    void group_isWholeFromOneSource() {
        ProviderSettings settings = ProviderSettings.builder("acme")
                .sources(
                        source("property", Map.of("ACME_USERNAME", " ada ", "ACME_PASSWORD", "pw-of-ada")),
                        source("variable", Map.of("ACME_USERNAME", "bob", "ACME_PASSWORD", "pw-of-bob")))
                .build();

        SettingGroup group = settings.group(PAIR);

        assertThat(group.text("ACME_USERNAME")).isEqualTo("ada");
        assertThat(group.secret("ACME_PASSWORD").reveal()).isEqualTo("pw-of-ada");
    }

    @Test
    void group_secondHalfInAnotherSource_isMissing() {
        ProviderSettings settings = ProviderSettings.builder("acme")
                .setting("ACME_USERNAME", "ada")
                .sources(source("variable", Map.of("ACME_USERNAME", "bob", "ACME_PASSWORD", "pw-of-bob")))
                .build();
        SettingGroup group = settings.group(PAIR);

        assertThat(group.has("ACME_USERNAME")).isTrue();
        assertThat(group.has("ACME_PASSWORD")).isFalse();
        assertThatThrownBy(() -> group.secret("ACME_PASSWORD"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("acme is not configured: ACME_PASSWORD (variable) and the settings it belongs"
                        + " with (builder) come from different sources. Set them all in one, so that two accounts are"
                        + " never mixed")
                .hasMessageNotContaining("ada")
                .hasMessageNotContaining("bob");
    }

    @Test
    void group_secondHalfNowhere_isMissing() {
        ProviderSettings settings =
                ProviderSettings.builder("acme").setting("ACME_USERNAME", "ada").build();

        assertThatThrownBy(() -> settings.group(PAIR).secret("ACME_PASSWORD"))
                .hasMessage(
                        "acme is not configured: ACME_PASSWORD is missing. Set it in the same place as the settings it"
                                + " belongs with (builder)");
    }

    @Test
    void group_notFound_applicationsSource_isNamedWithTheOthers() {
        ProviderSettings settings = ProviderSettings.builder("acme")
                .sources(
                        SettingSource.changing("application's settings", name -> Optional.empty()),
                        source("system property", Map.of()),
                        source("environment variable", Map.of()))
                .build();

        assertThatThrownBy(() -> settings.group("A"))
                .hasMessage("acme is not configured: A is not set (looked in: builder, application's settings,"
                        + " system property, environment variable)");
    }

    @Test
    void baseUrl_unusableInASetting_namesTheSetting() {
        ProviderSettings settings = ProviderSettings.builder("acme")
                .sources(source("variable", Map.of("ACME_BASE_URL", "api.acme.example")))
                .build();

        assertThatThrownBy(() -> settings.baseUrl("https://own.example"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("acme is not configured: ACME_BASE_URL (variable) must begin with https:// and a host");
    }

    @Test
    void url_ofASetting_isTrimmedAndMayBeForWebSockets() {
        ProviderSettings settings = ProviderSettings.builder("acme")
                .setting("ACME_URL", " wss://acme.example ")
                .build();

        assertThat(settings.url("ACME_URL")).contains("wss://acme.example");
        assertThat(settings.group("ACME_URL").url("ACME_URL")).isEqualTo("wss://acme.example");
        assertThat(settings.url("ACME_TOKEN_URL")).isEmpty();
    }

    @Test
    void url_unencrypted_isRejectedByItsName() {
        ProviderSettings settings = ProviderSettings.builder("acme")
                .setting("ACME_URL", "ws://acme.example")
                .build();

        assertThatThrownBy(() -> settings.url("ACME_URL"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "acme is not configured: ACME_URL (builder) must be https, because credentials are sent to it;"
                                + " http is for loopback only, and the host is acme.example");
    }

    @Test
    void using_anUnfitValue_namesTheSetting() {
        ProviderSettings settings = ProviderSettings.builder("acme").build();

        assertThat(settings.<String>using("ACME_USER", () -> "used")).isEqualTo("used");
        assertThatThrownBy(() -> settings.using("ACME_USER", () -> {
                    throw new IllegalArgumentException("it has a colon");
                }))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("acme is not configured: ACME_USER cannot be used: it has a colon");
    }

    @Test
    void flag_isTrueOrFalse() {
        ProviderSettings settings = ProviderSettings.builder("acme")
                .setting("ON", "true")
                .setting("OFF", "false")
                .setting("WRONG", "yes")
                .build();

        assertThat(settings.flag("ON")).isTrue();
        assertThat(settings.flag("OFF")).isFalse();
        assertThat(settings.flag("MISSING")).isFalse();
        assertThatThrownBy(() -> settings.flag("WRONG"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("acme is not configured: WRONG must be true or false");
    }

    @Test
    void requireKnown_misspelledSetting_suggestsTheRightOne() {
        ProviderSettings settings = ProviderSettings.builder("acme")
                .setting("ACME_PASWORD", "made-up-pw")
                .build();

        assertThatThrownBy(() -> settings.requireKnown(List.of(PAIR)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("acme is not configured: it has no setting ACME_PASWORD; did you mean ACME_PASSWORD?");
    }

    @Test
    void requireKnown_quiteAnotherSetting_listsTheRightOnes() {
        ProviderSettings settings =
                ProviderSettings.builder("acme").setting("X", "made-up").build();

        assertThatThrownBy(() -> settings.requireKnown(List.of(PAIR)))
                .hasMessage(
                        "acme is not configured: it has no setting X; its settings are ACME_USERNAME, ACME_PASSWORD,"
                                + " ACME_BASE_URL");
    }

    @Test
    void requireKnown_knownSettingsAndTheBaseUrl_areAccepted() {
        ProviderSettings settings = ProviderSettings.builder("acme")
                .setting("ACME_PASSWORD", "made-up-pw")
                .setting("ACME_BASE_URL", "https://gateway.example")
                .sources(source("variable", Map.of("ACME_PASWORD", "not given by the builder")))
                .build();

        assertThatCode(() -> settings.requireKnown(List.of(PAIR))).doesNotThrowAnyException();
    }

    @Test
    void group_notFound_listsEverythingTried() {
        ProviderSettings settings = ProviderSettings.builder("acme")
                .sources(source("property", Map.of()), source("variable", Map.of("OTHER", "x")))
                .build();

        ConfigurationException failure = catchThrowableOfType(ConfigurationException.class, () -> settings.group(PAIR));

        assertThat(failure.attemptedSources())
                .containsExactly(
                        "builder ACME_USERNAME",
                        "builder ACME_PASSWORD",
                        "property ACME_USERNAME",
                        "property ACME_PASSWORD",
                        "variable ACME_USERNAME",
                        "variable ACME_PASSWORD");
        assertThat(failure.attemptedSources()).isUnmodifiable();
    }

    @Test
    void group_builderIsTheOnlySource_explainsHowToAddOthers() {
        ProviderSettings settings = ProviderSettings.builder("acme").build();

        assertThatThrownBy(() -> settings.group(PAIR))
                .hasMessage("acme is not configured: ACME_USERNAME, ACME_PASSWORD are not set."
                        + " Set them on the builder, or call fromEnvironment()");
    }

    @Test
    void anyOf_isTheFirstSourceWithAnyOfThem_orSaysWhichBelongTogether() {
        List<List<String>> alternatives = List.of(List.of("ACME_TOKEN"), List.of(PAIR));
        ProviderSettings settings = ProviderSettings.builder("acme")
                .sources(source("property", Map.of()), source("variable", Map.of("ACME_PASSWORD", "p")))
                .build();

        assertThat(settings.anyOf(alternatives).has("ACME_PASSWORD")).isTrue();
        assertThatThrownBy(() -> ProviderSettings.builder("acme").build().anyOf(alternatives))
                .hasMessage("acme is not configured: neither ACME_TOKEN nor ACME_USERNAME with ACME_PASSWORD is set."
                        + " Set one of these on the builder, or call fromEnvironment()");
    }

    @Test
    void baseUrl_isTheBuilders_elseTheSetting_elseTheProvidersOwn() {
        SettingSource around = source("variable", Map.of("MY_ACME_2_BASE_URL", "https://setting.example"));

        assertThat(ProviderSettings.builder("my-acme.2")
                        .baseUrl("https://builder.example")
                        .sources(around)
                        .build()
                        .baseUrl("https://own.example"))
                .isEqualTo("https://builder.example");
        assertThat(ProviderSettings.builder("my-acme.2").sources(around).build().baseUrl("https://own.example"))
                .isEqualTo("https://setting.example");
        assertThat(ProviderSettings.builder("my-acme.2").build().baseUrl("https://own.example"))
                .isEqualTo("https://own.example");
    }

    /** Turkish makes another letter of i, which no variable has. */
    @Test
    void baseUrlSetting_isNamedAlikeInEveryLocale() {
        SettingSource around = source("variable", Map.of("TWILIO_BASE_URL", "https://setting.example"));

        assertThat(ProviderSettings.builder("twilio").sources(around).build().baseUrl("https://own.example"))
                .isEqualTo("https://setting.example");
    }

    @Test
    void environmentAndSystemProperties_areSources() {
        Map.Entry<String, String> variable =
                System.getenv().entrySet().iterator().next();

        assertThat(SettingSource.environment().find(variable.getKey())).contains(Secret.of(variable.getValue()));
        assertThat(SettingSource.environment().find("NO_SUCH_VARIABLE_HERE")).isEmpty();
        assertThat(SettingSource.environment().kind()).isEqualTo("environment variable");
        assertThat(SettingSource.systemProperties().find("java.version"))
                .contains(Secret.of(System.getProperty("java.version")));
        assertThat(SettingSource.systemProperties().kind()).isEqualTo("system property");
    }

    @Test
    void settings_printNoValue() {
        ProviderSettings settings =
                ProviderSettings.builder("acme").setting("A", "canary").build();

        assertThat(settings).hasToString("ProviderSettings[acme]");
        assertThat(source("property", Map.of("A", "canary"))).hasToString("SettingSource[property]");
        assertThat(settings.group("A").toString()).doesNotContain("canary");
    }

    @Test
    void settingsGivenLater_doNotReachSettingsMadeBefore() {
        ProviderSettings.Builder builder = ProviderSettings.builder("acme");
        ProviderSettings before = builder.build();

        builder.setting("A", "late");

        assertThat(before.find("A")).isEmpty();
    }

    private static SettingSource source(String kind, Map<String, String> values) {
        return SettingSource.of(kind, values::get);
    }
}
