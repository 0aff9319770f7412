package io.unisession.cli;

import java.time.DateTimeException;
import java.time.ZoneId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A time zone on the command line. */
final class ZoneOption implements ITypeConverter<ZoneId> {
    ZoneOption() {}

    @Override
    public ZoneId convert(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException unknown) {
            throw new TypeConversionException("\"" + text + "\" is not a time zone like Europe/Berlin or UTC");
        }
    }
}
