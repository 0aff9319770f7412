package io.unisession.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The name of a file or a folder. A blank one would otherwise mean the current folder. */
final class FileOption implements ITypeConverter<Path> {
    FileOption() {}

    @Override
    public Path convert(String name) {
        if (name.isBlank()) {
            throw new TypeConversionException("the name must not be blank");
        }
        try {
            return Path.of(name);
        } catch (InvalidPathException noPath) {
            throw new TypeConversionException("\"" + name + "\" is not a file name");
        }
    }
}
