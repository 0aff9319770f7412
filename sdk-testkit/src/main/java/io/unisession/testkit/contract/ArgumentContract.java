package io.unisession.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.CallOptions;
import io.unisession.JoinRequest;
import io.unisession.PageRequest;
import io.unisession.ProviderRequest;
import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.SessionQuery;
import io.unisession.WaitOptions;
import io.unisession.capability.SessionEnding;
import io.unisession.error.UnsupportedCapabilityException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Null where the documentation does not allow it is rejected, with the name of the parameter. */
interface ArgumentContract extends ContractPart {
    /**
     * Each method of the client and of its capabilities rejects null before anything is sent, with a
     * {@code NullPointerException} whose message is the parameter's name.
     *
     * @return a test for each method
     */
    @TestFactory
    default Stream<DynamicTest> nullArgument_isRejectedWithItsName() {
        return methods(provider())
                .map(method -> DynamicTest.dynamicTest(
                        method.getDeclaringClass().getSimpleName() + "." + method.getName() + " of "
                                + method.getParameterCount(),
                        () -> assertNamesNulls(method)));
    }

    private void assertNamesNulls(Method method) throws IllegalAccessException {
        try (ClientFixture fixture = ClientFixture.of(provider())) {
            Map<Class<?>, Object> samples = samples(provider().expected());
            Parameter[] parameters = method.getParameters();
            for (int index = 0; index < parameters.length; index++) {
                if (mustNotBeNull(parameters[index])) {
                    @Nullable Object[] arguments = arguments(parameters, samples, index);
                    Throwable failure = failureOf(fixture.client(), method, arguments);
                    // An operation that the client does not have rejects everything.
                    if (!(failure instanceof UnsupportedCapabilityException)) {
                        assertThat(failure)
                                .as("null as parameter %d", index + 1)
                                .isInstanceOf(NullPointerException.class)
                                .message()
                                .matches("[a-z][A-Za-z]*");
                    }
                }
            }
            assertThat(fixture.service().requestCount()).isZero();
        }
    }

    private static @Nullable Object[] arguments(Parameter[] parameters, Map<Class<?>, Object> samples, int without) {
        return IntStream.range(0, parameters.length)
                .mapToObj(index -> index == without ? null : samples.get(parameters[index].getType()))
                .toArray();
    }

    private static @Nullable Throwable failureOf(SessionClient client, Method method, @Nullable Object[] arguments)
            throws IllegalAccessException {
        try {
            method.invoke(client, arguments);
            return null;
        } catch (InvocationTargetException thrown) {
            return thrown.getCause();
        }
    }

    /** The client's public methods whose parameters all have a sample, and that may not be null. */
    private static Stream<Method> methods(ProviderUnderTest provider) {
        try (ClientFixture fixture = ClientFixture.of(provider)) {
            Set<Class<?>> known = samples(provider.expected()).keySet();
            Predicate<Method> isCallable = method ->
                    Stream.of(method.getParameters()).map(Parameter::getType).allMatch(known::contains);
            List<Method> methods = new ArrayList<>();
            for (Method method : fixture.client().getClass().getMethods()) {
                boolean isOurs = method.getDeclaringClass().getName().startsWith("io.unisession.")
                        || SessionClient.class.isAssignableFrom(method.getDeclaringClass());
                boolean isPlain = !method.isBridge()
                        && !Modifier.isStatic(method.getModifiers())
                        && Modifier.isPublic(method.getDeclaringClass().getModifiers())
                        && !method.getName().equals("equals");
                if (isOurs
                        && isPlain
                        && isCallable.test(method)
                        && Stream.of(method.getParameters()).anyMatch(ArgumentContract::mustNotBeNull)) {
                    methods.add(method);
                }
            }
            return methods.stream();
        }
    }

    private static boolean mustNotBeNull(Parameter parameter) {
        return !parameter.getType().isPrimitive()
                && !parameter.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static Map<Class<?>, Object> samples(Session session) {
        Map<Class<?>, Object> samples = new HashMap<>();
        samples.put(String.class, "a");
        samples.put(int.class, 1);
        samples.put(boolean.class, true);
        samples.put(Duration.class, Duration.ofMinutes(1));
        samples.put(Class.class, SessionEnding.class);
        samples.put(CallOptions.class, CallOptions.defaults());
        samples.put(PageRequest.class, PageRequest.first());
        samples.put(SessionQuery.class, SessionQuery.all());
        samples.put(WaitOptions.class, WaitOptions.atMost(Duration.ofSeconds(1)));
        samples.put(JoinRequest.class, JoinRequest.forSession(session.id()));
        samples.put(ProviderRequest.class, ProviderRequest.get("/unknown-path").build());
        samples.put(Session.class, session);
        samples.put(Set.class, Set.of());
        samples.put(List.class, List.of());
        return samples;
    }
}
