package io.unisession;

/** How far a recording or transcript is. Every provider's own status words map to one of these. */
public enum ArtifactStatus {
    /** Still growing: the session, or the part of it that is recorded, continues. */
    ACTIVE,
    /** Stopped; the provider is preparing the files. */
    PROCESSING,
    /** Finished: its files are available. */
    READY,
    /** Failed: there will be no files, or not all of them. */
    FAILED,
    /** Deleted: its files are gone, or in the provider's trash. */
    DELETED,
    /** The provider sent no status, or one that this version does not know. */
    UNKNOWN
}
