package io.unisession.testkit.contract;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Records everything that is logged while it is open: every logger, every level. */
final class LogRecorder extends Handler implements AutoCloseable {
    private final Logger root = Logger.getLogger("");
    private final Level rootLevel = root.getLevel();
    private final SimpleFormatter formatter = new SimpleFormatter();
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    private LogRecorder() {
        setLevel(Level.ALL);
    }

    static LogRecorder start() {
        LogRecorder recorder = new LogRecorder();
        recorder.root.addHandler(recorder);
        recorder.root.setLevel(Level.ALL);
        return recorder;
    }

    String text() {
        return String.join("\n", lines);
    }

    @Override
    public void publish(LogRecord logged) {
        StringWriter thrown = new StringWriter();
        if (logged.getThrown() != null) {
            logged.getThrown().printStackTrace(new PrintWriter(thrown));
        }
        lines.add(formatter.formatMessage(logged) + thrown);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        root.removeHandler(this);
        root.setLevel(rootLevel);
    }
}
