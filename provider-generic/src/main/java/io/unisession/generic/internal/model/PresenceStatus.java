package io.unisession.generic.internal.model;

import io.unisession.SessionStatus;
import java.util.List;

/** A status that shows in whether a field is there. */
public record PresenceStatus(List<Pointer> pointers, SessionStatus present, SessionStatus absent) {}
