package io.unisession.generic.internal.perform;

import io.unisession.CallOptions;
import io.unisession.ProviderDocument;
import io.unisession.ProviderRequest;
import io.unisession.Session;
import io.unisession.generic.internal.auth.Auth;
import io.unisession.generic.internal.auth.LazyAuthenticator;
import io.unisession.generic.internal.model.DescriptorModel;
import io.unisession.generic.internal.model.Operation;
import io.unisession.generic.internal.model.OperationModel;
import io.unisession.generic.internal.template.SettingReference;
import io.unisession.generic.internal.template.Values;
import io.unisession.spi.Capabilities;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.SessionBackend;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.Authenticator;
import io.unisession.spi.http.HttpPipeline;
import io.unisession.spi.http.TokenEndpoint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The calls of one client, as its descriptor says. */
public final class DescriptorBackend implements SessionBackend {
    /** A part of a host's name. */
    private static final Pattern HOST_LABEL = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

    private final ClientPipelines pipelines = new ClientPipelines();
    private final HttpPipeline http;
    private final GetSessionOperation getting;
    private final Capabilities capabilities;
    /** The setting that overrides where tokens come from. */
    private final String tokenUrlName;

    /**
     * Creates the backend of one client.
     *
     * @param allowedSettings settings of others that the descriptor may read
     * @throws io.unisession.error.ConfigurationException if a setting was given that the descriptor does not refer to,
     *     or one that {@code getSession} needs is missing, blank or unusable
     */
    public DescriptorBackend(CompiledDescriptor descriptor, ProviderSettings settings, Set<String> allowedSettings) {
        String prefix = descriptor.model().settingsPrefix();
        String baseUrlName = prefix + "BASE_URL";
        this.tokenUrlName = prefix + "TOKEN_URL";
        settings.requireKnown(known(descriptor.model(), baseUrlName));
        requireOwnSettings(
                descriptor.model().settingsPrefix(), descriptor.model().foreignSettings(), settings, allowedSettings);
        Values values = Values.of(settings);
        List<OperationModel> reading = reading(descriptor);
        reading.forEach(operation -> operation.request().requireSendable(values));
        try {
            Function<Auth, Authenticator> authenticators = authenticators(reading, settings);
            this.http = HttpPipeline.builder(descriptor.id(), settings.transport())
                    .baseUrl(baseUrl(descriptor.model(), settings, values, baseUrlName))
                    .errors(descriptor.errors())
                    .authenticator(authenticators.apply(descriptor.auth()))
                    .build();
            pipelines.add(http);
            DescribedClient client = new DescribedClient(descriptor, http, settings, values, authenticators);
            this.getting = new GetSessionOperation(client);
            this.capabilities = new DescriptorCapabilities(client).all();
        } catch (RuntimeException | Error failure) {
            pipelines.close();
            throw failure;
        }
    }

    /** The application's address of the service, or else the descriptor's, for which settings may be needed. */
    private static String baseUrl(DescriptorModel model, ProviderSettings settings, Values values, String baseUrlName) {
        String given = settings.baseUrl(baseUrlName, "");
        if (!given.isEmpty()) {
            return given;
        }
        model.baseUrl().settings().forEach(setting -> {
            if (!HOST_LABEL.matcher(values.setting(setting)).matches()) {
                throw settings.misconfigured(setting.name()
                        + " cannot be part of the host of the base URL; it may have letters, digits and hyphens");
            }
        });
        return model.baseUrl().expandSettings(values);
    }

    private Set<String> known(DescriptorModel model, String baseUrlName) {
        Set<String> known = new TreeSet<>(model.settings());
        known.add(baseUrlName);
        if (model.usesTokenEndpoint()) {
            known.add(tokenUrlName);
        }
        return known;
    }

    /** A descriptor of unknown origin must not send what other software finds in the environment. */
    static void requireOwnSettings(
            String prefix, Stream<SettingReference> foreign, ProviderSettings settings, Set<String> allowed) {
        foreign.map(SettingReference::name)
                .filter(name -> !allowed.contains(name)
                        && settings.builderOnly().find(name).isEmpty())
                .findFirst()
                .ifPresent(name -> {
                    throw settings.misconfigured(
                            "its descriptor reads " + name + ", but may only read settings that begin with "
                                    + prefix
                                    + "; rename the setting, pass it to the builder, or allow it with allowSettings(\""
                                    + name + "\")");
                });
    }

    /** The operations of {@code getSession}, whose settings are required from the start. */
    private static List<OperationModel> reading(CompiledDescriptor descriptor) {
        Stream<Operation> operations = descriptor.getSession().withParticipants()
                ? Stream.of(Operation.GET_SESSION, Operation.LIST_PARTICIPANTS, Operation.LIST_INTERVALS)
                : Stream.of(Operation.GET_SESSION);
        return operations
                .flatMap(operation -> descriptor.operation(operation).stream())
                .toList();
    }

    /**
     * Those that reading needs are made at once, the others when they are first used. Equal ones share their tokens.
     */
    private Function<Auth, Authenticator> authenticators(List<OperationModel> reading, ProviderSettings settings) {
        Map<Auth, Authenticator> authenticators = new HashMap<>();
        for (OperationModel operation : reading) {
            authenticators.computeIfAbsent(operation.auth(), auth -> authenticator(auth, settings));
        }
        return shown -> authenticators.computeIfAbsent(
                shown, auth -> new LazyAuthenticator(() -> authenticator(auth, settings)));
    }

    private Authenticator authenticator(Auth auth, ProviderSettings settings) {
        try {
            return settings.authenticator(current -> auth.authenticator(current, url -> tokenEndpoint(url, current)));
        } catch (IllegalArgumentException cannotBeSent) {
            throw settings.misconfigured(String.valueOf(cannotBeSent.getMessage()));
        }
    }

    private TokenEndpoint tokenEndpoint(String url, ProviderSettings settings) {
        TokenEndpoint endpoint = TokenEndpoint.open(
                settings.provider(),
                settings.transport(),
                settings.url(tokenUrlName).orElse(url));
        pipelines.add(endpoint.pipeline());
        return endpoint;
    }

    @Override
    public Session getSession(String sessionId, CallOptions options) {
        return getting.session(sessionId, options);
    }

    /** Sends the requests of {@code getSession} and maps each first response in another way. */
    public <R> Map<Operation, R> inspect(String sessionId, BiFunction<Operation, ApiResponse, R> inspector) {
        return getting.inspect(sessionId, inspector);
    }

    @Override
    public Optional<ProviderDocument> request(ProviderRequest request, CallOptions options) {
        return Optional.of(http.request(request, options));
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public void close() {
        pipelines.close();
    }
}
