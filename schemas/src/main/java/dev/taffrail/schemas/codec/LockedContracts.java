package dev.taffrail.schemas.codec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;

/// The contracts of a module, held against the files that are checked in: `NAME.avsc` is the schema of today,
/// `schemas.lock` and `history/` are all there ever were, `wire/` has bytes of each. A test of the module calls
/// [#problems]; [#update] adds what is new.
///
/// A lock is append-only from the first release on. Before it, delete the lock with its folders and update to number
/// afresh.
public final class LockedContracts {
    static final String WAY_OUT =
            "If it was meant, run ./mvnw -pl MODULE test -Dtest=SchemaLockTest -Dgolden.update=true and commit the new line of schemas.lock";

    private final Path avro;
    private final Path wire;
    private final List<Class<? extends Record>> contracts;

    /// @param avro where `schemas.lock` is
    /// @param wire where the golden bytes are
    /// @param families contract records, and sealed interfaces of them
    public LockedContracts(Path avro, Path wire, List<Class<?>> families) {
        this.avro = avro;
        this.wire = wire;
        this.contracts = families.stream()
                .flatMap(family -> Family.recordsOf(family).stream())
                .distinct()
                .<Class<? extends Record>>map(type -> type.asSubclass(Record.class))
                .sorted(Comparator.comparing(Class::getName))
                .toList();
    }

    /// The contracts, by class name.
    public List<Class<? extends Record>> contracts() {
        return contracts;
    }

    /// What does not hold, each with what to do; empty when all is well.
    ///
    /// @throws IllegalStateException when the lock is damaged
    public List<String> problems() throws IOException {
        var lock = new SchemaLock(LockFiles.in(avro).read());
        var problems = new ArrayList<String>();
        for (var type : contracts) {
            var schema = AvroSchemas.of(type);
            if (!SchemaText.of(schema).equals(LockFiles.in(avro).text(current(schema)))) {
                problems.add(current(schema) + " is not the schema of " + type.getName() + ". " + WAY_OUT);
            }
            if (lock.findId(schema).isEmpty()) {
                problems.add(schema.getFullName() + " was added or changed and is not locked. " + WAY_OUT);
            }
            problems.addAll(incompatibilities(schema, lock));
        }
        problems.addAll(sameNames());
        problems.addAll(wrongNames(lock));
        problems.addAll(new GoldenBytes(wire, lock, contracts).problems());
        return problems;
    }

    private static List<String> wrongNames(SchemaLock lock) {
        return lock.entries().stream()
                .filter(entry -> !SchemaText.parse(entry.text()).getFullName().equals(entry.name()))
                .map(entry -> "line " + entry.id() + " of schemas.lock names another schema than its text. Restore it")
                .toList();
    }

    private List<String> sameNames() {
        var names = contracts.stream().map(type -> Contract.of(type).name()).toList();
        return names.stream()
                .filter(name -> names.indexOf(name) != names.lastIndexOf(name))
                .distinct()
                .map(name -> "two contracts are called " + name + ": give one of them a @SchemaName")
                .toList();
    }

    /// Topics need both directions with every former version: there are readers of yesterday and records of last
    /// year. State is only read by what is at least as new.
    private static List<String> incompatibilities(Schema schema, SchemaLock lock) {
        var problems = new ArrayList<String>();
        boolean stateOnly = SchemaText.holdsUnion(schema);
        for (var entry : lock.entries()) {
            if (entry.name().equals(schema.getFullName())) {
                var former = SchemaText.parse(entry.text());
                problems.addAll(incompatibilities(schema, former, entry.id() + " cannot be read any more"));
                if (!stateOnly) {
                    problems.addAll(incompatibilities(former, schema, entry.id() + " cannot read the schema of today"));
                }
            }
        }
        return problems;
    }

    private static List<String> incompatibilities(Schema reader, Schema writer, String what) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getResult()
                .getIncompatibilities()
                .stream()
                .map(problem -> writer.getFullName() + ": version " + what + ": " + problem.getType() + " at "
                        + problem.getLocation() + ". Keep the old member, or add one under a new name")
                .toList();
    }

    /// Rewrites the schemas of today, locks what is not locked yet and writes golden bytes for it. Changes no line
    /// and no bytes that are there.
    public void update() throws IOException {
        Files.createDirectories(avro.resolve("history"));
        Files.createDirectories(wire);
        var entries = new ArrayList<>(LockFiles.in(avro).read());
        for (var type : contracts) {
            var schema = AvroSchemas.of(type);
            Files.writeString(avro.resolve(current(schema)), SchemaText.of(schema));
            if (new SchemaLock(entries).findId(schema).isEmpty()) {
                var entry = SchemaLock.entry(
                        entries.isEmpty() ? 1 : entries.getLast().id() + 1, schema);
                Files.writeString(avro.resolve(LockFiles.history(entry.id())), entry.text());
                entries.add(entry);
            }
        }
        var lines = new StringBuilder();
        entries.forEach(entry -> lines.append(LockFiles.line(entry)));
        Files.writeString(avro.resolve(LockFiles.LOCK), lines, StandardCharsets.UTF_8);
        new GoldenBytes(wire, new SchemaLock(entries), contracts).update();
    }

    private static String current(Schema schema) {
        return schema.getName() + ".avsc";
    }
}
