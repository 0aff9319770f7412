package io.unisession.history.sync;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Creates the folder that the files of a sync or its state go into. */
final class TargetFolder {
    private TargetFolder() {}

    static void create(Path folder) throws IOException {
        try {
            Files.createDirectories(folder);
        } catch (FileAlreadyExistsException other) {
            throw new SyncException(other.getFile() + " is not a folder. Name another", other);
        }
    }
}
