package dev.taffrail.schemas.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.Schema;

/// Every schema that was ever locked, by the id that stands before its bytes. Lines are added and never changed: `schemas.lock` names
/// id, full name and SHA-256, `history/ID.avsc` is the text.
public final class SchemaLock implements SchemaSource {

    /// One locked schema; `text` is what the hash covers and what a registry gets.
    public record Entry(int id, String name, String sha256, String text) {}

    private record Locked(Entry entry, Schema schema, String meaning) {}

    private final TreeMap<Integer, Locked> entries = new TreeMap<>();

    SchemaLock(List<Entry> entries) {
        for (Entry entry : entries) {
            var schema = SchemaText.parse(entry.text());
            this.entries.put(entry.id(), new Locked(entry, schema, SchemaText.meaning(schema)));
        }
    }

    /// The lock that is in the jar.
    ///
    /// @throws IllegalStateException when it is damaged
    public static SchemaLock shipped() {
        return new SchemaLock(LockFiles.shipped().read());
    }

    /// A lock of its own that numbers `types` from 1, for tests of records that are not locked.
    @SafeVarargs
    public static SchemaLock numbering(Class<? extends Record>... types) {
        var entries = new ArrayList<Entry>();
        for (var type : types) {
            var schema = AvroSchemas.of(type);
            String text = SchemaText.of(schema);
            entries.add(new Entry(entries.size() + 1, schema.getFullName(), SchemaText.sha256(text), text));
        }
        return new SchemaLock(entries);
    }

    @Override
    public Optional<Schema> byId(int id) {
        return Optional.ofNullable(entries.get(id)).map(Locked::schema);
    }

    /// The text of the schema with this id, as a registry would answer it.
    public Optional<String> textOf(int id) {
        return Optional.ofNullable(entries.get(id)).map(locked -> locked.entry().text());
    }

    /// All entries, by id.
    public List<Entry> entries() {
        return entries.values().stream().map(Locked::entry).toList();
    }

    /// The id under which `schema` was locked; documentation does not count. The newest when there are several.
    ///
    /// @throws IllegalArgumentException when it is not locked
    public int idOf(Schema schema) {
        return findId(schema)
                .orElseThrow(() -> new IllegalArgumentException(schema.getFullName()
                        + " has no id: a contract was added or changed. Lock it with ./mvnw -pl schemas test -Dgolden.update=true "
                        + "and commit the new line of schemas.lock"));
    }

    Optional<Integer> findId(Schema schema) {
        String meaning = SchemaText.meaning(schema);
        return entries.descendingMap().values().stream()
                .filter(locked -> locked.meaning().equals(meaning))
                .map(locked -> locked.entry().id())
                .findFirst();
    }
}
