package io.unisession.testkit.internal;

import io.unisession.testkit.ErrorResponseException;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.ReceivedRequest;
import java.util.List;
import java.util.function.Supplier;

/** The page that a request asks for, counted from 1. */
public record Paging(int page, int size) {

    /** Reads both query parameters, and rejects a value that is not a positive number. */
    public static Paging read(
            ReceivedRequest request, String pageName, String sizeName, int usualSize, Supplier<FakeResponse> refusal) {
        return new Paging(number(request, pageName, 1, refusal), number(request, sizeName, usualSize, refusal));
    }

    /** Returns the page's items; none after the last page. */
    public <T> List<T> of(List<T> all) {
        int from = (int) Math.min(all.size(), (page - 1L) * size);
        return all.subList(from, (int) Math.min(all.size(), (long) from + size));
    }

    /** Returns the number of the last page; an empty list has one page. */
    public int lastPage(int total) {
        return Math.max(1, (int) ((total + size - 1L) / size));
    }

    private static int number(ReceivedRequest request, String name, int usual, Supplier<FakeResponse> refusal) {
        int number;
        try {
            number = request.queryValue(name).map(Integer::parseInt).orElse(usual);
        } catch (NumberFormatException noNumber) {
            throw new ErrorResponseException(refusal.get());
        }
        if (number < 1) {
            throw new ErrorResponseException(refusal.get());
        }
        return number;
    }
}
