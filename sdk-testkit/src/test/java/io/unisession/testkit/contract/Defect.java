package io.unisession.testkit.contract;

/** What a provider can do wrong. */
enum Defect {
    NONE,
    /** Sends requests by an HTTP client of its own. */
    OWN_HTTP,
    /** Takes whatever session comes for the one that was requested. */
    ANY_SESSION,
    /** Compares ids by what they look like. */
    SIMILAR_IDS,
    /** Reads times as they are written, so that there are meetings in the year 1. */
    TIMES_AS_WRITTEN,
    /** Does not say that a time could not be read. */
    SILENT_ABOUT_TIMES,
    /** Needs a list in the response, even if there is nothing to list. */
    NEEDS_A_LIST,
    /** Collects all pages before it returns the first item, without looking whether they differ. */
    LISTS_AT_ONCE,
    /** Computes the next offset, as long as more is promised. */
    COMPUTES_OFFSETS,
    /** Names another page parameter than it sends. */
    WRONG_SHAPE,
    /** Ends a list where a page fails. */
    HIDES_FAILED_PAGES,
    /** Ends a list when as many items came as the service counts. */
    BELIEVES_TOTALS,
    /** Takes a link to another host for the end of the list. */
    STAYS_AT_ITS_HOST,
    /** Reads a list by a library of its own, without a limit. */
    READS_WITHOUT_LIMIT,
    /** Shows what the service says. */
    QUOTES_THE_SERVICE
}
