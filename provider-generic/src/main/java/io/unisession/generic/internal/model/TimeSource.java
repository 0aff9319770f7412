package io.unisession.generic.internal.model;

/** Where a moment may stand, and how it is written there. */
public record TimeSource(Pointer pointer, TimeFormat format) {}
