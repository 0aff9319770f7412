package io.unisession;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.capability.SessionEnding;
import io.unisession.support.FakeBackend;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Null where the documentation does not allow it is a NullPointerException whose message is the parameter's name. */
class NullArgumentsTest {
    private static final SessionClient CLIENT = FakeBackend.withAll("acme").client();

    /** What an application calls: each object here, and the static methods of its class. */
    private static final List<Object> ENTRIES = List.of(
            Sessions.builder("acme"),
            CLIENT,
            CLIENT.async(),
            SessionRouter.of(CLIENT),
            CallOptions.defaults(),
            WaitOptions.atMost(Duration.ofSeconds(1)),
            PageRequest.first(),
            SessionQuery.all(),
            SessionQuery.builder(),
            JoinRequest.forSession("s-1"),
            SessionReference.of("acme", "s-1"),
            Secret.of("made-up"),
            RetryPolicy.standard(),
            ProviderRequest.get("/sessions"));

    private static final Map<Class<?>, Object> SAMPLES = Map.ofEntries(
            Map.entry(String.class, "a"),
            Map.entry(Object.class, "a"),
            Map.entry(int.class, 1),
            Map.entry(boolean.class, true),
            Map.entry(Duration.class, Duration.ofSeconds(1)),
            Map.entry(Instant.class, Instant.EPOCH),
            Map.entry(Class.class, SessionEnding.class),
            Map.entry(CallOptions.class, CallOptions.defaults()),
            Map.entry(WaitOptions.class, WaitOptions.atMost(Duration.ofSeconds(1))),
            Map.entry(ProviderRequest.class, ProviderRequest.get("/sessions").build()),
            Map.entry(SessionClient.class, CLIENT),
            Map.entry(SessionClient[].class, new SessionClient[] {CLIENT}),
            Map.entry(SessionReference.class, SessionReference.of("acme", "s-1")),
            Map.entry(Session.class, Session.builder("acme").id("s-1").build()),
            Map.entry(SessionStatus.class, SessionStatus.ACTIVE),
            Map.entry(Iterable.class, List.of("s-1")),
            Map.entry(Collection.class, List.of(CLIENT)),
            Map.entry(Callable.class, (Callable<String>) () -> "a"),
            Map.entry(Runnable.class, (Runnable) () -> {}),
            Map.entry(Executor.class, (Executor) Runnable::run),
            Map.entry(Supplier.class, (Supplier<String>) () -> "a"),
            Map.entry(Function.class, (Function<String, Optional<String>>) name -> Optional.empty()),
            Map.entry(RetryPolicy.class, RetryPolicy.standard()),
            Map.entry(CallListener.class, new CallListener() {}),
            Map.entry(Timing.class, Timing.system()),
            Map.entry(OkHttpClient.class, new OkHttpClient()));

    /** A parameter of a method, and the object that it is called on. */
    private record Place(Object target, Method method, int parameter) {
        @Override
        public String toString() {
            return target.getClass().getSimpleName() + "." + method.getName() + " parameter " + parameter + " of "
                    + method.getParameterCount();
        }
    }

    static Stream<Place> parametersThatMayNotBeNull() {
        List<Place> places = new ArrayList<>();
        for (Object target : ENTRIES) {
            for (Method method : target.getClass().getMethods()) {
                boolean ours = method.getDeclaringClass().getName().startsWith("io.unisession.");
                if (!ours || method.isBridge() || method.getName().equals("equals")) {
                    continue;
                }
                Parameter[] parameters = method.getParameters();
                for (int index = 0; index < parameters.length; index++) {
                    if (!parameters[index].getType().isPrimitive() && !isNullable(parameters[index])) {
                        places.add(new Place(target, method, index));
                    }
                }
            }
        }
        return places.stream();
    }

    private static boolean isNullable(Parameter parameter) {
        return parameter.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    @ParameterizedTest
    @MethodSource("parametersThatMayNotBeNull")
    void null_isNamed(Place place) throws IllegalAccessException {
        Class<?>[] types = place.method().getParameterTypes();
        Object[] arguments = new Object[types.length];
        for (int index = 0; index < types.length; index++) {
            if (index != place.parameter()) {
                assertThat(SAMPLES).as("a sample of " + types[index]).containsKey(types[index]);
                arguments[index] = SAMPLES.get(types[index]);
            }
        }
        place.method().setAccessible(true);

        Throwable failure = failureOf(place, arguments);

        assertThat(failure).isInstanceOf(NullPointerException.class);
        assertThat(failure).message().matches("[a-z][A-Za-z]*");
    }

    private static @Nullable Throwable failureOf(Place place, Object[] arguments) throws IllegalAccessException {
        try {
            Object target = Modifier.isStatic(place.method().getModifiers()) ? null : place.target();
            place.method().invoke(target, arguments);
            return null;
        } catch (InvocationTargetException thrown) {
            return thrown.getCause();
        }
    }
}
