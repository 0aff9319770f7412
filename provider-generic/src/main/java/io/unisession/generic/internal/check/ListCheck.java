package io.unisession.generic.internal.check;

import io.unisession.generic.internal.document.DocumentNode;
import io.unisession.generic.internal.model.ListModel;
import io.unisession.generic.internal.model.PagingModel;
import io.unisession.generic.internal.model.Pointer;
import java.util.List;
import java.util.Optional;

/** The keys of an operation that lists: {@code items} or {@code itemsById}, and {@code paging}. */
final class ListCheck {
    private final NodeChecks checks;
    private final PointerCheck pointers;

    ListCheck(NodeChecks checks) {
        this.checks = checks;
        this.pointers = new PointerCheck(checks);
    }

    ListModel list(DocumentNode node) {
        Optional<DocumentNode> items = node.field("items");
        Optional<DocumentNode> byId = node.field("itemsById");
        if (items.isPresent() && byId.isPresent()) {
            checks.faults()
                    .add(node.location(), "use either \"items\" (an array) or \"itemsById\" (an object), not both");
        } else if (items.isEmpty() && byId.isEmpty()) {
            checks.required(
                    node,
                    "items",
                    "where the response has the array of items (\"\" if it is the array), or \"itemsById\" for an object");
        }
        List<Pointer> places =
                items.or(() -> byId).map(pointers::pointersOrWhole).orElse(List.of());
        return paged(node, places, byId.isPresent(), PagingModel.NONE);
    }

    /** The same list, with paging of its own if the node declares it. */
    ListModel alternative(DocumentNode node, ListModel list) {
        return paged(node, list.items(), list.byId(), list.paging());
    }

    private ListModel paged(DocumentNode node, List<Pointer> places, boolean byId, PagingModel fallback) {
        PagingModel paging =
                node.field("paging").map(new PagingCheck(checks)::paging).orElse(fallback);
        pointers.requireApart(
                node, byId ? places : arrays(places), paging.pointers(), "paging cannot be read from the items");
        return new ListModel(places, byId, paging);
    }

    /** The pointers that can only lead to an array. One that leads to an object contains other pointers. */
    private static List<Pointer> arrays(List<Pointer> places) {
        return places.stream()
                .filter(place -> places.stream().noneMatch(place::holds))
                .toList();
    }
}
