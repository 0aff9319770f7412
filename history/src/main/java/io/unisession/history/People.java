package io.unisession.history;

import io.unisession.Participant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells people apart. Records with the same participant id, or with the same connection, are one person. Records without
 * a participant id are one person if they have the same user id, or else the same name.
 */
final class People {
    private final Map<String, String> parents = new HashMap<>();
    /** The participant ids of each user id. */
    private final Map<String, Set<String>> idsByUser = new HashMap<>();

    People(Collection<Participant> records) {
        for (Participant record : records) {
            record.userId()
                    .ifPresent(user -> record.id()
                            .ifPresent(id -> idsByUser
                                    .computeIfAbsent(user, first -> new HashSet<>())
                                    .add(id)));
        }
        for (Participant record : records) {
            List<String> names = names(record);
            names.forEach(name -> join(names.get(0), name));
        }
    }

    /** What all records of the same person have in common. */
    String personOf(Participant record) {
        return root(names(record).get(0));
    }

    private List<String> names(Participant record) {
        List<String> names = new ArrayList<>();
        record.id().ifPresent(id -> names.add("i" + id));
        if (names.isEmpty()) {
            record.userId().ifPresent(user -> names.add(nameOfUser(user)));
        }
        for (var interval : record.intervals()) {
            interval.connectionId().ifPresent(connection -> names.add("c" + connection));
        }
        if (names.isEmpty()) {
            names.add("n" + record.name().orElse(""));
        }
        return names;
    }

    private String nameOfUser(String user) {
        Set<String> ids = idsByUser.getOrDefault(user, Set.of());
        return ids.size() == 1 ? "i" + ids.iterator().next() : "u" + user;
    }

    /** The first in alphabetical order is the root, so that the order of records does not matter. */
    private void join(String one, String other) {
        String first = root(one);
        String second = root(other);
        if (first.compareTo(second) < 0) {
            parents.put(second, first);
        } else if (second.compareTo(first) < 0) {
            parents.put(first, second);
        }
    }

    private String root(String name) {
        String root = name;
        while (parents.containsKey(root)) {
            root = parents.getOrDefault(root, root);
        }
        if (!root.equals(name)) {
            // Shorter ways keep this cheap for a person with thousands of connections.
            parents.put(name, root);
        }
        return root;
    }
}
