package dev.taffrail.guardrail.policy;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// A text as rules see it: where it comes in, its normal form, and what it is as JSON. For one thread.
final class Subject {
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(32).build())
                    .build())
            .build();

    private final Place place;
    private final NormalText text;
    private @Nullable JsonNode json;

    Subject(Place place, String text) {
        this.place = place;
        this.text = NormalText.of(text);
    }

    Place place() {
        return place;
    }

    NormalText text() {
        return text;
    }

    /// The value at the end of `path`, when the text is JSON and has one; a name leads into an object, a number
    /// into a
    /// list.
    Optional<JsonNode> json(List<String> path) {
        JsonNode at = json();
        for (String step : path) {
            at = at.isArray() && step.matches("\\d{1,6}") ? at.path(Integer.parseInt(step)) : at.path(step);
        }
        return at.isMissingNode() ? Optional.empty() : Optional.of(at);
    }

    private JsonNode json() {
        if (json == null) {
            json = parse(text.original());
        }
        return json;
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException _) {
            return MissingNode.getInstance();
        }
    }
}
