package io.unisession.cli;

import io.unisession.error.ApiException;
import io.unisession.error.AuthenticationException;
import io.unisession.error.ConfigurationException;
import io.unisession.error.InvalidResponseException;
import io.unisession.error.NotFoundException;
import io.unisession.error.PermissionDeniedException;
import io.unisession.error.RateLimitedException;
import io.unisession.error.RequestTimeoutException;
import io.unisession.error.SessionException;
import io.unisession.error.TransportException;
import io.unisession.error.UnsupportedCapabilityException;
import io.unisession.history.sync.SyncException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Prints on one line what went wrong and what to do, and chooses the exit code. */
public final class OneLineError {
    private static final int CALL_FAILED = 1;
    private static final int WRONG_USAGE = 2;

    private OneLineError() {}

    /**
     * Prints the failure, without a stack trace.
     *
     * @param err where to print it
     * @param failure the failure
     * @return the exit code of the program
     * @throws Exception the failure itself if it is a bug in the program
     */
    public static int print(PrintStream err, Exception failure) throws Exception {
        if (failure instanceof ConfigurationException wrong) {
            return print(err, message(wrong), "", WRONG_USAGE);
        }
        if (failure instanceof IllegalArgumentException || failure instanceof UnsupportedCapabilityException) {
            return print(err, failure, "", WRONG_USAGE);
        }
        if (failure instanceof OneOfSeveralException one) {
            SessionException refused = one.failure();
            String text = "session " + one.sessionId() + ": " + refused.getMessage();
            return print(err, text, advice(refused), CALL_FAILED);
        }
        if (failure instanceof UncheckedIOException || failure instanceof SyncException) {
            return print(err, failure, "", CALL_FAILED);
        }
        if (failure instanceof SessionException refused) {
            return print(err, failure, advice(refused), CALL_FAILED);
        }
        throw failure;
    }

    /**
     * Prints what is wrong with the command line, without picocli's usage text.
     *
     * @param arguments the command line
     * @return the exit code of the program
     */
    static int print(PrintStream err, ParameterException wrong, String[] arguments) {
        // Picocli's own words for it show nothing between the quotes.
        boolean blank = wrong instanceof UnmatchedArgumentException unmatched
                && unmatched.getUnmatched().stream().anyMatch(String::isBlank);
        return blank
                ? print(err, blank(arguments), "See --help", WRONG_USAGE)
                : print(err, wrong, "See --help", WRONG_USAGE);
    }

    private static String blank(String[] arguments) {
        int number = 1;
        while (number < arguments.length && !arguments[number - 1].isBlank()) {
            number++;
        }
        return "argument " + number + " must not be blank; if it is a shell variable, set it";
    }

    /** On a command line, settings come only from the environment, so the message need not name the other places. */
    private static String message(ConfigurationException wrong) {
        String message = String.valueOf(wrong.getMessage());
        int places = message.lastIndexOf(" (looked in: ");
        return places < 0 ? message : message.substring(0, places) + " in the environment";
    }

    private static int print(PrintStream err, Exception failure, String advice, int exitCode) {
        return print(err, Objects.toString(failure.getMessage(), failure.toString()), advice, exitCode);
    }

    private static int print(PrintStream err, String text, String advice, int exitCode) {
        // What is a parameter to a program is an option here.
        String message = PlainText.oneLine(text).replaceFirst("^sessionId ", "--session ");
        err.println("error: " + message + (advice.isEmpty() ? "" : ". " + advice + "."));
        return exitCode;
    }

    private static String baseUrlSources(SessionException failure) {
        String provider = failure.provider().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
        return "--base-url or " + provider + "_BASE_URL";
    }

    private static String advice(SessionException failure) {
        if (failure instanceof NotFoundException) {
            return "Check the id, and that the session belongs to the account of the credentials";
        }
        if (failure instanceof AuthenticationException refused) {
            return refused.credentialsSent() ? "Check the credentials in the environment" : "";
        }
        if (failure instanceof PermissionDeniedException) {
            return "The credentials lack this permission; ask whoever manages the account";
        }
        if (failure instanceof RateLimitedException limited) {
            return limited.retryAfter()
                    .map(wait -> "Try again in " + PlainText.duration(wait))
                    .orElse("Try again later");
        }
        if (failure instanceof RequestTimeoutException) {
            return "Check the network, or try again later";
        }
        if (failure instanceof TransportException) {
            return "Check the network, and the base URL if " + baseUrlSources(failure) + " changes it";
        }
        if (failure instanceof InvalidResponseException) {
            return "If " + baseUrlSources(failure) + " changes the base URL, check it: what responds there is not this"
                    + " provider";
        }
        return failure instanceof ApiException && failure.isRetryable()
                ? "Try again later"
                : "Ask the provider's support"
                        + failure.requestId().map(id -> " about request " + id).orElse("");
    }
}
