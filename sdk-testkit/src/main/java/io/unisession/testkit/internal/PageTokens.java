package io.unisession.testkit.internal;

import java.util.OptionalInt;

/** Tokens of pages, each for one list only. A page has the same token each time. */
public final class PageTokens {

    private PageTokens() {}

    /** Makes a token. Like those of many services, it has characters that a query must encode. */
    public static String of(String list, int offset) {
        return "made-up+token/" + Integer.toHexString(list.hashCode()) + "." + offset;
    }

    /** Returns where the page of a token begins; empty if the token is of another list, or none. */
    public static OptionalInt offset(String token, String list) {
        String offset = token.substring(token.lastIndexOf('.') + 1);
        boolean known = offset.matches("[0-9]{1,6}") && token.equals(of(list, Integer.parseInt(offset)));
        return known ? OptionalInt.of(Integer.parseInt(offset)) : OptionalInt.empty();
    }
}
