package io.unisession.bandwidth;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Keeps everything that is logged, at every level, until it is closed. */
final class LogKeeper extends Handler {
    // Kept here, since the logging system holds its loggers weakly and their levels go with them.
    private final Logger root = Logger.getLogger("");
    private final Logger unisession = Logger.getLogger("io.unisession");
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    private LogKeeper() {
        setLevel(Level.ALL);
    }

    static LogKeeper start() {
        LogKeeper log = new LogKeeper();
        log.root.addHandler(log);
        log.unisession.setLevel(Level.ALL);
        return log;
    }

    String text() {
        return String.join("\n", lines);
    }

    @Override
    public void publish(LogRecord entry) {
        lines.add(new SimpleFormatter().format(entry));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        unisession.setLevel(null);
        root.removeHandler(this);
    }
}
