package io.unisession.internal.text;

import java.io.InterruptedIOException;
import java.io.Serial;
import java.net.SocketException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Replaces a cause whose message must not be shown, because HTTP clients and parsers quote what they could not read. It
 * has the original's class name and stack trace.
 */
@SuppressWarnings({"ReferenceEquality", "OverrideThrowableToString"}) // a replaced cause is another object
final class RedactedCause extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final int MOST_CAUSES = 20;

    private final String description;

    private RedactedCause(String description, @Nullable Throwable cause) {
        super(description, cause);
        this.description = description;
    }

    /** Returns the cause itself if it and its own causes may be shown. */
    static Throwable of(Throwable cause, Redactor redactor) {
        return of(cause, redactor, 0);
    }

    private static Throwable of(Throwable cause, Redactor redactor, int depth) {
        Throwable inner = cause.getCause();
        // Also ends a cycle of causes.
        Throwable shownInner = inner == null || depth > MOST_CAUSES ? null : of(inner, redactor, depth + 1);
        String text = cause.toString();
        String shown = quotesTheWire(cause) ? cause.getClass().getName() : redactor.show(text);
        boolean sameSuppressed = true;
        for (Throwable suppressed : cause.getSuppressed()) {
            sameSuppressed &= depth <= MOST_CAUSES && of(suppressed, redactor, depth + 1) == suppressed;
        }
        if (shown.equals(text) && shownInner == inner && sameSuppressed) {
            return cause;
        }
        RedactedCause standIn = new RedactedCause(shown, shownInner);
        standIn.setStackTrace(cause.getStackTrace());
        return standIn;
    }

    /**
     * Whether a message may quote the response: the HTTP library quotes what it could not read, even in hexadecimal.
     * Messages from the network, TLS and an application's interceptor do not quote it.
     */
    static boolean quotesTheWire(Throwable cause) {
        boolean ofTheNetwork = cause instanceof SocketException
                || cause instanceof UnknownHostException
                || cause instanceof InterruptedIOException
                || cause instanceof SSLException;
        return !ofTheNetwork && !saysTheUsual(cause.getMessage()) && isOfTheHttpLibrary(cause);
    }

    private static boolean saysTheUsual(@Nullable String message) {
        return message == null || message.startsWith("unexpected end of stream") || message.equals("Canceled");
    }

    private static boolean isOfTheHttpLibrary(Throwable cause) {
        for (StackTraceElement frame : cause.getStackTrace()) {
            String name = frame.getClassName();
            if (!name.startsWith("java.") && !name.startsWith("kotlin.")) {
                return name.startsWith("okhttp3.") || name.startsWith("okio.");
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return description;
    }
}
