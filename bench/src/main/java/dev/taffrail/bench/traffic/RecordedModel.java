package dev.taffrail.bench.traffic;

import dev.taffrail.platform.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Says what the model said in the recording. What it is sent must be what was recorded until then, to the letter.
final class RecordedModel {
    private final Recording recording;
    private final Map<String, Recording.Session> sessions;
    private final List<String> tools;
    private final JsonMapper json = Json.mapper(1 << 20);

    RecordedModel(Recording recording) {
        this.recording = recording;
        this.sessions =
                recording.sessions().stream().collect(Collectors.toMap(Recording.Session::name, session -> session));
        this.tools =
                OfferedTools.of(recording).specs().keySet().stream().sorted().toList();
    }

    /// What came of a request.
    sealed interface Reply {
        record Answer(Recording.Step step) implements Reply {}

        /// @param problem what was sent that should not have been
        record Unexpected(String problem) implements Reply {}
    }

    Reply answer(String idempotencyKey, Prompt prompt) {
        Optional<Place> place = Place.of(idempotencyKey).filter(at -> at.index() == 0 && isRecorded(at));
        if (place.isEmpty()) {
            return new Reply.Unexpected("the call `" + idempotencyKey + "` is not in the recording");
        }
        Place at = place.get();
        var session = Objects.requireNonNull(sessions.get(at.session())); // it is recorded
        var steps = session.turns().get(at.turn()).steps();
        return problem(prompt, session, at)
                .<Reply>map(problem -> new Reply.Unexpected(
                        "%s %s step %d: %s".formatted(at.session(), Place.run(at.turn()), at.step() + 1, problem)))
                .orElseGet(() ->
                        new Reply.Answer(at.step() < steps.size() ? steps.get(at.step()) : Recording.Step.CLOSING));
    }

    private boolean isRecorded(Place at) {
        var session = sessions.get(at.session());
        return session != null
                && at.turn() < session.turns().size()
                && at.step() < session.turns().get(at.turn()).modelCalls();
    }

    private Optional<String> problem(Prompt prompt, Recording.Session session, Place at) {
        if (!prompt.system().equals(recording.system())) {
            return Optional.of("the system prompt is not that of the recording");
        }
        if (!prompt.tools().stream().sorted().toList().equals(tools)) {
            return Optional.of("the tools on offer are " + prompt.tools() + ", not " + tools);
        }
        var expected = Line.before(session, at.turn(), at.step()).stream()
                .map(this::onTheWire)
                .toList();
        return Differences.first(expected, prompt.lines());
    }

    /// A tool's message does not carry its name, and arguments that are no object go out within one.
    private Line onTheWire(Line line) {
        return switch (line.who()) {
            case USER -> line;
            case TOOL -> Line.tool(line.text(), line.callId(), "");
            case ASSISTANT ->
                Line.assistant(
                        line.text(),
                        line.calls().stream()
                                .map(call -> new Line.Asked(call.id(), call.name(), object(call.arguments())))
                                .toList());
        };
    }

    private String object(String arguments) {
        try {
            if (json.readTree(arguments).isObject()) {
                return arguments;
            }
        } catch (JacksonException malformed) {
            return wrapped(arguments);
        }
        return wrapped(arguments);
    }

    private String wrapped(String arguments) {
        return json.createObjectNode().put("malformed_arguments", arguments).toString();
    }
}
