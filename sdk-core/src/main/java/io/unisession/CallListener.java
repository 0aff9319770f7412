package io.unisession;

import java.util.function.Supplier;

/**
 * Watches the calls of a client, for metrics and traces. Every method does nothing unless it is overridden.
 *
 * <p>The contract:
 *
 * <ul>
 *   <li><b>Pairing.</b> A call has exactly one {@link #callStarted} and one {@link #callEnded}, whether it succeeds or
 *       fails. In between, each attempt, which is one sending of the request, has exactly one {@link #attemptStarted}
 *       and one {@link #attemptEnded}. A call that fails before anything is sent, because there are no credentials or
 *       no time is left, has no attempts. A call that is rejected before it starts, for example because of a blank id
 *       or a closed client, has no events.
 *   <li><b>Order.</b> Attempts of a call do not overlap, and are counted from 1. The scope that {@code attemptStarted}
 *       returns is closed right after {@code attemptEnded}, before the wait for the next attempt; the one that {@code
 *       callStarted} returns, right after {@code callEnded}. With several listeners, scopes open in the order in which
 *       the listeners were added and close in reverse.
 *   <li><b>Nesting.</b> All events of a call have the same {@link CallEvent#callId()}. To get a token, a call may make
 *       another call of its own, whose {@link CallEvent#parentCallId()} is the id of the first. All events of the inner
 *       call come between {@code callStarted} and {@code callEnded} of the outer.
 *   <li><b>Threads.</b> All events of a call arrive on the thread that makes the call, in order. Many threads may call
 *       at once, so a listener must be thread-safe. For an async call, {@link #asyncCallRequested} comes first, on the
 *       thread that requests it, so that the call can continue a context of that thread.
 *   <li><b>What a listener may do.</b> It should be quick: its time counts toward {@code totalTimeout}. It may change
 *       state of its thread, such as a tracing context. It cannot change the call.
 *   <li><b>Failures.</b> An exception from a listener or its scope is logged at WARN and affects neither the call nor
 *       other listeners. Only errors of the Java runtime, such as {@link OutOfMemoryError}, reach the caller.
 *   <li><b>Secrets.</b> Events contain no credentials. They contain no ids of sessions or people either, unless a
 *       failure quotes the provider; such text is redacted.
 * </ul>
 */
public interface CallListener {
    /**
     * An async call is requested. It will run on another thread, and its other events will arrive there.
     *
     * @return opens a scope on that thread, which is closed there when the call is over; a tracer returns the scope in
     *     which what is current now is current again
     */
    default Supplier<Scope> asyncCallRequested() {
        return () -> Scope.NONE;
    }

    /**
     * A call starts.
     *
     * @param event describes the call; no attempt has been made yet
     * @return a scope that is closed on the same thread after the call ends; a tracer returns the scope in which the
     *     call's span is current
     */
    default Scope callStarted(CallEvent event) {
        return Scope.NONE;
    }

    /**
     * An attempt starts: the request is about to be sent.
     *
     * @param event with the number of the attempt
     * @return a scope that is closed on the same thread after the attempt ends; a tracer returns the scope in which the
     *     attempt's span is current
     */
    default Scope attemptStarted(CallEvent event) {
        return Scope.NONE;
    }

    /**
     * An attempt ends: its response was read and mapped, or it failed.
     *
     * @param event with the status, the failure, the time of the attempt, and the wait until the next attempt if there
     *     is one
     */
    default void attemptEnded(CallEvent event) {}

    /**
     * A call ends.
     *
     * @param event with the status of the last response, the failure that the caller gets, if any, the fields of the
     *     response that could not be read, and the time of the whole call
     */
    default void callEnded(CallEvent event) {}

    /** Something that a listener opens for the time of a call or an attempt, such as a tracing scope. */
    @FunctionalInterface
    interface Scope extends AutoCloseable {
        /** A scope with nothing to close. */
        Scope NONE = () -> {};

        /** Called once, when the call or the attempt is over and the listener has been notified of its end. */
        @Override
        void close();
    }
}
