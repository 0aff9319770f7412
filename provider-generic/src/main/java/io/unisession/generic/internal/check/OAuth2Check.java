package io.unisession.generic.internal.check;

import io.unisession.generic.internal.auth.Auth;
import io.unisession.generic.internal.auth.OAuth2Auth;
import io.unisession.generic.internal.document.DocumentNode;
import io.unisession.generic.internal.template.Template;
import io.unisession.spi.http.HttpPipeline;
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

    private final NodeChecks checks;
    private final TemplateCheck templates;

    OAuth2Check(NodeChecks checks) {
        this.checks = checks;
        this.templates = TemplateCheck.ofAuth(checks);
    }

    Optional<Auth> auth(DocumentNode node) {
        checks.object(node, KEYS);
        Optional<String> tokenUrl = checks.required(node, "tokenUrl", "the address of the token endpoint")
                .flatMap(this::tokenUrl);
        Optional<Template.Text> clientId = checks.required(node, "clientId", "the client's id, as ${env:NAME}")
                .flatMap(templates::text);
        Optional<Template.Text> clientSecret = checks.required(
                        node, "clientSecret", "the client's secret, as ${env:NAME}")
                .flatMap(templates::secret);
        Map<String, Template.Text> parameters =
                node.field("parameters").map(templates::values).orElse(Map.of());
        boolean inBody = node.field("credentialsIn")
                .flatMap(found -> checks.oneOfUnquoted(found, "place", PLACES))
                .map("body"::equals)
                .orElse(false);
        return tokenUrl.isPresent() && clientId.isPresent() && clientSecret.isPresent()
                ? Optional.of(new OAuth2Auth(tokenUrl.get(), clientId.get(), clientSecret.get(), parameters, inBody))
                : Optional.empty();
    }

    private Optional<String> tokenUrl(DocumentNode node) {
        Optional<String> url = checks.text(node);
        if (url.isEmpty()) {
            return url;
        }
        String fault = fault(url.get());
        if (!fault.isEmpty()) {
            checks.faults().add(node.location(), "invalid token URL: " + fault);
            return Optional.empty();
        }
        return url;
    }

    private static String fault(String url) {
        if (url.matches(".*[{}].*")) {
            return "it cannot have placeholders";
        }
        Matcher parts = URL.matcher(url);
        if (!parts.matches()) {
            return "expected https://, a host and a path, without spaces";
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
}
