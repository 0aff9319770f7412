package io.unisession.attendance;

import java.util.Set;

/** The person that a participant was identified as. */
record Identity(Person person, Set<AttendanceFlag> flags) {}
