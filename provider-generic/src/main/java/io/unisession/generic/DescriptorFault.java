package io.unisession.generic;

import java.io.Serial;
import java.io.Serializable;
import java.util.Objects;

/** One thing that is wrong with a descriptor. */
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
     * Notes a fault; loading a descriptor does.
     *
     * @param descriptor the name of the descriptor, such as its file's
     * @param line the line, from 1
     * @param column the column, from 1
     * @param pointer JSON Pointer to what is wrong, or to the object that lacks something; empty for the whole document
     * @param message what was found and what is allowed
     */
    public DescriptorFault(String descriptor, int line, int column, String pointer, String message) {
        this.descriptor = Objects.requireNonNull(descriptor, "descriptor");
        this.line = line;
        this.column = column;
        this.pointer = Objects.requireNonNull(pointer, "pointer");
        this.message = Objects.requireNonNull(message, "message");
    }

    /**
     * The descriptor in which it is.
     *
     * @return the name of its file, or the name that it was parsed under
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
     * Where it is in the document.
     *
     * @return a JSON Pointer; empty for the whole document
     */
    public String pointer() {
        return pointer;
    }

    /**
     * What was found and what is allowed. Values that may be secret are not quoted.
     *
     * @return the message
     */
    public String message() {
        return message;
    }

    /** One line for people: file, line, column, pointer and message. */
    @Override
    public String toString() {
        return descriptor + ":" + line + ":" + column + (pointer.isEmpty() ? "" : " " + pointer) + ": " + message;
    }
}
