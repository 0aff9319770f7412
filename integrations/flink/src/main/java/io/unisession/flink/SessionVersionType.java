package io.unisession.flink;

import io.unisession.history.sync.SessionVersion;
import java.io.Serial;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/**
 * Lets Flink write {@link SessionVersion} between tasks and into state. {@link SessionSource} knows it; a function that
 * returns versions names it with {@code returns(new SessionVersionType())}.
 */
public final class SessionVersionType extends TypeInformation<SessionVersion> {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Creates the type. */
    public SessionVersionType() {}

    @Override
    public boolean isBasicType() {
        return false;
    }

    @Override
    public boolean isTupleType() {
        return false;
    }

    @Override
    public int getArity() {
        return 1;
    }

    @Override
    public int getTotalFields() {
        return 1;
    }

    @Override
    public Class<SessionVersion> getTypeClass() {
        return SessionVersion.class;
    }

    @Override
    public boolean isKeyType() {
        return false;
    }

    @Override
    public TypeSerializer<SessionVersion> createSerializer(SerializerConfig config) {
        return SessionVersionSerializer.INSTANCE;
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof SessionVersionType;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SessionVersionType;
    }

    @Override
    public int hashCode() {
        return SessionVersionType.class.hashCode();
    }

    @Override
    public String toString() {
        return "SessionVersion";
    }
}
