package io.unisession.flink;

import java.io.Serial;
import java.io.Serializable;

/**
 * How readers read.
 *
 * @param callsAtOnce how many calls each makes at once to an account
 * @param emitsAfterCheckpoint whether versions are held until a checkpoint has them
 */
record ReaderSettings(int callsAtOnce, boolean emitsAfterCheckpoint) implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;
}
