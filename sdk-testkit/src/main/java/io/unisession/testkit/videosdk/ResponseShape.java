package io.unisession.testkit.videosdk;

/**
 * A form in which VideoSDK's responses are not documented now, but were once, or are read by its own server SDK. A
 * client must read each, alone and together with others.
 */
public enum ResponseShape {
    /**
     * {@code "pageInfo": {"page", "perPage", "totalPages", "total"}}, names that the server SDK reads beside the
     * documented ones.
     */
    OTHER_PAGE_NAMES,
    /**
     * {@code "pagination": {"page", "perPage", "total", "totalPages"}} in place of {@code pageInfo}, which the server
     * SDK reads too.
     */
    PAGINATION,
    /**
     * Lists of sessions and of rooms are arrays by themselves: nothing says how many pages there are. The server SDK
     * reads them.
     */
    BARE_ARRAYS,
    /**
     * Sessions in lists have {@code _id} in place of {@code id}, as the documented response of active participants has
     * it.
     */
    DOCUMENT_IDS_IN_LISTS,
    /** Active participants are in an object, without {@code pageInfo}, as was documented until 2023-07-24. */
    ACTIVE_PARTICIPANTS_IN_AN_OBJECT,
    /**
     * A session that is got, and the one that its participants are listed in, is the only element of an array, as is
     * documented of active participants. A body that was put in is answered as it was put in all the same.
     */
    ONE_ELEMENT_ARRAYS
}
