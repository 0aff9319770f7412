package io.unisession.history;

import io.unisession.history.contract.JournalStoreContract;

class InMemoryJournalStoreTest extends JournalStoreContract {
    @Override
    protected JournalStore store() {
        return InMemoryJournalStore.create();
    }
}
