package io.unisession.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bouncycastle.openpgp.PGPException;

/** Holds a bundle against all requirements, and prints each with what does not meet it. */
public final class CheckBundle {
    private CheckBundle() {}

    /**
     * Checks a bundle. Ends with exit code 1 if it does not meet a requirement.
     *
     * @param args the bundle, and the armored public key of its signatures
     * @throws IOException if a file cannot be read
     * @throws PGPException if the key is none
     */
    public static void main(String... args) throws IOException, PGPException {
        Bundle bundle =
                new Bundle(Bundle.unzip(Files.readAllBytes(Path.of(args[0]))), Files.readString(Path.of(args[1])));
        System.out.println(
                bundle.components().size() + " components, " + bundle.paths().count() + " files");
        boolean met = !bundle.components().isEmpty();
        for (Requirement requirement : Requirement.values()) {
            List<String> faults = requirement.faults(bundle).toList();
            System.out.println((faults.isEmpty() ? "met      " : "NOT MET  ") + requirement.sentence());
            faults.forEach(fault -> System.out.println("           " + fault));
            met &= faults.isEmpty();
        }
        if (!met) {
            System.exit(1);
        }
    }
}
