package io.unisession.examples;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Starts a program of the examples in a process of its own, so that it can be killed. */
final class JavaProcess {
    private JavaProcess() {}

    /** Starts a program. What it prints can be read from the process; its errors go to the errors of this one. */
    static Process start(Class<?> program, Map<String, String> properties, Map<String, String> environment)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-classpath", classPath(), program.getName()));
        ProcessBuilder java = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        java.environment().putAll(environment);
        return java.start();
    }

    /** Maven's exec:java has a class loader of its own. */
    private static String classPath() {
        return JavaProcess.class.getClassLoader() instanceof URLClassLoader loader
                ? Stream.of(loader.getURLs())
                        .map(JavaProcess::file)
                        .collect(Collectors.joining(System.getProperty("path.separator")))
                : System.getProperty("java.class.path");
    }

    private static String file(URL url) {
        return Path.of(URI.create(url.toString())).toString();
    }
}
