package io.unisession.attendance;

import java.util.Set;

/** Whom a participant was found to be. */
record Identity(Person person, Set<AttendanceFlag> flags) {}
