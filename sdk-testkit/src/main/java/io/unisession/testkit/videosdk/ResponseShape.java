package io.unisession.testkit.videosdk;

/**
 * A form of VideoSDK's responses that is no longer documented, or that only its own server SDK reads. A client must
 * read each form, alone and combined with others.
 */
public enum ResponseShape {
    /**
     * {@code "pageInfo": {"page", "perPage", "totalPages", "total"}}, names that the server SDK reads in addition to
     * the documented ones.
     */
    OTHER_PAGE_NAMES,
    /**
     * {@code "pagination": {"page", "perPage", "total", "totalPages"}} in place of {@code pageInfo}, which the server
     * SDK reads too.
     */
    PAGINATION,
    /**
     * Lists of sessions and of rooms are bare arrays, which do not say how many pages there are. The server SDK reads
     * them.
     */
    BARE_ARRAYS,
    /**
     * Sessions in lists have {@code _id} in place of {@code id}, like the documented response of active participants.
     */
    DOCUMENT_IDS_IN_LISTS,
    /** Active participants are in an object without {@code pageInfo}, as documented until 2023-07-24. */
    ACTIVE_PARTICIPANTS_IN_AN_OBJECT,
    /**
     * The session in the responses to <i>get session</i> and <i>list participants</i> is the only element of an array,
     * as documented for active participants. A session that a test added as JSON is still returned unchanged.
     */
    ONE_ELEMENT_ARRAYS
}
