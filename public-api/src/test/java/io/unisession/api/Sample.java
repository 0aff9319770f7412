package io.unisession.api;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A type with members of every kind. */
@SuppressWarnings("unused")
public abstract class Sample<T extends Number & Comparable<T>> implements Supplier<Optional<T>> {
    public static final int MOST = 1;
    private final String name;

    protected Sample(String name) {
        this.name = name;
    }

    Sample() {
        this("");
    }

    @Override
    public abstract Optional<T> get();

    @SuppressWarnings("varargs")
    public synchronized <X extends Exception> void run(List<? super X> some, Duration... others) {}

    void inside() {}

    private static void alone() {}

    public enum Letter {
        A
    }

    static final class Hidden {
        public static final class Inside {
            public void call() {}
        }
    }
}
