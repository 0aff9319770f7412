package io.unisession.generic.internal.model;

/** Where a length of time may stand, and how it is written there. */
public record DurationSource(Pointer pointer, DurationFormat format) {}
