package dev.taffrail.agent.model.file;

/// A file that cannot be used. The message names the file, the line, the field, what is wrong and the way out.
public final class InvalidFile extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    /// @param where file and line, and the field when there is one
    public InvalidFile(String where, String problem) {
        super(where + ": " + problem);
    }
}
