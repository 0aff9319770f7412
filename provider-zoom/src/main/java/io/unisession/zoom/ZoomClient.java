package io.unisession.zoom;

import io.unisession.ArtifactFile;
import io.unisession.CallOptions;
import io.unisession.DownloadOptions;
import io.unisession.PageRequest;
import io.unisession.Pager;
import io.unisession.Participant;
import io.unisession.Recording;
import io.unisession.Session;
import io.unisession.SessionArtifact;
import io.unisession.SessionFilters;
import io.unisession.SessionQuery;
import io.unisession.Transcript;
import io.unisession.capability.ParticipantListing;
import io.unisession.capability.RecordingDownload;
import io.unisession.capability.RecordingListing;
import io.unisession.capability.SessionEnding;
import io.unisession.capability.SessionListing;
import io.unisession.capability.TranscriptListing;
import io.unisession.spi.ProviderClient;
import io.unisession.spi.ProviderSettings;
import java.nio.file.Path;

/**
 * A client for Zoom Meetings. Create it with {@link Zoom#builder()}. It is immutable and thread-safe.
 *
 * <p>The id of a session is the UUID of one run of a meeting, and the id of its room is the number of the meeting. Every
 * method that takes the id of a session accepts either. The number stands for the run that is going on, or else for the
 * latest one.
 *
 * <p>A run that has ended is found by its UUID with one request. One that is going on is not, because Zoom cannot find
 * it that way: the client looks it up in the list of the user, or of all users. By its number, it is found with one request.
 */
public final class ZoomClient extends ProviderClient
        implements SessionListing,
                SessionEnding,
                ParticipantListing,
                RecordingListing,
                RecordingDownload,
                TranscriptListing {
    private final ZoomBackend backend;

    ZoomClient(ZoomBackend backend, ProviderSettings settings) {
        super(backend, settings);
        this.backend = backend;
    }

    /**
     * Lists the meetings of the user whom {@code ZOOM_USER_ID} names, or of all users of the account, one user after the
     * other. For each user, the meetings that are going on come first, then those that have ended, the latest month
     * first. Without a range of times, these are the last six months, which is all that Zoom lists. It lists only
     * meetings that two or more people were in. A meeting that ends while the list is read may be in it twice.
     *
     * <p>With a room, lists the runs of that meeting: those that have ended, without their ends, then the one that is
     * going on.
     *
     * @param query which sessions to list
     * @param first the first page
     * @param options options for each step of the iteration; many users without meetings are one step, and may need a
     *     longer total timeout
     * @return the sessions
     * @throws IllegalArgumentException if the room is a UUID, or the cursor is from another list
     * @throws io.unisession.error.UnsupportedCapabilityException if {@link #filters()} does not support the query;
     *     nothing is sent
     */
    @Override
    public Pager<Session> listSessions(SessionQuery query, PageRequest first, CallOptions options) {
        return require(SessionListing.class).listSessions(query, first, options);
    }

    /**
     * The filters that the lists support: the status and the room, and with the status {@code ENDED} also a range of
     * start times. Zoom does not say when a meeting that is going on began.
     *
     * @return the filters
     */
    @Override
    public SessionFilters filters() {
        return require(SessionListing.class).filters();
    }

    /**
     * Ends a meeting for everybody in it. Zoom takes its number, and ends whatever run is going on. By the UUID of a run,
     * the client first looks that run up among the meetings that are going on; if it has ended already, nothing is
     * ended.
     *
     * @param sessionId the UUID of the run, or the number of the meeting
     * @param options options for the requests; the total timeout covers all of them
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.NotFoundException if there is no such meeting
     * @throws io.unisession.error.PermissionDeniedException if the app may not end it
     * @throws io.unisession.error.SessionException if the call fails otherwise
     */
    @Override
    public void endSession(String sessionId, CallOptions options) {
        require(SessionEnding.class).endSession(sessionId, options);
    }

    /**
     * Lists the people who were in a meeting, each with all of their stays. Time in a breakout room counts, time in the
     * waiting room does not. People are told apart by Zoom's id, or else by the application's own, the registration, the
     * email address or the name, so two guests of one name count as one person. Zoom may list nobody for a meeting that
     * one person was in.
     *
     * <p>Only accounts with dashboards can list who is in a meeting now; for others this throws {@code
     * PermissionDeniedException}.
     *
     * @param sessionId the UUID of the run, or the number of the meeting
     * @param first the first page; it has all participants, whatever its size
     * @param options options for the requests; the total timeout covers all of them
     * @return the participants; iterating throws {@code NotFoundException} if there is no such meeting
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}, or {@code first} has a cursor
     */
    @Override
    public Pager<Participant> listParticipants(String sessionId, PageRequest first, CallOptions options) {
        return require(ParticipantListing.class).listParticipants(sessionId, first, options);
    }

    /**
     * Lists the files of a meeting's cloud recording, each as a recording: pictures and sound of the meeting, the sound of
     * single participants, the chat. Transcripts and summaries are in {@link #listTranscripts}. Zoom serves most files only to
     * requests with a token, so download them with {@link #download}.
     *
     * @param sessionId the UUID of the run, or the number of the meeting
     * @param first the first page; it has all recordings, whatever its size
     * @param options options for the request
     * @return the recordings, none if the meeting was not recorded in the cloud
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}, or {@code first} has a cursor
     */
    @Override
    public Pager<Recording> listRecordings(String sessionId, PageRequest first, CallOptions options) {
        return require(RecordingListing.class).listRecordings(sessionId, first, options);
    }

    /**
     * Lists the transcripts and summaries among the files of a meeting's cloud recording.
     *
     * @param sessionId the UUID of the run, or the number of the meeting
     * @param first the first page; it has all transcripts, whatever its size
     * @param options options for the request
     * @return the transcripts, none if the meeting was not recorded in the cloud
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}, or {@code first} has a cursor
     */
    @Override
    public Pager<Transcript> listTranscripts(String sessionId, PageRequest first, CallOptions options) {
        return require(TranscriptListing.class).listTranscripts(sessionId, first, options);
    }

    /**
     * Downloads a file of a cloud recording from Zoom. This first reads the meeting's recordings again, for a download
     * token that is valid for an hour; the token of the client is not sent with the download.
     *
     * @param artifact a recording or transcript of Zoom
     * @param file one of its files
     * @param target where to store the file; its directory must exist
     * @param options progress, overwriting and timeouts
     */
    @Override
    public void download(SessionArtifact artifact, ArtifactFile file, Path target, DownloadOptions options) {
        require(RecordingDownload.class).download(artifact, file, target, options);
    }

    /**
     * Gets a meeting that has ended from the report API, which has it only if two or more people were in it.
     *
     * @param sessionId the UUID of the run, or the number of the meeting, which stands for its latest run
     * @param options options for this call
     * @return the meeting
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.NotFoundException if there is no such report
     * @throws io.unisession.error.PermissionDeniedException if the plan of the account has no reports, or the app lacks
     *     the scope
     * @throws io.unisession.error.SessionException if the call fails otherwise
     */
    public Session getReport(String sessionId, CallOptions options) {
        return backend.getReport(sessionId, options);
    }

    /**
     * Like {@link #getReport(String, CallOptions)}, with the client's settings.
     *
     * @param sessionId the UUID of the run, or the number of the meeting
     * @return the meeting
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.SessionException if the call fails
     */
    public Session getReport(String sessionId) {
        return getReport(sessionId, CallOptions.defaults());
    }
}
