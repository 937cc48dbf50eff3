package dev.taffrail.schemas.codec;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Schemas of an Apicurio Registry by their content id. What was found is kept for ever, since a schema never changes
/// under its id; what the registry does not know is asked for again after a while. Safe for use by any number of
/// threads.
public final class RegistrySource implements SchemaSource {
    /// How long an unknown id is not asked for again: whoever sends rubbish must not make us ask for each of it.
    static final Duration FORGET_UNKNOWN = Duration.ofSeconds(10);

    static final int MAX_UNKNOWN = 1000;

    private final Registry registry;
    private final LongSupplier nanoTime;
    private final Map<Integer, Schema> known = new ConcurrentHashMap<>();
    private final Map<Integer, Long> unknownSince = new ConcurrentHashMap<>();

    /// @param nanoTime a clock that never goes back, such as `System::nanoTime`
    public RegistrySource(Registry registry, LongSupplier nanoTime) {
        this.registry = registry;
        this.nanoTime = nanoTime;
    }

    @Override
    public Optional<Schema> byId(int id) {
        Schema schema = known.get(id);
        if (schema != null) {
            return Optional.of(schema);
        }
        if (isKnownToBeUnknown(id)) {
            return Optional.empty();
        }
        Optional<Schema> found = ask(id);
        found.ifPresentOrElse(answer -> known.put(id, answer), () -> rememberUnknown(id));
        return found;
    }

    private boolean isKnownToBeUnknown(int id) {
        Long since = unknownSince.get(id);
        return since != null && nanoTime.getAsLong() - since < FORGET_UNKNOWN.toNanos();
    }

    private void rememberUnknown(int id) {
        if (unknownSince.size() >= MAX_UNKNOWN) {
            unknownSince.clear();
        }
        unknownSince.put(id, nanoTime.getAsLong());
    }

    private Optional<Schema> ask(int id) {
        var answer = registry.get("/ids/contentIds/" + Integer.toUnsignedString(id));
        if (answer.statusCode() == 404 && isCertain(answer)) {
            return Optional.empty();
        }
        if (answer.statusCode() != 200 || isPage(answer)) {
            throw new SchemaUnavailable("the registry at " + registry + " answers " + answer.statusCode()
                    + " for schema id " + id + ". Is the URL that of its REST API, and may we read it?");
        }
        return parse(new String(answer.body(), StandardCharsets.UTF_8));
    }

    /// A proxy, or a wrong URL, answers 404 as well; only the registry itself says what is missing.
    static boolean isCertain(HttpResponse<byte[]> notFound) {
        try {
            var name = JsonMapper.shared().readTree(notFound.body()).path("name");
            return name.isString() && name.stringValue().equals("ContentNotFoundException");
        } catch (JacksonException _) {
            return false;
        }
    }

    private static boolean isPage(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html");
    }

    /// The registry may hold other things than Avro; for us such an id is as good as unknown.
    private static Optional<Schema> parse(String text) {
        try {
            return Optional.of(SchemaText.parse(text));
        } catch (AvroRuntimeException _) {
            return Optional.empty();
        }
    }
}
