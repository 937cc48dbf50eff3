package dev.taffrail.sink.store;

import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteException;

/// SQLite refused something that may work later; the message is a sentence for operators. What was begun is undone.
public final class StoreFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public enum Kind {
        DISK_FULL,
        NOT_WRITABLE,
        LOCKED,
        DAMAGED,
        OTHER
    }

    private final Kind kind;

    private StoreFault(Kind kind, String sentence, SQLException cause) {
        super(sentence, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    static StoreFault of(SQLException e, Path file) {
        var kind = e instanceof SQLiteException sqlite ? kind(sqlite.getResultCode().code & PRIMARY) : Kind.OTHER;
        return new StoreFault(kind, sentence(kind, e, file), e);
    }

    /// The part of an extended result code that names the kind of error.
    private static final int PRIMARY = 0xFF;

    /// By the primary result codes of SQLite.
    private static Kind kind(int code) {
        return switch (code) {
            case 13 -> Kind.DISK_FULL; // SQLITE_FULL
            case 3, 8, 14, 23 -> Kind.NOT_WRITABLE; // PERM, READONLY, CANTOPEN, AUTH
            case 5, 6 -> Kind.LOCKED; // BUSY, LOCKED
            case 11, 26 -> Kind.DAMAGED; // CORRUPT, NOTADB
            default -> Kind.OTHER;
        };
    }

    private static String sentence(Kind kind, SQLException e, Path file) {
        return switch (kind) {
            case DISK_FULL ->
                "the disk that holds %s is full: free some space; loading goes on by itself".formatted(file);
            case NOT_WRITABLE ->
                "%s cannot be written (%s): check the permissions of the file and of its directory"
                        .formatted(file, e.getMessage());
            case LOCKED ->
                "%s is locked by another program (%s): end what writes into it".formatted(file, e.getMessage());
            case DAMAGED ->
                "%s is damaged (%s): move it away and start again, it is rebuilt from the log"
                        .formatted(file, e.getMessage());
            case OTHER -> "%s: %s".formatted(file, e.getMessage());
        };
    }
}
