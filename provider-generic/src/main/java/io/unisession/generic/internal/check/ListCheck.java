package io.unisession.generic.internal.check;

import io.unisession.generic.internal.document.DocumentNode;
import io.unisession.generic.internal.model.ListModel;
import io.unisession.generic.internal.model.PagingModel;
import io.unisession.generic.internal.model.Pointer;
import java.util.List;
import java.util.Optional;

/** The keys of an operation that lists: {@code items} or {@code itemsById}, and {@code paging}. */
final class ListCheck {
    private final NodeChecks expected;
    private final PointerCheck pointers;

    ListCheck(NodeChecks expected) {
        this.expected = expected;
        this.pointers = new PointerCheck(expected);
    }

    ListModel list(DocumentNode node) {
        Optional<DocumentNode> items = node.field("items");
        Optional<DocumentNode> byId = node.field("itemsById");
        if (items.isPresent() && byId.isPresent()) {
            expected.faults()
                    .add(
                            node.place(),
                            "the keys \"items\" and \"itemsById\" exclude each other: the items are an array, or an object");
        } else if (items.isEmpty() && byId.isEmpty()) {
            expected.required(
                    node,
                    "items",
                    "where the response has the array of items, \"\" where it is one; or \"itemsById\", of an object");
        }
        List<Pointer> places =
                items.or(() -> byId).map(pointers::pointersOrWhole).orElse(List.of());
        PagingModel paging =
                node.field("paging").map(new PagingCheck(expected)::paging).orElse(PagingModel.NONE);
        pointers.requireApart(
                node,
                byId.isPresent() ? places : arrays(places),
                paging.pointers(),
                "which holds items and nothing about the page");
        return new ListModel(places, byId.isPresent(), paging);
    }

    /** The places that can have nothing but an array. One that holds another place may have an object in its stead. */
    private static List<Pointer> arrays(List<Pointer> places) {
        return places.stream()
                .filter(place -> places.stream().noneMatch(place::holds))
                .toList();
    }
}
