package io.unisession.spi;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Values of a source that may change. Each is read once, by one thread, until it is forgotten. */
final class KeptValues {
    private final Function<String, Optional<String>> values;
    private final Map<String, Optional<String>> kept = new ConcurrentHashMap<>();
    private final ReadingLock reading = new ReadingLock();

    KeptValues(Function<String, Optional<String>> values) {
        this.values = values;
    }

    @Nullable
    String find(String name) {
        Optional<String> value = kept.get(name);
        return (value == null ? reading.locked(() -> read(name)) : value).orElse(null);
    }

    /** The source may look up other values of itself meanwhile. */
    private Optional<String> read(String name) {
        Optional<String> value = kept.get(name);
        if (value == null) {
            value = values.apply(name);
            kept.put(name, value);
        }
        return value;
    }

    /** Waits for a value that is being read, since it may be the old one. */
    void forget() {
        reading.locked(() -> {
            kept.clear();
            return true;
        });
    }
}
