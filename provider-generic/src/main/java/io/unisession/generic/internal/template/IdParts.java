package io.unisession.generic.internal.template;

import io.unisession.spi.http.Endpoint;
import java.util.List;
import java.util.stream.Collectors;

/** Ids that are made of several fields of a response, as {@code meeting~instance}. */
public final class IdParts {
    private static final String SEPARATOR = "~";

    private IdParts() {}

    /** The id that is made of these parts. A part may have the separator itself. */
    public static String joined(List<String> parts) {
        return parts.stream()
                .map(part -> part.replace("%", "%25").replace(SEPARATOR, "%7E"))
                .collect(Collectors.joining(SEPARATOR));
    }

    /**
     * A part of such an id.
     *
     * @param name the name of the id, for the message
     * @param number the number of the part, beginning with 1
     * @throws IllegalArgumentException if the id has no such part, or the part cannot be sent as an id
     */
    static String part(String name, String id, int number) {
        String[] parts = id.split(SEPARATOR, -1);
        if (parts.length < number) {
            throw new IllegalArgumentException(name + " has no part " + number
                    + ": ids of this service have several parts with \"~\" between them; use an id that it returned");
        }
        String part = parts[number - 1].replace("%7E", SEPARATOR).replace("%25", "%");
        return Endpoint.requireId("part " + number + " of " + name, part);
    }
}
