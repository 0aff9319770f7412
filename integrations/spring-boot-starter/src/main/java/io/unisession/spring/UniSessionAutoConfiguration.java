package io.unisession.spring;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.unisession.CallListener;
import io.unisession.SessionClient;
import io.unisession.SessionRouter;
import java.util.concurrent.Executor;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.bind.BindableRuntimeHintsRegistrar;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JacksonModule;

/**
 * Opens a {@link SessionClient} for each provider below {@code unisession.providers}, and a {@link SessionRouter} over
 * all clients. {@code @Qualifier("videosdk")} chooses a client by its provider's id.
 */
@SuppressWarnings("exports") // the annotations are for Spring alone
@AutoConfiguration
@Import(SessionClientRegistrar.class)
@ImportRuntimeHints(UniSessionAutoConfiguration.Hints.class)
public final class UniSessionAutoConfiguration {
    static final String PROVIDERS = "unisessionProviders";

    /** Called by Spring. */
    UniSessionAutoConfiguration() {}

    @Bean(PROVIDERS)
    @ConditionalOnMissingBean
    Providers providers(
            Environment environment,
            ObjectProvider<OkHttpClient> httpClient,
            @Qualifier("applicationTaskExecutor") ObjectProvider<Executor> executor,
            ObjectProvider<CallListener> listeners,
            ObjectProvider<SessionClientCustomizer> customizers) {
        return new Providers(new Providers.Surroundings(environment, httpClient, executor, listeners, customizers));
    }

    /** Lazy, so that an application with two clients of one provider can start as long as it does not use the router. */
    @Bean(destroyMethod = "")
    @Lazy
    @ConditionalOnMissingBean
    SessionRouter sessionRouter(ObjectProvider<SessionClient> clients) {
        return SessionRouter.of(clients.orderedStream().toList());
    }

    /** For native images: the properties are bound by reflection. */
    static final class Hints implements RuntimeHintsRegistrar {
        @Override
        public void registerHints(RuntimeHints hints, @Nullable ClassLoader loader) {
            BindableRuntimeHintsRegistrar.forTypes(ProviderProperties.class).registerHints(hints, loader);
        }
    }

    /** Lets the application's mapper write and read sessions. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(ObjectMapper.class)
    static final class Jackson2 {
        @Bean
        io.unisession.jackson2.SessionModule unisessionJackson2Module() {
            return new io.unisession.jackson2.SessionModule();
        }
    }

    /** Lets the application's mapper write and read sessions. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(JacksonModule.class)
    static final class Jackson3 {
        @Bean
        io.unisession.jackson3.SessionModule unisessionJackson3Module() {
            return new io.unisession.jackson3.SessionModule();
        }
    }
}
