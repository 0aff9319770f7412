package io.unisession.videosdk;

/** Stands in this package until its first class comes. */
public final class Placeholder {
    private Placeholder() {}

    /**
     * Says which package this is.
     *
     * @return the name of this package
     */
    public static String name() {
        return "io.unisession.videosdk";
    }
}
