package io.unisession.capability;

/**
 * Something that a provider may be able to do beside getting a session. Each capability is an interface of its own with
 * one operation; clients are asked for it by {@link io.unisession.SessionClient#find} and
 * {@link io.unisession.SessionClient#require}, never by {@code instanceof}, since what a client made from a descriptor
 * can do is known only at run time.
 */
public interface Capability {}
