package io.unisession.testkit.realtimekit;

/** A participant of a meeting: a person who may join it, as often as they like. */
record RealtimeKitPerson(String id, String meetingId, String customId, String name, String preset, String token) {}
