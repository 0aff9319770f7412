package io.unisession.benchmarks;

import java.util.List;

/**
 * A subject with its class path.
 *
 * @param name what the table calls it
 * @param className the class to load
 * @param classPath the class path to load it from
 */
record Contestant(String name, String className, String classPath) {
    /** As the measuring JVMs take it. */
    List<String> at(String target) {
        return List.of(className, target, classPath);
    }
}
