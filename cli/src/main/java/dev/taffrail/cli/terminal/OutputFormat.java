package dev.taffrail.cli.terminal;

/// The shape of an answer. Everything but `table` and `wide` is for programs and keeps its form.
public enum OutputFormat {
    /// For people.
    table,
    /// The table with all its columns.
    wide,
    /// One document.
    json,
    /// One document a line.
    jsonl,
    yaml,
    /// Only the names or handles, one a line.
    name;

    public boolean isForPeople() {
        return this == table || this == wide;
    }
}
