package io.unisession.flink;

import io.unisession.history.sync.SyncState;
import io.unisession.history.sync.SyncTask;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * How far each account has been read, and which splits the readers have: what a checkpoint has of the enumerator.
 * Applications have no use for it; it is public because {@link SessionSource} names it.
 */
public final class SyncCheckpoint {
    private final Map<String, Account> accounts;

    /**
     * One account.
     *
     * @param state how far it has been read, from {@link SyncState#toJson()}
     * @param unassigned the tasks that no reader has
     * @param assigned the ids of the tasks that readers have
     */
    record Account(String state, List<SyncTask> unassigned, Set<String> assigned) {
        Account {
            unassigned = List.copyOf(unassigned);
            assigned = Set.copyOf(assigned);
        }
    }

    SyncCheckpoint(Map<String, Account> accounts) {
        this.accounts = Map.copyOf(accounts);
    }

    Map<String, Account> accounts() {
        return accounts;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SyncCheckpoint that && accounts.equals(that.accounts);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(accounts);
    }

    @Override
    public String toString() {
        return "SyncCheckpoint" + accounts.keySet();
    }
}
