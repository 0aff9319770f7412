package io.unisession.generic.internal.check;

import io.unisession.generic.internal.document.DocumentNode;
import io.unisession.generic.internal.document.DocumentNode.Kind;
import io.unisession.generic.internal.model.Operation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What a descriptor says once for all operations: {@code result} and {@code paging}. */
final class CommonKeys {
    private static final String RESULT = "result";
    private static final String PAGING = "paging";
    private static final List<String> FURTHER = List.of("also", "alternatives");

    private final NodeChecks checks;
    private final Optional<DocumentNode> result;
    private final Optional<DocumentNode> paging;

    CommonKeys(NodeChecks checks, DocumentNode descriptor) {
        this.checks = checks;
        this.result = descriptor.field(RESULT);
        this.paging = descriptor.field(PAGING);
        result.ifPresent(new PointerCheck(checks)::pointersOrWhole);
        paging.ifPresent(new ListCheck(checks)::paging);
    }

    /** An operation with the common keys that it does not have itself. */
    DocumentNode operation(Operation operation, DocumentNode node) {
        if (!node.is(Kind.OBJECT)) {
            return node;
        }
        if (!operation.kind().isList() && !ListCheck.declaresItems(node)) {
            boolean takesResult = operation.kind().keys().contains(RESULT)
                    && node.field(RESULT).isEmpty();
            return takesResult && result.isPresent() ? with(node, RESULT, result.get()) : node;
        }
        DocumentNode list = paged(node, paging);
        // What an operation changes for its own request need not hold for the others.
        boolean hasOwnStyle =
                node.field(PAGING).filter(own -> own.field("style").isPresent()).isPresent();
        Optional<DocumentNode> ofFurther = hasOwnStyle ? node.field(PAGING) : paging;
        DocumentNode whole = list;
        for (String key : FURTHER) {
            Optional<DocumentNode> further =
                    list.field(key).map(found -> each(found, request -> paged(request, ofFurther)));
            whole = further.isPresent() ? with(whole, key, further.get()) : whole;
        }
        return whole;
    }

    private static DocumentNode each(DocumentNode node, UnaryOperator<DocumentNode> change) {
        return node.is(Kind.LIST)
                ? node.withElements(node.elements().stream().map(change).toList())
                : change.apply(node);
    }

    /** A list whose paging, if it does not name a style, changes the inherited one. */
    private DocumentNode paged(DocumentNode list, Optional<DocumentNode> inherited) {
        if (inherited.isEmpty() || !list.is(Kind.OBJECT)) {
            return list;
        }
        Optional<DocumentNode> own = list.field(PAGING);
        if (own.isEmpty()) {
            return with(list, PAGING, inherited.get());
        }
        if (!own.get().is(Kind.OBJECT) || own.get().field("style").isPresent()) {
            return list;
        }
        checks.object(own.get(), ListCheck.PAGING_KEYS);
        Map<String, DocumentNode> known = new LinkedHashMap<>(own.get().fields());
        known.keySet().retainAll(ListCheck.PAGING_KEYS);
        DocumentNode changes = own.get().withFields(known);
        return with(list, PAGING, changes.withDefaults(inherited.get().fields()));
    }

    private static DocumentNode with(DocumentNode node, String key, DocumentNode value) {
        Map<String, DocumentNode> fields = new LinkedHashMap<>(node.fields());
        fields.put(key, value);
        return node.withFields(fields);
    }
}
