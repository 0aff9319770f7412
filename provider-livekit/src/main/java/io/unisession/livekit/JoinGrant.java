package io.unisession.livekit;

/**
 * What the holder of a join token may do, besides joining the room: the grants of the claim {@code video}. LiveKit allows
 * publishing, subscribing and sending data unless a token denies it, and everything else only if a token allows it.
 */
public enum JoinGrant {
    /** May publish audio and video: {@code canPublish}. */
    CAN_PUBLISH("canPublish"),

    /** May receive the audio and video of others: {@code canSubscribe}. */
    CAN_SUBSCRIBE("canSubscribe"),

    /** May send data messages: {@code canPublishData}. */
    CAN_PUBLISH_DATA("canPublishData"),

    /** May change their own name, metadata and attributes: {@code canUpdateOwnMetadata}. */
    CAN_UPDATE_OWN_METADATA("canUpdateOwnMetadata"),

    /** May receive the measurements of the room: {@code canSubscribeMetrics}. */
    CAN_SUBSCRIBE_METRICS("canSubscribeMetrics"),

    /** May control the sessions of agents: {@code canManageAgentSession}. */
    CAN_MANAGE_AGENT_SESSION("canManageAgentSession"),

    /** Is not shown to the others: {@code hidden}. */
    HIDDEN("hidden"),

    /** Records the room: {@code recorder}. */
    RECORDER("recorder"),

    /** Is an agent: {@code agent}. */
    AGENT("agent"),

    /** May moderate the room through the server API, which includes removing participants: {@code roomAdmin}. */
    ROOM_ADMIN("roomAdmin"),

    /** May open and end any room through the server API: {@code roomCreate}. */
    ROOM_CREATE("roomCreate"),

    /** May list all rooms through the server API: {@code roomList}. */
    ROOM_LIST("roomList"),

    /** May record any room through the server API: {@code roomRecord}. */
    ROOM_RECORD("roomRecord"),

    /** May control any incoming stream through the server API: {@code ingressAdmin}. */
    INGRESS_ADMIN("ingressAdmin");

    private final String word;

    JoinGrant(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
