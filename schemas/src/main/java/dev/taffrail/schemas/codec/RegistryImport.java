package dev.taffrail.schemas.codec;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// Brings the schemas of a lock into a registry under the ids that the lock gives them, so that the bytes are the same
/// with and without a registry, and checks at start that they are there unchanged.
///
/// An import alone preserves ids, and says 204 whatever happens; so only what is missing is imported, as mere content,
/// and then made a version of its artifact the ordinary way, which checks the registry's rules and moves `latest`. The
/// artifact is the name of the record, its group the namespace: the place where Apicurio's `RecordIdStrategy` looks.
public final class RegistryImport {

    /// How a registry compares to the lock.
    ///
    /// @param missing ids that the registry does not know
    /// @param different ids under which it has something else; they cannot be repaired
    public record Comparison(List<Integer> missing, List<Integer> different) {
        public Comparison {
            missing = List.copyOf(missing);
            different = List.copyOf(different);
        }

        public boolean isEqual() {
            return missing.isEmpty() && different.isEmpty();
        }
    }

    private final Registry registry;
    private final SchemaLock lock;

    public RegistryImport(Registry registry, SchemaLock lock) {
        this.registry = registry;
        this.lock = lock;
    }

    /// Compares every schema of the lock by its SHA-256.
    ///
    /// @throws SchemaUnavailable when the registry does not answer
    public Comparison compare() {
        var missing = new ArrayList<Integer>();
        var different = new ArrayList<Integer>();
        for (SchemaLock.Entry entry : lock.entries()) {
            var answer = registry.get("/ids/contentIds/" + entry.id());
            if (answer.statusCode() == 404 && RegistrySource.isCertain(answer)) {
                missing.add(entry.id());
            } else if (!Bytes.sha256(
                            require(answer, "GET of schema id " + entry.id()).body())
                    .hex()
                    .equals(entry.sha256())) {
                different.add(entry.id());
            }
        }
        return new Comparison(missing, different);
    }

    /// Imports what is missing. Does nothing the second time.
    ///
    /// @throws IllegalStateException when an id is taken by something else, or the registry refuses a schema
    /// @throws SchemaUnavailable when the registry does not answer
    public void run() {
        var before = requireNothingDifferent(compare());
        var missing = lock.entries().stream()
                .filter(entry -> before.missing().contains(entry.id()))
                .toList();
        if (!missing.isEmpty()) {
            var answer = registry.post(
                    "/admin/import?requireEmptyRegistry=false",
                    "application/zip",
                    ImportFile.of(missing),
                    "X-Registry-Preserve-ContentId",
                    "true",
                    "X-Registry-Preserve-GlobalId",
                    "true");
            require(answer, "the import");
        }
        lock.entries().forEach(this::publish);
        var after = requireNothingDifferent(compare());
        if (!after.isEqual()) {
            throw new IllegalStateException(
                    "the registry at " + registry + " did not take the schemas " + after.missing()
                            + ". Most likely it has the same texts under other ids: use an empty registry, or delete these first");
        }
    }

    private Comparison requireNothingDifferent(Comparison comparison) {
        if (!comparison.different().isEmpty()) {
            throw new IllegalStateException("the registry at " + registry + " has other schemas under the ids "
                    + comparison.different() + ". Use a registry of our own, or one in which these ids are free");
        }
        return comparison;
    }

    /// Makes the content a version of its artifact, unless it is one.
    private void publish(SchemaLock.Entry entry) {
        var content = JsonNodeFactory.instance
                .objectNode()
                .put("content", entry.text())
                .put("contentType", "application/json");
        JsonNode version = JsonNodeFactory.instance
                .objectNode()
                .put("version", String.valueOf(entry.id()))
                .set("content", content);
        var artifact = JsonNodeFactory.instance
                .objectNode()
                .put("artifactId", entry.name().substring(entry.name().lastIndexOf('.') + 1))
                .put("artifactType", "AVRO")
                .set("firstVersion", version);
        var answer = registry.post(
                "/groups/" + Contract.NAMESPACE + "/artifacts?ifExists=FIND_OR_CREATE_VERSION",
                "application/json",
                JsonMapper.shared().writeValueAsBytes(artifact));
        require(answer, "the publication of " + entry.name() + " as version " + entry.id());
    }

    private HttpResponse<byte[]> require(HttpResponse<byte[]> answer, String what) {
        if (answer.statusCode() == 200 || answer.statusCode() == 204) {
            return answer;
        }
        String said = "the registry at " + registry + " answers " + answer.statusCode() + " to " + what + ": "
                + new String(answer.body(), StandardCharsets.UTF_8);
        if (answer.statusCode() >= 500) {
            throw new SchemaUnavailable(said);
        }
        throw new IllegalStateException(said);
    }
}
