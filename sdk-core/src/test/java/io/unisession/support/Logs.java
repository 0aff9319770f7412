package io.unisession.support;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Takes down what is logged, by UniSession and by everything below it, in place of the console. */
public final class Logs extends Handler implements AutoCloseable {
    private final Logger root = Logger.getLogger("");
    private final Logger ours = Logger.getLogger("io.unisession");
    private final Logger okHttp = Logger.getLogger("okhttp3");
    private final List<Handler> others = List.of(root.getHandlers());
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();

    private Logs(Level level) {
        setLevel(Level.ALL);
        others.forEach(root::removeHandler);
        root.addHandler(this);
        ours.setLevel(level);
        okHttp.setLevel(level);
    }

    /** Begins to take down what is logged at a level and above. */
    public static Logs at(Level level) {
        return new Logs(level);
    }

    @Override
    public void publish(LogRecord line) {
        records.add(line);
    }

    /** What UniSession logged: level and message of each line. */
    public List<String> lines() {
        return records.stream()
                .filter(line -> line.getLoggerName().startsWith("io.unisession"))
                .map(line -> line.getLevel().getName() + " " + new SimpleFormatter().formatMessage(line))
                .toList();
    }

    /** All that a log file would have, stack traces and the lines of libraries included. */
    public String everything() {
        StringWriter text = new StringWriter();
        PrintWriter printer = new PrintWriter(text);
        for (LogRecord line : records) {
            printer.println(new SimpleFormatter().formatMessage(line));
            if (line.getThrown() != null) {
                line.getThrown().printStackTrace(printer);
            }
        }
        return text.toString();
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public void close() {
        root.removeHandler(this);
        others.forEach(root::addHandler);
        ours.setLevel(null);
        okHttp.setLevel(null);
    }
}
