package dev.taffrail.bench.traffic;

import dev.taffrail.agent.tool.Tool;
import dev.taffrail.agent.tool.ToolFailure;
import dev.taffrail.agent.tool.ToolInvocation;
import dev.taffrail.agent.tool.ToolOutcome;
import dev.taffrail.agent.tool.ToolProvider;
import dev.taffrail.agent.tool.ToolSpec;
import dev.taffrail.agent.tool.ToolSurroundings;
import dev.taffrail.detection.toolcall.CheckedArguments;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Tools that answer what was recorded, and fail when they are asked for anything else. In the child process; the
/// folder of the recording is a system property.
public final class RecordedTools implements ToolProvider {
    static final String FOLDER = "taffrail.bench.recording";

    @Override
    public String origin() {
        return "recording";
    }

    @Override
    public List<Tool> tools(ToolSurroundings surroundings) {
        var recording = RecordingReader.read(Path.of(System.getProperty(FOLDER)));
        return of(recording);
    }

    static List<Tool> of(Recording recording) {
        Map<String, Recording.Session> sessions =
                recording.sessions().stream().collect(Collectors.toMap(Recording.Session::name, session -> session));
        return OfferedTools.of(recording).specs().values().stream()
                .<Tool>map(spec -> new Recorded(spec, sessions))
                .toList();
    }

    private record Recorded(ToolSpec spec, Map<String, Recording.Session> sessions) implements Tool {
        @Override
        public ToolOutcome call(ToolInvocation invocation) {
            var call = Place.of(invocation.idempotencyKey()).flatMap(this::find);
            if (call.isEmpty() || !call.get().name().equals(spec.name())) {
                return differs(invocation, "was not recorded there");
            }
            boolean same = spec.parameters().check(call.get().arguments()) instanceof CheckedArguments.Valid valid
                    && valid.canonical().equals(invocation.arguments());
            return same
                    ? ToolOutcome.succeeded(call.get().result().orElse(""))
                    : differs(invocation, "was recorded with other arguments");
        }

        private Optional<Recording.Call> find(Place place) {
            return Optional.ofNullable(sessions.get(place.session()))
                    .filter(session -> place.turn() < session.turns().size())
                    .map(session -> session.turns().get(place.turn()).steps())
                    .filter(steps -> place.step() < steps.size())
                    .map(steps -> steps.get(place.step()).calls())
                    .filter(calls -> place.index() >= 1 && place.index() <= calls.size())
                    .map(calls -> calls.get(place.index() - 1));
        }

        private ToolOutcome differs(ToolInvocation invocation, String how) {
            return ToolOutcome.failed(
                    ToolFailure.NOT_FOUND, "%s %s: %s".formatted(spec.name(), how, invocation.idempotencyKey()));
        }
    }
}
