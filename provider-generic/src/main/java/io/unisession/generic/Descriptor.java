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
 * A provider as data: read, checked and compiled once, for any number of clients. It holds the names of settings and
 * none of their values.
 *
 * <p>Descriptors are written in JSON, or in YAML where {@code com.fasterxml.jackson.dataformat:jackson-dataformat-yaml}
 * is among the application's dependencies. A name that ends in {@code .yaml} or {@code .yml} means YAML, every other
 * one JSON.
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
     * @throws DescriptorException if it is wrong, with all its faults
     * @throws ConfigurationException if it cannot be read, or is larger than 1 MiB
     */
    public static Descriptor load(Path file) {
        return parse(file.toString(), DescriptorText.read(file));
    }

    /**
     * Takes a descriptor from its text.
     *
     * @param name a name for messages, whose ending tells JSON from YAML
     * @param text the text
     * @return the descriptor
     * @throws DescriptorException if it is wrong, with all its faults
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
     * Takes a descriptor from a stream, such as a resource's.
     *
     * @param name a name for messages, whose ending tells JSON from YAML
     * @param stream the text in UTF-8; read, not closed
     * @return the descriptor
     * @throws DescriptorException if it is wrong, with all its faults
     * @throws ConfigurationException if it is no UTF-8, or larger than 1 MiB
     * @throws IOException if the stream fails
     */
    public static Descriptor parse(String name, InputStream stream) throws IOException {
        return parse(name, DescriptorText.read(name, stream));
    }

    /**
     * A descriptor that comes with UniSession.
     *
     * @param id the provider's id, such as {@code tenbyte}
     * @return the descriptor
     * @throws ConfigurationException if there is none, naming those that there are
     */
    public static Descriptor bundled(String id) {
        return BundledDescriptors.load(id);
    }

    /**
     * The JSON Schema of descriptors, from which editors complete and check what is typed. The loader checks more than
     * a schema can say.
     *
     * @return the schema's text, as it is in the jar under {@code io/unisession/generic/descriptor.schema.json}
     */
    public static String schema() {
        return BundledDescriptors.resource("descriptor.schema.json");
    }

    /**
     * The provider's id, which its clients and sessions carry as {@code provider()}.
     *
     * @return the id
     */
    public String id() {
        return compiled.id();
    }

    /**
     * What is allowed and yet a danger, such as a credential in the query.
     *
     * @return the warnings, unmodifiable; none for most descriptors
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
