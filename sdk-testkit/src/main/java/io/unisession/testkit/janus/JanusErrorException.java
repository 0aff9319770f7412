package io.unisession.testkit.janus;

/** A failure with Janus's code and words. Whoever handles the request decides where in the response they go. */
final class JanusErrorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;
    private final String reason;

    private JanusErrorException(int code, String reason) {
        super(code + " " + reason);
        this.code = code;
        this.reason = reason;
    }

    int code() {
        return code;
    }

    String reason() {
        return reason;
    }

    // The core's.

    static JanusErrorException unauthorized() {
        return new JanusErrorException(403, "Unauthorized request (wrong or missing secret/token)");
    }

    static JanusErrorException unhandled(String verb) {
        return new JanusErrorException(457, "Unhandled request '" + verb + "' at this path");
    }

    static JanusErrorException coreMissing(String element) {
        return new JanusErrorException(456, "Missing mandatory element (" + element + ")");
    }

    static JanusErrorException coreWrongType(String element, String type) {
        return new JanusErrorException(467, "Invalid element type (" + element + " should be " + type + ")");
    }

    static JanusErrorException noSession(long session) {
        return new JanusErrorException(458, "No such session " + session);
    }

    static JanusErrorException noHandle(long handle, long session) {
        return new JanusErrorException(459, "No such handle " + handle + " in session " + session);
    }

    static JanusErrorException core(int code, String reason) {
        return new JanusErrorException(code, reason);
    }

    // The plugin's.

    static JanusErrorException unknownRequest(String request) {
        return new JanusErrorException(423, "Unknown request '" + request + "'");
    }

    static JanusErrorException alreadyJoined() {
        return new JanusErrorException(425, "Already in as a publisher on this handle");
    }

    static JanusErrorException noRoom(String room) {
        return new JanusErrorException(426, "No such room (" + room + ")");
    }

    static JanusErrorException roomExists(String room) {
        return new JanusErrorException(427, "Room " + room + " already exists");
    }

    static JanusErrorException noUser(String id, String room) {
        return new JanusErrorException(428, "No such user " + id + " in room " + room);
    }

    static JanusErrorException missing(String element) {
        return new JanusErrorException(429, "Missing mandatory element (" + element + ")");
    }

    static JanusErrorException wrongType(String element, String type) {
        return new JanusErrorException(430, "Invalid element type (" + element + " should be " + type + ")");
    }

    static JanusErrorException wrong(String element) {
        return new JanusErrorException(433, "Unauthorized (wrong " + element + ")");
    }

    static JanusErrorException userExists(String id) {
        return new JanusErrorException(436, "User ID " + id + " already exists");
    }
}
