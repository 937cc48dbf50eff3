package dev.taffrail.ingest.agent;

/// What is wrong in an agent file, and what would be right.
///
/// @param line from 1; 0 when it is about the file as a whole
/// @param field where, such as `tools[2].effect`; empty when it is about the file as a whole
public record Problem(String file, int line, String field, String message) {
    /// `FILE:LINE: FIELD MESSAGE`.
    @Override
    public String toString() {
        String place = line == 0 ? file : file + ":" + line;
        return place + ": " + (field.isEmpty() ? "" : field + " ") + message;
    }
}
