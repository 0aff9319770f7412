package io.unisession.examples;

import java.util.concurrent.Callable;

/** Messages as users see them, grouped by what went wrong, each under a title that says what the user did. */
final class Messages {
    private final StringBuilder text = new StringBuilder();

    interface Action {
        void run() throws Exception;
    }

    void group(String name) {
        text.append("# ").append(name).append("\n\n");
    }

    /** Adds the message of the exception that the action throws. */
    void failure(String title, Action action) {
        try {
            action.run();
        } catch (Exception failure) {
            StringBuilder message = new StringBuilder(String.valueOf(failure.getMessage()));
            for (Throwable suppressed : failure.getSuppressed()) {
                message.append("\nSuppressed: ").append(suppressed.getMessage());
            }
            add(title, message.toString());
            return;
        }
        throw new AssertionError("no failure: " + title);
    }

    /** As {@link #failure}, for what opens or returns something that a failure makes unreachable. */
    void failureOf(String title, Callable<?> call) {
        failure(title, call::call);
    }

    void add(String title, String message) {
        text.append("## ").append(title).append('\n').append(fixed(message)).append("\n\n");
    }

    /** Without what differs from run to run. */
    private static String fixed(String message) {
        return message.replaceAll("127\\.0\\.0\\.1:\\d+", "127.0.0.1:<port>")
                .replaceAll("(/[^ ,:;\\[\\]]*)?/" + TestFolders.PREFIX + "\\d+", "<folder>")
                .replaceAll("\\b(ms|attemptMs)=\\d+", "$1=<n>")
                .stripTrailing();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
