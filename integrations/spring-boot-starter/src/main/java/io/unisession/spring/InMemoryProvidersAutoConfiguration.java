package io.unisession.spring;

import io.unisession.testkit.InMemoryProvider;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;

/** Gives an application clients of providers in memory. Only for tests: see {@link AutoConfigureInMemoryProviders}. */
@AutoConfiguration(before = UniSessionAutoConfiguration.class)
@Import(InMemoryProvidersAutoConfiguration.Registrar.class)
final class InMemoryProvidersAutoConfiguration {
    @Bean(UniSessionAutoConfiguration.PROVIDERS)
    Providers providers(ObjectProvider<InMemoryProvider> providers) {
        return new Providers(providers.stream().map(InMemoryProvider::client).toList());
    }

    /** Registers a provider in memory in place of each that is configured. */
    static final class Registrar implements ImportBeanDefinitionRegistrar {
        private final Environment environment;

        /** Called by Spring. */
        Registrar(Environment environment) {
            this.environment = environment;
        }

        @Override
        public void registerBeanDefinitions(AnnotationMetadata configuration, BeanDefinitionRegistry registry) {
            SessionClientRegistrar.register(
                    ConfiguredProvider.in(environment),
                    "InMemoryProvider",
                    registry,
                    InMemoryProvidersAutoConfiguration::provider);
        }
    }

    private static RootBeanDefinition provider(String id) {
        return new RootBeanDefinition(InMemoryProvider.class, () -> InMemoryProvider.create(id));
    }
}
