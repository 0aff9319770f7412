package io.unisession.history.sync;

/** A column of a {@link SyncTable}. */
public final class SyncColumn {
    private final String name;
    private final Type type;
    private final boolean key;

    /** What the values of a column are. */
    public enum Type {
        /** A {@code String}. */
        TEXT,
        /** A {@code String} with the provider's JSON. */
        JSON,
        /** An {@code Instant}, in UTC. */
        TIME,
        /** A {@code Long}. */
        NUMBER,
        /** A {@code Boolean}. */
        FLAG
    }

    SyncColumn(String name, Type type, boolean key) {
        this.name = name;
        this.type = type;
        this.key = key;
    }

    /**
     * The column's name.
     *
     * @return lowercase letters and underscores
     */
    public String name() {
        return name;
    }

    /**
     * What the values are.
     *
     * @return the type
     */
    public Type type() {
        return type;
    }

    /**
     * Whether the column is part of the key of a session's latest version.
     *
     * @return true for key columns, which are never null
     */
    public boolean isKey() {
        return key;
    }

    @Override
    public String toString() {
        return name + " " + type;
    }
}
