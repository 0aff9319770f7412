package io.unisession.spring;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.DispatcherHandler;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * Receives webhooks in web applications, and responds with problem details when a controller throws a {@link
 * io.unisession.error.SessionException}.
 */
@SuppressWarnings("exports") // the annotations are for Spring alone
@AutoConfiguration(after = UniSessionAutoConfiguration.class)
@ConditionalOnWebApplication
public final class UniSessionWebAutoConfiguration {
    /** Called by Spring. */
    UniSessionWebAutoConfiguration() {}

    @Bean
    WebhookDelivery unisessionWebhookDelivery(Providers providers, ObjectProvider<SessionEventListener> listeners) {
        return new WebhookDelivery(providers, listeners.orderedStream().toList());
    }

    @Bean
    @ConditionalOnProperty(name = "unisession.problem-details.enabled", matchIfMissing = true)
    SessionProblems unisessionProblems() {
        return new SessionProblems();
    }

    /** On a servlet container. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(DispatcherServlet.class)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    static final class Servlet {
        @Bean
        ServletWebhooks unisessionWebhooks(WebhookDelivery delivery) {
            return new ServletWebhooks(delivery);
        }
    }

    /** On a reactive server. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(DispatcherHandler.class)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
    static final class Reactive {
        @Bean
        ReactiveWebhooks unisessionWebhooks(WebhookDelivery delivery) {
            return new ReactiveWebhooks(delivery);
        }
    }
}
