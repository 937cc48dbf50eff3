package dev.taffrail.schemas.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The files of a lock: one line `id name sha256` per schema, ids rising, and the text of each in `history/`.
@FunctionalInterface
interface LockFiles {
    String LOCK = "schemas.lock";

    /// @return null when there is no such file
    @Nullable
    String text(String file);

    static LockFiles shipped(Class<?> jar, String folder) {
        return file -> {
            try (InputStream in = jar.getResourceAsStream(folder + "/" + file)) {
                return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + folder + "/" + file + " from the jar", e);
            }
        };
    }

    static LockFiles in(Path folder) {
        return file -> {
            try {
                return Files.exists(folder.resolve(file)) ? Files.readString(folder.resolve(file)) : null;
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + folder.resolve(file), e);
            }
        };
    }

    static String history(int id) {
        return "history/" + id + ".avsc";
    }

    static String line(SchemaLock.Entry entry) {
        return entry.id() + " " + entry.name() + " " + entry.sha256() + "\n";
    }

    /// @throws IllegalStateException when a line is no line, an id does not rise, or a text is missing or is not
    ///     the one that was locked
    default List<SchemaLock.Entry> read() {
        var entries = new ArrayList<SchemaLock.Entry>();
        String lock = text(LOCK);
        if (lock == null) {
            return entries;
        }
        int last = 0;
        for (String line : lock.lines().toList()) {
            var entry = entry(line);
            if (entry.id() <= last) {
                throw new IllegalStateException(LOCK + ": id " + entry.id() + " follows " + last + ", but ids rise");
            }
            last = entry.id();
            entries.add(entry);
        }
        return entries;
    }

    private SchemaLock.Entry entry(String line) {
        var columns = line.split(" ", -1);
        if (columns.length != 3 || !columns[0].matches("[1-9][0-9]{0,8}")) {
            throw new IllegalStateException(LOCK + ": the line '" + line + "' is not 'id name sha256'");
        }
        int id = Integer.parseInt(columns[0]);
        String text = text(history(id));
        if (text == null) {
            throw new IllegalStateException(LOCK + ": " + history(id) + " is missing");
        }
        var entry = new SchemaLock.Entry(id, columns[1], columns[2], text);
        if (!SchemaText.sha256(text).equals(entry.sha256())) {
            throw new IllegalStateException(LOCK + ": " + history(id) + " is not the text that was locked as "
                    + columns[1] + ". Restore both from version control: a schema never changes under its id");
        }
        return entry;
    }
}
