package io.unisession.spring;

import io.unisession.SessionClient;
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
        boolean primaryTaken = false;
        for (ConfiguredProvider provider : ConfiguredProvider.in(environment)) {
            RootBeanDefinition client = new RootBeanDefinition(SessionClient.class);
            client.setFactoryBeanName(UniSessionAutoConfiguration.PROVIDERS);
            client.setFactoryMethodName("client");
            client.getConstructorArgumentValues().addIndexedArgumentValue(0, provider.id());
            client.addQualifier(new AutowireCandidateQualifier(Qualifier.class, provider.id()));
            // A second primary is a fault, which is reported with all others.
            client.setPrimary(provider.properties().primary() && !primaryTaken);
            primaryTaken |= provider.properties().primary();
            registry.registerBeanDefinition(provider.id() + "SessionClient", client);
        }
    }
}
