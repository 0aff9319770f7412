package io.unisession.generic;

import java.io.Serial;
import java.io.Serializable;
import java.util.Objects;

/** An error or warning in a descriptor. */
public final class DescriptorFault implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    /** The descriptor, as its accessor tells. */
    private final String descriptor;
    /** The line, as its accessor tells. */
    private final int line;
    /** The column, as its accessor tells. */
    private final int column;
    /** The pointer, as its accessor tells. */
    private final String pointer;
    /** The message, as its accessor tells. */
    private final String message;

    /**
     * Creates a fault. Used when a descriptor is loaded.
     *
     * @param descriptor the name of the descriptor, such as its file's
     * @param line the line, from 1
     * @param column the column, from 1
     * @param pointer JSON Pointer to the wrong value, or to the object that lacks one; empty for the whole document
     * @param message what is wrong and what is allowed
     */
    public DescriptorFault(String descriptor, int line, int column, String pointer, String message) {
        this.descriptor = Objects.requireNonNull(descriptor, "descriptor");
        this.line = line;
        this.column = column;
        this.pointer = Objects.requireNonNull(pointer, "pointer");
        this.message = Objects.requireNonNull(message, "message");
    }

    /**
     * The descriptor.
     *
     * @return the name of its file, or the name passed to {@code parse}
     */
    public String descriptor() {
        return descriptor;
    }

    /**
     * The line.
     *
     * @return the line, from 1
     */
    public int line() {
        return line;
    }

    /**
     * The column.
     *
     * @return the column, from 1
     */
    public int column() {
        return column;
    }

    /**
     * The position in the document.
     *
     * @return a JSON Pointer; empty for the whole document
     */
    public String pointer() {
        return pointer;
    }

    /**
     * What is wrong and what is allowed. Values that may be secret are not quoted.
     *
     * @return the message
     */
    public String message() {
        return message;
    }

    /** One line: file, line, column, pointer and message. */
    @Override
    public String toString() {
        return descriptor + ":" + line + ":" + column + (pointer.isEmpty() ? "" : " " + pointer) + ": " + message;
    }
}
