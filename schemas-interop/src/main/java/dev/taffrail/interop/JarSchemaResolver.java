package dev.taffrail.interop;

import dev.taffrail.schemas.codec.SchemaLock;
import io.apicurio.registry.resolver.ParsedSchemaImpl;
import io.apicurio.registry.resolver.SchemaLookupResult;
import io.apicurio.registry.resolver.SchemaParser;
import io.apicurio.registry.resolver.SchemaResolver;
import io.apicurio.registry.resolver.client.RegistryClientFacade;
import io.apicurio.registry.resolver.data.Record;
import io.apicurio.registry.resolver.strategy.ArtifactReference;
import io.apicurio.registry.resolver.strategy.ArtifactReferenceResolverStrategy;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/// Lets Apicurio's serdes work without a registry, by the schemas and ids in our jar. Configure them with
/// `apicurio.registry.schema-resolver=dev.taffrail.interop.JarSchemaResolver`; they need no URL then, and their bytes
/// are those that they would write with a registry.
public final class JarSchemaResolver<D> implements SchemaResolver<Schema, D> {
    private final SchemaLock lock = SchemaLock.shipped();
    private @Nullable SchemaParser<Schema, D> parser;

    @Override
    public void configure(Map<String, ?> configs, SchemaParser<Schema, D> schemaParser) {
        parser = schemaParser;
    }

    @Override
    public SchemaParser<Schema, D> getSchemaParser() {
        if (parser == null) {
            throw new IllegalStateException("the serde has not configured its schema resolver");
        }
        return parser;
    }

    /// @throws SerializationException when the record is none of ours
    @Override
    public SchemaLookupResult<Schema> resolveSchema(Record<D> data) {
        Schema schema = getSchemaParser().getSchemaFromData(data).getParsedSchema();
        int id = lock.findWriterId(schema)
                .orElseThrow(() -> new SerializationException(schema.getFullName()
                        + " is none of Taffrail's schemas. Use one of those in the jar, unchanged, or a registry"));
        return result(id, schema);
    }

    /// @throws SerializationException when no schema has the id
    @Override
    public SchemaLookupResult<Schema> resolveSchemaByArtifactReference(ArtifactReference reference) {
        Long id = reference.getContentId();
        if (id == null) {
            throw new SerializationException(
                    "without a registry schemas are known by their content id only: leave apicurio.registry.use-id as it is");
        }
        return lock.byId(Math.toIntExact(id))
                .map(schema -> result(Math.toIntExact(id), schema))
                .orElseThrow(() -> new SerializationException("schema id " + id + " is none of Taffrail's"));
    }

    private static SchemaLookupResult<Schema> result(int id, Schema schema) {
        var parsed = new ParsedSchemaImpl<Schema>()
                .setParsedSchema(schema)
                .setRawSchema(schema.toString().getBytes(StandardCharsets.UTF_8));
        return SchemaLookupResult.<Schema>builder()
                .parsedSchema(parsed)
                .contentId(id)
                .globalId(id)
                .groupId(schema.getNamespace())
                .artifactId(schema.getName())
                .version(String.valueOf(id))
                .build();
    }

    /// There is no registry to talk to.
    @Override
    public void setClientFacade(RegistryClientFacade client) {}

    /// There is nothing to look up by name.
    @Override
    public void setArtifactResolverStrategy(ArtifactReferenceResolverStrategy<Schema, D> strategy) {}

    /// Nothing is cached that could be stale.
    @Override
    public void reset() {}

    @Override
    public void close() {}
}
