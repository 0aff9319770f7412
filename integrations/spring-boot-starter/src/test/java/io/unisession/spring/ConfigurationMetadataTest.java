package io.unisession.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.unisession.Sessions;
import io.unisession.Webhooks;
import io.unisession.error.ConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What editors suggest is what the starter reads. */
class ConfigurationMetadataTest {
    private static final String SETTING = "The setting ";
    private static final Map<String, JsonNode> PROPERTIES = properties();

    private static Map<String, JsonNode> properties() {
        try (InputStream metadata =
                ConfigurationMetadataTest.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
            Map<String, JsonNode> properties = new TreeMap<>();
            new ObjectMapper()
                    .readTree(metadata)
                    .get("properties")
                    .forEach(property -> properties.put(property.get("name").asText(), property));
            return properties;
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    static Set<String> providers() {
        return Sessions.providers();
    }

    private static Stream<String> keys(String prefix, Class<?> type) {
        return Stream.of(type.getRecordComponents()).flatMap(component -> keys(prefix, component));
    }

    private static Stream<String> keys(String prefix, RecordComponent component) {
        String key = prefix + component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
        return component.getType().isRecord() ? keys(key + ".", component.getType()) : Stream.of(key);
    }

    @ParameterizedTest
    @MethodSource("providers")
    void properties_ofEachProvider_areTheSharedOnesAndItsSettings(String id) {
        String prefix = ConfiguredProvider.PREFIX + "." + id + ".";

        assertThat(PROPERTIES.entrySet().stream()
                        .filter(property -> property.getKey().startsWith(prefix))
                        .filter(property -> setting(property.getValue()).isEmpty())
                        .map(property -> property.getKey().substring(prefix.length())))
                .containsExactlyInAnyOrderElementsOf(
                        keys("", ProviderProperties.class).toList());
    }

    private static String setting(JsonNode property) {
        String description = property.get("description").asText();
        return description.startsWith(SETTING) ? description.substring(SETTING.length(), description.length() - 1) : "";
    }

    @ParameterizedTest
    @MethodSource("providers")
    void settings_ofEachProvider_areThoseThatItHas(String id) {
        ConfiguredProvider provider = new ConfiguredProvider(id, null, Map.of());
        Map<String, String> settings = PROPERTIES.values().stream()
                .filter(property ->
                        property.get("name").asText().startsWith(ConfiguredProvider.PREFIX + "." + id + "."))
                .filter(property -> !setting(property).isEmpty())
                .collect(Collectors.toMap(
                        ConfigurationMetadataTest::setting,
                        property -> property.get("name").asText()));

        assertThat(settings).isNotEmpty();
        settings.forEach((setting, property) -> {
            assertThat(property).isEqualTo(provider.property(provider.key(setting)));
            if (!settingsOfWebhooks(id).contains(setting)) {
                assertThat(fault(id, setting)).doesNotContain("it has no setting " + setting);
            }
        });
        assertThat(fault(id, "MADE_UP")).contains("it has no setting MADE_UP");
    }

    /** What a receiver looks up, as far as made-up values let it. */
    private static Set<String> settingsOfWebhooks(String id) {
        Set<String> settings = new TreeSet<>();
        try {
            Webhooks.builder(id)
                    .settingsFrom(setting -> {
                        settings.add(setting);
                        return Optional.of(setting.endsWith("_URL") ? "https://made-up.example" : "made-up");
                    })
                    .build();
        } catch (ConfigurationException madeUp) {
            assertThat(madeUp).hasMessageNotContaining("no provider");
        }
        return settings;
    }

    private static String fault(String id, String setting) {
        try {
            Sessions.builder(id).setting(setting, "made-up").build().close();
            return "";
        } catch (RuntimeException fault) {
            return String.valueOf(fault.getMessage());
        }
    }

    @Test
    void sharedProperties_areWrittenAsTheirDescriptionsSay() {
        assertThat(PROPERTIES.values())
                .allSatisfy(property ->
                        assertThat(property.get("description").asText()).endsWith("."));
    }
}
