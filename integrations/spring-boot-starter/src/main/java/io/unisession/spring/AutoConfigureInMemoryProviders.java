package io.unisession.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;

/**
 * Replaces each configured provider with one in memory, for a test without a network and without credentials:
 *
 * <pre>{@code
 * @SpringBootTest(classes = Attendance.class)
 * @AutoConfigureInMemoryProviders
 * class AttendanceTest {
 *     @Autowired InMemoryProvider provider;
 *     @Autowired Attendance attendance;
 *
 *     @AfterEach
 *     void clear() {
 *         provider.clear();
 *     }
 * }
 * }</pre>
 *
 * <p>It configures the clients and the router, and the problem details of web applications; so it also completes a slice
 * such as {@code @WebMvcTest}. With several providers, {@code @Qualifier("livekit")} chooses one, as it does for
 * clients. The properties of the providers have no effect except {@code enabled} and {@code primary}, and there are no
 * webhooks: to test those, use a fake of the service.
 *
 * <p>Needs {@code unisession-testkit}.
 */
@SuppressWarnings("exports") // the annotation is for Spring alone
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ImportAutoConfiguration({
    InMemoryProvidersAutoConfiguration.class,
    UniSessionAutoConfiguration.class,
    UniSessionWebAutoConfiguration.class
})
public @interface AutoConfigureInMemoryProviders {}
