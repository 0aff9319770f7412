package io.unisession.flink;

import io.unisession.Timing;
import io.unisession.history.sync.SessionVersion;
import io.unisession.history.sync.SyncPlan;
import java.io.Serial;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of accounts as a source of Apache Flink: up to a time and then finished, or round after round.
 *
 * <pre>{@code
 * SyncAccount europe = SyncAccount.builder("videosdk", SyncPlan.builder("videosdk/eu", from).build())
 *         .setting("VIDEOSDK_TOKEN", "EU_VIDEOSDK_TOKEN")
 *         .atMost(300, Duration.ofMinutes(1))
 *         .build();
 * SessionSource source = SessionSource.builder().account(europe).every(Duration.ofHours(1)).build();
 * environment.fromSource(source, WatermarkStrategy.noWatermarks(), "sessions")
 *         .keyBy(version -> version.source() + "/" + version.sessionId())
 *         .sinkTo(upserts);
 * }</pre>
 *
 * <p>Each {@link SessionVersion} is new or differs from the one before it; its time stamp is {@link
 * SessionVersion#observedAt()}. After a failure Flink emits again what came after its last checkpoint, so a sink that
 * replaces the version with the same source and session id ends up with the same rows as without the failure, also those
 * of sessions that vanish meanwhile if the source {@linkplain Builder#emitAfterCheckpoint emits after checkpoints}.
 *
 * <p>A session that cannot be read is not lost: an account that fails stops no other, and is tried again after a minute.
 * A bounded job reads the other accounts to the end and then fails with the reason, so that Flink's restart strategy
 * decides.
 */
public final class SessionSource
        implements Source<SessionVersion, SyncSplit, SyncCheckpoint>, ResultTypeQueryable<SessionVersion> {
    @Serial
    private static final long serialVersionUID = 1L;

    private final ArrayList<SyncAccount> accounts;
    private final Schedule schedule;
    private final ReaderSettings settings;

    private SessionSource(Builder builder, Schedule schedule) {
        this.accounts = new ArrayList<>(builder.accounts);
        this.schedule = schedule;
        this.settings = new ReaderSettings(builder.callsPerReader, builder.emitsAfterCheckpoint);
    }

    /**
     * Starts a source.
     *
     * @return a builder without accounts, for one round up to the time of {@link Builder#build()}
     */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public Boundedness getBoundedness() {
        return schedule.isBounded() ? Boundedness.BOUNDED : Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public SourceReader<SessionVersion, SyncSplit> createReader(SourceReaderContext context) {
        return new SessionReader(context, accounts, settings, Alarm.onThread("unisession-reader"));
    }

    @Override
    public SplitEnumerator<SyncSplit, SyncCheckpoint> createEnumerator(SplitEnumeratorContext<SyncSplit> context) {
        return enumerator(context, null);
    }

    @Override
    public SplitEnumerator<SyncSplit, SyncCheckpoint> restoreEnumerator(
            SplitEnumeratorContext<SyncSplit> context, SyncCheckpoint checkpoint) {
        return enumerator(context, checkpoint);
    }

    private SyncEnumerator enumerator(SplitEnumeratorContext<SyncSplit> context, @Nullable SyncCheckpoint checkpoint) {
        return new SyncEnumerator(
                context, accounts, schedule, checkpoint, Timing.system(), Alarm.onThread("unisession-enumerator"));
    }

    @Override
    public SimpleVersionedSerializer<SyncSplit> getSplitSerializer() {
        return new SyncSplitSerializer();
    }

    @Override
    public SimpleVersionedSerializer<SyncCheckpoint> getEnumeratorCheckpointSerializer() {
        return new SyncCheckpointSerializer();
    }

    @Override
    public TypeInformation<SessionVersion> getProducedType() {
        return new SessionVersionType();
    }

    @Override
    public String toString() {
        return "SessionSource[" + accounts + ", " + schedule + "]";
    }

    /** Builds a {@link SessionSource}. */
    public static final class Builder {
        private final List<SyncAccount> accounts = new ArrayList<>();
        private @Nullable Instant until;
        private @Nullable Duration every;
        private int callsPerReader = 4;
        private boolean emitsAfterCheckpoint;

        private Builder() {}

        /**
         * Adds an account. The accounts are read side by side.
         *
         * @param account the account
         * @return this builder
         * @throws IllegalArgumentException if there is an account with the same {@link SyncPlan#source()}
         */
        public Builder account(SyncAccount account) {
            String source = account.plan().source();
            if (accounts.stream().anyMatch(other -> other.plan().source().equals(source))) {
                throw new IllegalArgumentException("two accounts are named \"" + source
                        + "\", so their sessions could not be told apart. Give each plan a name of its own");
            }
            accounts.add(account);
            return this;
        }

        /**
         * Reads the sessions that started before a time, and finishes. A job that starts from the savepoint of another
         * reads on from its end.
         *
         * @param end the time, exclusive; the job waits for a time to come. Not together with {@link #every}, whose rounds
         *     have no end
         * @return this builder
         */
        public Builder until(Instant end) {
            this.until = Objects.requireNonNull(end, "end");
            return this;
        }

        /**
         * Reads round after round, and never finishes. Each round reads what started since the last one, and again what
         * the plans' look-back says.
         *
         * @param interval the time from one round to the next, positive. Not together with {@link #until}, whose only
         *     round is the last
         * @return this builder
         * @throws IllegalArgumentException if the interval is not positive
         */
        public Builder every(Duration interval) {
            if (interval.isNegative() || interval.isZero()) {
                throw new IllegalArgumentException("the interval must be positive, but is " + interval);
            }
            this.every = interval;
            return this;
        }

        /**
         * Sets how many calls each reader makes at once. More than the budget allows wait for it. The default is 4.
         *
         * @param calls the number, at least 1
         * @return this builder
         * @throws IllegalArgumentException if the number is less than 1
         */
        public Builder callsPerReader(int calls) {
            if (calls < 1) {
                throw new IllegalArgumentException("callsPerReader must be at least 1, but is " + calls);
            }
            this.callsPerReader = calls;
            return this;
        }

        /**
         * Emits a version only when a completed checkpoint has it. A sink that takes no part in checkpoints, such as one
         * that replaces rows, then has no session that the source has forgotten after a failure: if such a session
         * vanished before it was read again, its row would stay as if it were there.
         *
         * <p>Versions arrive up to one checkpoint later, and without checkpoints none arrive at all. A reader holds
         * about 10,000 versions, then waits for a checkpoint; so take checkpoints before that many are read.
         *
         * @return this builder
         */
        public Builder emitAfterCheckpoint() {
            this.emitsAfterCheckpoint = true;
            return this;
        }

        /**
         * Builds the source. Nothing is sent, and no setting is looked up.
         *
         * @return the source
         * @throws IllegalArgumentException if there is no account, the end is not after the start of a plan, or both {@link
         *     #until} and {@link #every} were called
         */
        public SessionSource build() {
            if (accounts.isEmpty()) {
                throw new IllegalArgumentException("the source has no account. Add at least one");
            }
            if (until != null && every != null) {
                throw new IllegalArgumentException("the source has both an end (until " + until
                        + ") and rounds that never end (every " + every + "). Call only one of until and every");
            }
            Instant end = until == null && every == null ? Timing.system().now() : until;
            for (SyncAccount account : accounts) {
                Instant start = account.plan().startedFrom();
                if (end != null && !end.isAfter(start)) {
                    throw new IllegalArgumentException(
                            "no session of \"" + account.plan().source() + "\" can match: its plan starts at " + start
                                    + ", and the source ends at " + end);
                }
            }
            return new SessionSource(this, new Schedule(end, every));
        }
    }
}
