package dev.taffrail.sink.store;

import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteException;

/// What kind of trouble an [SQLException] is, in a sentence for operators.
public record StoreFault(Kind kind, String sentence) {
    public enum Kind {
        DISK_FULL,
        NOT_WRITABLE,
        LOCKED,
        DAMAGED,
        OTHER
    }

    public static StoreFault of(SQLException e, Path file) {
        if (!(e instanceof SQLiteException sqlite)) {
            return new StoreFault(Kind.OTHER, file + ": " + e.getMessage());
        }
        var code = sqlite.getResultCode();
        return switch (code.code & 0xFF) {
            case 13 ->
                new StoreFault(
                        Kind.DISK_FULL,
                        "the disk that holds %s is full: free some space; loading goes on by itself".formatted(file));
            case 3, 8, 14, 23 ->
                new StoreFault(
                        Kind.NOT_WRITABLE,
                        "%s cannot be written (%s): check the permissions of the file and of its directory"
                                .formatted(file, code));
            case 5, 6 ->
                new StoreFault(
                        Kind.LOCKED,
                        "%s is locked by another program (%s): end what writes into it".formatted(file, code));
            case 11, 26 ->
                new StoreFault(
                        Kind.DAMAGED,
                        "%s is damaged (%s): move it away and start again, it is rebuilt from the log"
                                .formatted(file, code));
            default -> new StoreFault(Kind.OTHER, file + ": " + e.getMessage());
        };
    }
}
