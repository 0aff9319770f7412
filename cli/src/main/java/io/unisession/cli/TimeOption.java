package io.unisession.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A time on the command line: a day in UTC, or a time with its offset. */
final class TimeOption implements ITypeConverter<Instant> {
    static final String HELP = "2026-03-02, which is midnight in UTC, or 2026-03-02T09:00:00Z.";

    TimeOption() {}

    @Override
    public Instant convert(String text) {
        try {
            return text.indexOf('T') < 0
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException notATime) {
            throw new TypeConversionException("\"" + text + "\" is not a time like 2026-03-02 or 2026-03-02T09:00:00Z");
        }
    }
}
