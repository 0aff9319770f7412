package io.unisession.generic.internal.perform;

import io.unisession.Participant;
import java.util.List;

/** The participants that an answer had in one place. */
record ParticipantList(List<Participant> participants) {}
