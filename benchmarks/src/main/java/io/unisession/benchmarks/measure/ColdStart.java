package io.unisession.benchmarks.measure;

import java.util.Objects;

/** Makes one call in a new JVM and ends it. Its class path is that of the subject, and nothing else is loaded. */
public final class ColdStart {
    private ColdStart() {}

    /** Takes a class name and a target. */
    @SuppressWarnings("SystemOut") // the caller waits for it
    public static void main(String[] arguments) throws Exception {
        Object result = Subject.create(ColdStart.class.getClassLoader(), arguments[0], arguments[1])
                .call();
        System.out.println(Objects.requireNonNull(result).getClass());
        System.exit(0);
    }
}
