package io.unisession.spring;

import io.unisession.SessionClient;
import java.util.List;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;

/** Registers a client bean for each configured provider. Whether it can be opened is checked by {@link Providers}. */
final class SessionClientRegistrar implements ImportBeanDefinitionRegistrar {
    private final Environment environment;

    /** Called by Spring. */
    SessionClientRegistrar(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void registerBeanDefinitions(AnnotationMetadata configuration, BeanDefinitionRegistry registry) {
        register(ConfiguredProvider.in(environment), "SessionClient", registry, SessionClientRegistrar::client);
    }

    private static RootBeanDefinition client(String id) {
        RootBeanDefinition client = new RootBeanDefinition(SessionClient.class);
        client.setFactoryBeanName(UniSessionAutoConfiguration.PROVIDERS);
        client.setFactoryMethodName("client");
        client.getConstructorArgumentValues().addIndexedArgumentValue(0, id);
        return client;
    }

    /** Registers a bean for each provider, which is injected where its id is the qualifier, or none if it is primary. */
    static void register(
            List<ConfiguredProvider> providers,
            String suffix,
            BeanDefinitionRegistry registry,
            Function<String, RootBeanDefinition> definition) {
        boolean primaryTaken = false;
        for (ConfiguredProvider provider : providers) {
            RootBeanDefinition bean = definition.apply(provider.id());
            bean.addQualifier(new AutowireCandidateQualifier(Qualifier.class, provider.id()));
            // A second primary is a fault, which is reported with all others.
            bean.setPrimary(provider.properties().primary() && !primaryTaken);
            primaryTaken |= provider.properties().primary();
            registry.registerBeanDefinition(provider.id() + suffix, bean);
        }
    }
}
