package io.unisession.capability;

/**
 * Something that a provider may be able to do besides getting a session. Each capability is an interface with one
 * operation. Use {@link io.unisession.SessionClient#find} and {@link io.unisession.SessionClient#require} to get it,
 * never {@code instanceof}: what a client made from a descriptor can do is known only at run time.
 */
public interface Capability {}
