package dev.taffrail.bench.traffic;

import dev.taffrail.agent.tool.Effect;
import dev.taffrail.agent.tool.Exposure;
import dev.taffrail.agent.tool.ToolSpec;
import dev.taffrail.detection.toolcall.ArgumentSchema;
import dev.taffrail.detection.toolcall.CheckedArguments;
import dev.taffrail.detection.toolcall.InvalidSchemaException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// The tools of a recording as the product is told of them. A recorded schema that recorded calls do not fit gives way
/// to one that every object fits: what was called is called again.
///
/// @param widened the names of tools whose recorded schema could not be used as it is
record OfferedTools(Map<String, ToolSpec> specs, List<String> widened) {
    private static final String ANY = "{\"type\":\"object\"}";
    private static final int LONGEST_RESULT = 256 << 10;

    static OfferedTools of(Recording recording) {
        Map<String, Recording.ToolShape> shapes = new LinkedHashMap<>();
        recording.tools().forEach(shape -> shapes.put(shape.name(), shape));
        Map<String, List<Recording.Call>> calls = recording.sessions().stream()
                .flatMap(session -> session.turns().stream())
                .flatMap(turn -> turn.steps().stream())
                .flatMap(step -> step.calls().stream())
                .collect(Collectors.groupingBy(Recording.Call::name, LinkedHashMap::new, Collectors.toList()));
        calls.keySet().forEach(name -> shapes.putIfAbsent(name, new Recording.ToolShape(name, ANY, "once")));
        Map<String, ToolSpec> specs = new LinkedHashMap<>();
        shapes.forEach((name, shape) -> specs.put(name, spec(shape, calls.getOrDefault(name, List.of()))));
        var widened = recording.tools().stream()
                .filter(shape -> !Objects.requireNonNull(specs.get(shape.name()))
                        .parameters()
                        .text()
                        .equals(shape.schema()))
                .map(Recording.ToolShape::name)
                .toList();
        return new OfferedTools(specs, widened);
    }

    private static ToolSpec spec(Recording.ToolShape shape, List<Recording.Call> calls) {
        return new ToolSpec(
                shape.name(),
                "The recorded tool " + shape.name() + ".",
                schema(shape.schema(), calls),
                effect(shape.effect()),
                ToolSpec.DEFAULT_TIMEOUT,
                LONGEST_RESULT,
                Exposure.NONE);
    }

    private static ArgumentSchema schema(String recorded, List<Recording.Call> calls) {
        try {
            var schema = ArgumentSchema.of(recorded);
            var any = ArgumentSchema.of(ANY);
            boolean fits = calls.stream()
                    .filter(call -> any.check(call.arguments()) instanceof CheckedArguments.Valid)
                    .allMatch(call -> schema.check(call.arguments()) instanceof CheckedArguments.Valid);
            return fits ? schema : any;
        } catch (InvalidSchemaException unusable) {
            return ArgumentSchema.of(ANY);
        }
    }

    private static Effect effect(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "read_only" -> Effect.READ_ONLY;
            case "idempotent" -> Effect.IDEMPOTENT;
            default -> Effect.ONCE; // what declares nothing is never repeated
        };
    }
}
