package io.unisession.generic.internal.model;

import io.unisession.ArtifactStatus;
import io.unisession.RecordingKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where a response has the fields of a recording or transcript, relative to its object. Pointers are tried in order; a
 * list is empty if the service does not have the field.
 *
 * @param kind of a recording only
 * @param participantId of a recording only
 * @param recordingId of a transcript only
 * @param files the files, each of which an object may have or not
 * @param summaryFiles the files of the summary, of a transcript only
 * @param only the objects of the list that are meant; empty for all
 */
public record ArtifactModel(
        Pointer.ToId id,
        List<Pointer.ToText> sessionId,
        List<Pointer.ToText> roomId,
        List<Pointer.ToText> status,
        Map<String, ArtifactStatus> statusValues,
        Pointer.ToSpan span,
        List<Pointer.ToText> kind,
        Map<String, RecordingKind> kindValues,
        List<Pointer.ToText> participantId,
        List<Pointer.ToText> recordingId,
        List<ToFile> files,
        List<ToFile> summaryFiles,
        Optional<When> only) {
    /**
     * Where the object of a recording or transcript has one of its files.
     *
     * @param when which objects have the file; empty for those that have any of its fields
     */
    public record ToFile(
            Optional<When> when,
            List<Pointer.ToText> id,
            List<Pointer.ToText> format,
            List<Pointer> size,
            List<Pointer.ToDuration> duration,
            List<Pointer.ToText> path,
            List<Pointer.ToText> address,
            List<Pointer.ToTime> addressExpiresAt) {}

    /** Where the response with a new address of a file has it. */
    public record Link(List<Pointer.ToText> address, List<Pointer.ToTime> addressExpiresAt) {}

    /**
     * A condition on an object.
     *
     * @param pointers where the value is
     * @param words the values that meet the condition
     */
    public record When(List<Pointer.ToText> pointers, Set<String> words) {}
}
