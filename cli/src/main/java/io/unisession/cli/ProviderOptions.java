package io.unisession.cli;

import io.unisession.SessionClient;
import io.unisession.SessionClientBuilder;
import io.unisession.Sessions;
import io.unisession.generic.Descriptor;
import io.unisession.generic.DescriptorException;
import io.unisession.generic.GenericSessions;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say which provider to call. */
public final class ProviderOptions {
    @ArgGroup
    private @Nullable Choice choice;

    @Option(
            names = "--base-url",
            paramLabel = "<url>",
            description = "Replaces the provider's base URL: https, or http on this machine.")
    private @Nullable String baseUrl;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    /** Picocli creates the options. */
    public ProviderOptions() {}

    /** A provider by its id, or by a descriptor of one's own. */
    private static final class Choice {
        @Option(names = "--provider", paramLabel = "<id>", description = "The provider's id.")
        private @Nullable String provider;

        @Option(
                names = "--descriptor",
                paramLabel = "<file>",
                description = "The descriptor of a provider of your own: JSON, or YAML as *.yaml.")
        private @Nullable Path descriptor;
    }

    /**
     * Whether the command line says which provider to call.
     *
     * @return false if it names no provider, no descriptor and no base URL
     */
    public boolean arePresent() {
        return choice != null || baseUrl != null;
    }

    /**
     * Creates a client of the chosen provider, with the credentials from the environment.
     *
     * @return the client, which the caller closes
     * @throws ParameterException if no provider is chosen, or the descriptor is wrong
     * @throws io.unisession.error.ConfigurationException if credentials are missing
     */
    public SessionClient open() {
        SessionClientBuilder<? extends SessionClient, ?> builder = builder();
        if (baseUrl != null) {
            builder.baseUrl(baseUrl);
        }
        return builder.build();
    }

    private SessionClientBuilder<? extends SessionClient, ?> builder() {
        if (choice != null && choice.provider != null) {
            return Sessions.builder(choice.provider);
        }
        if (choice != null && choice.descriptor != null) {
            return GenericSessions.builder(descriptor(choice.descriptor));
        }
        throw wrong("give a provider: --provider <id>, or --descriptor <file>");
    }

    private Descriptor descriptor(Path file) {
        try {
            return Descriptor.load(file);
        } catch (DescriptorException faulty) {
            throw wrong(String.valueOf(faulty.getMessage()));
        }
    }

    private ParameterException wrong(String message) {
        if (command == null) {
            throw new IllegalStateException("picocli did not create these options");
        }
        return new ParameterException(command.commandLine(), message);
    }
}
