package io.unisession.generic;

import io.unisession.error.ConfigurationException;
import io.unisession.generic.internal.check.DescriptorCheck;
import io.unisession.generic.internal.document.DocumentFormat;
import io.unisession.generic.internal.document.DocumentReader;
import io.unisession.generic.internal.document.Faults;
import io.unisession.generic.internal.perform.CompiledDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * A provider as data: read and checked once, for any number of clients. It has the names of settings, never their
 * values.
 *
 * <p>A name that ends in {@code .yaml} or {@code .yml} means YAML, any other means JSON. YAML needs the dependency
 * {@code com.fasterxml.jackson.dataformat:jackson-dataformat-yaml}.
 */
public final class Descriptor {
    private final CompiledDescriptor compiled;
    private final List<DescriptorFault> warnings;

    private Descriptor(CompiledDescriptor compiled, List<DescriptorFault> warnings) {
        this.compiled = compiled;
        this.warnings = warnings;
    }

    /**
     * Reads a descriptor from a file.
     *
     * @param file the file, in UTF-8
     * @return the descriptor
     * @throws DescriptorException if it has errors; the exception lists all of them
     * @throws ConfigurationException if it cannot be read, or is larger than 1 MiB
     */
    public static Descriptor load(Path file) {
        return parse(file.toString(), DescriptorText.read(file));
    }

    /**
     * Parses a descriptor.
     *
     * @param name a name for messages; its ending tells JSON from YAML
     * @param text the text
     * @return the descriptor
     * @throws DescriptorException if it has errors; the exception lists all of them
     */
    public static Descriptor parse(String name, String text) {
        Faults faults = new Faults(name);
        return DocumentReader.read(DocumentFormat.of(name), DescriptorText.withoutMark(text), faults)
                .flatMap(new DescriptorCheck(faults)::check)
                .map(CompiledDescriptor::of)
                .map(compiled -> new Descriptor(compiled, faults.warnings()))
                .orElseThrow(() -> new DescriptorException(name, faults.list()));
    }

    /**
     * Parses a descriptor from a stream, such as a resource.
     *
     * @param name a name for messages; its ending tells JSON from YAML
     * @param stream the text in UTF-8; not closed
     * @return the descriptor
     * @throws DescriptorException if it has errors; the exception lists all of them
     * @throws ConfigurationException if it is not UTF-8 or is larger than 1 MiB
     * @throws IOException if the stream fails
     */
    public static Descriptor parse(String name, InputStream stream) throws IOException {
        return parse(name, DescriptorText.read(name, stream));
    }

    /**
     * Loads a descriptor that is bundled with UniSession.
     *
     * @param id the provider's id, such as {@code tenbyte}
     * @return the descriptor
     * @throws ConfigurationException if there is none with that id; the message lists those that there are
     */
    public static Descriptor bundled(String id) {
        return BundledDescriptors.load(id);
    }

    /**
     * The JSON Schema of descriptors, with which editors complete and check them. The loader checks more than a schema
     * can express.
     *
     * @return the text of the schema, which is in the jar as {@code io/unisession/generic/descriptor.schema.json}
     */
    public static String schema() {
        return BundledDescriptors.resource("descriptor.schema.json");
    }

    /**
     * The provider's id, which {@code provider()} of its clients and sessions returns.
     *
     * @return the id
     */
    public String id() {
        return compiled.id();
    }

    /**
     * What is allowed but risky, such as a credential in the query.
     *
     * @return the warnings, unmodifiable; usually empty
     */
    public List<DescriptorFault> warnings() {
        return warnings;
    }

    CompiledDescriptor compiled() {
        return compiled;
    }

    @Override
    public String toString() {
        return "Descriptor[" + id() + "]";
    }
}
