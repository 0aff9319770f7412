package io.unisession.benchmarks.measure;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Something to be called again and again. */
final class Subject {
    private final Callable<?> calls;

    private Subject(Callable<?> calls) {
        this.calls = calls;
    }

    /**
     * Subjects by their class names, each with its own class path and class loader, so that several versions of one
     * library can be measured in one JVM, and the compiler cannot mix up what it learned of one with another.
     *
     * @param arguments class name, target and class path of each in turn
     */
    static List<Subject> load(List<String> arguments) throws ReflectiveOperationException, MalformedURLException {
        List<Subject> subjects = new ArrayList<>();
        for (int index = 0; index + 2 < arguments.size(); index += 3) {
            subjects.add(load(arguments.get(index), arguments.get(index + 1), arguments.get(index + 2)));
        }
        return subjects;
    }

    private static Subject load(String className, String target, String classPath)
            throws ReflectiveOperationException, MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (String entry : classPath.split(File.pathSeparator, -1)) {
            urls.add(new File(entry).toURI().toURL());
        }
        ClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
        Thread.currentThread().setContextClassLoader(loader);
        return new Subject(create(loader, className, target));
    }

    static Callable<?> create(ClassLoader loader, String className, String target) throws ReflectiveOperationException {
        return (Callable<?>)
                loader.loadClass(className).getConstructor(String.class).newInstance(target);
    }

    /** Calls it so often, and gives the last result so that nobody can leave the calls out. */
    Object run(int calls) throws Exception {
        Object last = "";
        for (int index = 0; index < calls; index++) {
            last = this.calls.call();
        }
        return last;
    }
}
