package dev.taffrail.schemas.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import tools.jackson.databind.node.JsonNodeFactory;

/// Every schema that was ever locked, by the id that stands before its bytes. Lines are added and never changed:
/// `schemas.lock` names id, full name and SHA-256, `history/ID.avsc` is the text. Safe for use by any number of
/// threads.
public final class SchemaLock implements SchemaSource {

    /// One locked schema; `text` is what the hash covers and what a registry gets.
    public record Entry(int id, String name, String sha256, String text) {}

    private final TreeMap<Integer, Entry> entries = new TreeMap<>();
    private final Map<Integer, Schema> parsed = new ConcurrentHashMap<>();

    SchemaLock(List<Entry> entries) {
        entries.forEach(entry -> this.entries.put(entry.id(), entry));
    }

    /// The lock of the topics' contracts, as it is in the jar.
    ///
    /// @throws IllegalStateException when it is damaged
    public static SchemaLock shipped() {
        return shipped(SchemaLock.class, "/dev/taffrail/schemas/avro");
    }

    /// The lock of other contracts, such as what a service keeps in its state stores.
    ///
    /// @param jar any class of the jar that has it
    /// @param folder of the resources, absolute
    /// @throws IllegalStateException when it is damaged
    public static SchemaLock shipped(Class<?> jar, String folder) {
        return new SchemaLock(LockFiles.shipped(jar, folder).read());
    }

    /// A lock that numbers `types` from 1, for tests of records that are not locked.
    @SafeVarargs
    public static SchemaLock numbering(Class<? extends Record>... types) {
        var entries = new ArrayList<Entry>();
        for (var type : types) {
            entries.add(entry(entries.size() + 1, AvroSchemas.of(type)));
        }
        return new SchemaLock(entries);
    }

    static Entry entry(int id, Schema schema) {
        String text = SchemaText.of(schema);
        return new Entry(id, schema.getFullName(), SchemaText.sha256(text), text);
    }

    @Override
    public Optional<Schema> byId(int id) {
        return Optional.ofNullable(entries.get(id)).map(this::schema);
    }

    /// The text of the schema with this id, as a registry answers it at `/apis/registry/v3/ids/contentIds/ID`.
    public Optional<String> textOf(int id) {
        return Optional.ofNullable(entries.get(id)).map(Entry::text);
    }

    /// The same as readers with Confluent's API expect it, at `/apis/ccompat/v7/schemas/ids/ID`: `{"schema":
    /// TEXT}`.
    public Optional<String> ccompatOf(int id) {
        return textOf(id)
                .map(text -> JsonNodeFactory.instance
                        .objectNode()
                        .put("schema", text)
                        .toString());
    }

    /// All entries, by id.
    public List<Entry> entries() {
        return List.copyOf(entries.values());
    }

    /// The id under which `schema` was locked; documentation does not count. The newest when there are several.
    ///
    /// @throws IllegalArgumentException when it is not locked
    public int idOf(Schema schema) {
        return findId(schema)
                .orElseThrow(() -> new IllegalArgumentException(schema.getFullName()
                        + " has no id: a contract was added or changed. " + LockedContracts.WAY_OUT));
    }

    Optional<Integer> findId(Schema schema) {
        var named = entries.descendingMap().values().stream()
                .filter(entry -> entry.name().equals(schema.getFullName()))
                .toList();
        String text = SchemaText.of(schema);
        return named.stream()
                .filter(entry -> entry.text().equals(text))
                .findFirst()
                .or(() -> sameMeaning(schema, named))
                .map(Entry::id);
    }

    /// Slow, for contracts whose documentation changed: most are found by their text, which saves much of the
    /// start.
    private Optional<Entry> sameMeaning(Schema schema, List<Entry> named) {
        String meaning = SchemaText.meaning(schema);
        return named.stream()
                .filter(entry -> SchemaText.meaning(schema(entry)).equals(meaning))
                .findFirst();
    }

    /// The id of a schema whose bytes are the same as those of `schema`, whatever it says about defaults,
    /// documentation or Java: what other people's serializers may put before their bytes. The newest when there are
    /// several.
    public Optional<Integer> findWriterId(Schema schema) {
        String layout = SchemaNormalization.toParsingForm(schema);
        return entries.descendingMap().values().stream()
                .filter(entry -> entry.name().equals(schema.getFullName()))
                .filter(entry ->
                        SchemaNormalization.toParsingForm(schema(entry)).equals(layout))
                .map(Entry::id)
                .findFirst();
    }

    private Schema schema(Entry entry) {
        return parsed.computeIfAbsent(entry.id(), _ -> SchemaText.parse(entry.text()));
    }
}
