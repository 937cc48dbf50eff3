package dev.taffrail.sink.store;

import dev.taffrail.schemas.codec.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// One step from one version of the tables to the next. Never changed once it is released.
record Migration(int version, String name, String sql) {
    /// The steps to the tables of this release, in their order.
    static List<Migration> all() {
        return List.of(resource(1, "V1__runs.sql"), resource(2, "V2__verdicts.sql"));
    }

    String sha256() {
        return Bytes.sha256(sql.getBytes(StandardCharsets.UTF_8)).hex();
    }

    private static Migration resource(int version, String name) {
        try (var in = Migration.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("this build lacks the migration " + name);
            }
            return new Migration(version, name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the migration " + name + " cannot be read", e);
        }
    }
}
