package io.unisession.internal.transport;

import io.unisession.internal.text.HeaderText;
import java.util.Locale;
import java.util.Optional;
import okhttp3.Protocol;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** The head of the response to a {@link FileRequest}. */
public final class FileResponse {
    private final Response response;

    FileResponse(Response response) {
        this.response = response;
    }

    /** The HTTP status. */
    public int status() {
        return response.code();
    }

    /** A header's value. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(response.header(name));
    }

    /** The announced number of bytes; -1 if there is none. */
    public long length() {
        return response.body().contentLength();
    }

    /** Whether the body is a web page, such as a login form, or compressed although nobody asked for that. */
    public boolean isNotTheFile() {
        return header("Content-Type")
                        .filter(type -> type.toLowerCase(Locale.ROOT).startsWith("text/html"))
                        .isPresent()
                || header("Content-Encoding")
                        .filter(encoding -> !encoding.equalsIgnoreCase("identity"))
                        .isPresent();
    }

    /** Whether the end of the body can be told from a lost connection. */
    public boolean saysWhereItEnds() {
        return length() >= 0
                || header("Transfer-Encoding").isPresent()
                || (response.protocol() != Protocol.HTTP_1_1 && response.protocol() != Protocol.HTTP_1_0);
    }

    /**
     * What names this version of the file in {@code If-Range}: the strong {@code ETag}, otherwise {@code
     * Last-Modified}; empty if there is neither, or no request can carry it.
     */
    public Optional<String> validator() {
        return header("ETag")
                .filter(tag -> tag.startsWith("\""))
                .or(() -> header("Last-Modified"))
                .filter(HeaderText::isValue);
    }

    /**
     * Whether this part of a file is of the version that a validator names. A server may leave the date out of a part.
     */
    public boolean isOfVersion(@Nullable String validator) {
        boolean isTag = validator != null && validator.startsWith("\"");
        return header(isTag ? "ETag" : "Last-Modified")
                .map(own -> own.equals(validator))
                .orElse(true);
    }
}
