package io.unisession.generic.internal.dryrun;

import io.unisession.Recording;
import io.unisession.SessionArtifact;
import org.jspecify.annotations.Nullable;

/** Reports a recording or transcript: its fields in the order of the model, with what the service's words mean. */
final class ArtifactReport {
    private final ObjectReport object;
    private final @Nullable SessionArtifact artifact;

    /** @param artifact what was made of the object; null if nothing could be */
    ArtifactReport(ObjectReport object, @Nullable SessionArtifact artifact) {
        this.object = object;
        this.artifact = artifact;
    }

    void add() {
        object.field("id");
        object.fields().forEach((name, field) -> {
            if (field.isDeclared() && !name.equals("id") && !name.endsWith("Unreadable")) {
                add(name);
            }
        });
    }

    private void add(String name) {
        if (name.endsWith("address")) {
            object.secret(name);
        } else if (name.equals("status") && artifact != null) {
            meaning(name, artifact.status().name(), "providerStatus");
        } else if (name.equals("kind") && artifact instanceof Recording recording) {
            meaning(name, recording.kind().name(), "providerKind");
        } else {
            object.field(name);
        }
    }

    private void meaning(String name, String meaning, String wordName) {
        Object word = object.read(name);
        if (word == null) {
            object.field(name);
            return;
        }
        object.value(
                name,
                meaning,
                object.pointers(name),
                meaning.equals("UNKNOWN") ? '"' + word.toString() + "\" has no meaning in " + name + "Values" : "");
        object.field(wordName, name);
    }
}
