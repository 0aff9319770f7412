package io.unisession.generic.internal.check;

import io.unisession.generic.internal.auth.Auth;
import io.unisession.generic.internal.auth.OAuth2Auth;
import io.unisession.generic.internal.auth.SettingTemplate;
import io.unisession.generic.internal.document.DocumentNode;
import io.unisession.spi.http.HttpPipeline;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The key {@code auth} of type {@code oauth2-client-credentials}. */
final class OAuth2Check {
    private static final List<String> KEYS =
            List.of("type", "tokenUrl", "clientId", "clientSecret", "parameters", "credentialsIn");
    private static final List<String> PLACES = List.of("basic", "body");

    private static final Pattern URL = Pattern.compile("https?://[^/\\s\\\\]+((?:/\\S*)?)");

    private final NodeChecks expected;
    private final TemplateCheck templates;

    OAuth2Check(NodeChecks expected) {
        this.expected = expected;
        this.templates = new TemplateCheck(expected);
    }

    Optional<Auth> auth(DocumentNode node) {
        expected.object(node, KEYS);
        Optional<String> tokenUrl = expected.required(node, "tokenUrl", "the address that gives tokens")
                .flatMap(this::tokenUrl);
        Optional<SettingTemplate> clientId = expected.required(node, "clientId", "the client's id, as ${env:NAME}")
                .flatMap(templates::text);
        Optional<SettingTemplate> clientSecret = expected.required(
                        node, "clientSecret", "the client's secret, as ${env:NAME}")
                .flatMap(templates::secret);
        Map<String, SettingTemplate> parameters =
                node.field("parameters").map(this::parameters).orElse(Map.of());
        boolean inBody = node.field("credentialsIn").map(this::isInBody).orElse(false);
        return tokenUrl.isPresent() && clientId.isPresent() && clientSecret.isPresent()
                ? Optional.of(new OAuth2Auth(tokenUrl.get(), clientId.get(), clientSecret.get(), parameters, inBody))
                : Optional.empty();
    }

    private Optional<String> tokenUrl(DocumentNode node) {
        Optional<String> url = expected.text(node);
        if (url.isEmpty()) {
            return url;
        }
        String fault = fault(url.get());
        if (!fault.isEmpty()) {
            expected.faults().add(node.place(), "this cannot be the address of tokens: " + fault);
            return Optional.empty();
        }
        return url;
    }

    private static String fault(String url) {
        if (url.matches(".*[{}].*")) {
            return "it has no variables";
        }
        Matcher parts = URL.matcher(url);
        if (!parts.matches()) {
            return "it is https://, a host and a path, without spaces around them";
        }
        try {
            HttpPipeline.requireBaseUrl(url);
        } catch (IllegalArgumentException wrongUrl) {
            return String.valueOf(wrongUrl.getMessage()).replace("the base URL", "it");
        }
        String path = parts.group(1);
        return path.length() < 2
                ? "it needs a path, such as /oauth2/token"
                : PathCheck.fixedFault(path).orElse("");
    }

    private Map<String, SettingTemplate> parameters(DocumentNode node) {
        Map<String, SettingTemplate> parameters = new LinkedHashMap<>();
        if (expected.anyObject(node)) {
            node.fields().forEach((name, value) -> {
                SecretNames.check(name, value, expected);
                templates.singleValue(value).ifPresent(template -> parameters.put(name, template));
            });
        }
        return parameters;
    }

    private boolean isInBody(DocumentNode node) {
        Optional<String> place = expected.text(node);
        if (place.isPresent() && !PLACES.contains(place.get())) {
            expected.faults().add(node.place(), "id and secret go as HTTP \"basic\" or in the \"body\", not otherwise");
        }
        return place.filter("body"::equals).isPresent();
    }
}
