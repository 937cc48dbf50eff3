package dev.taffrail.bench.traffic;

import dev.taffrail.bench.load.RunClient;
import dev.taffrail.bench.part.Product;
import dev.taffrail.schemas.outcome.RunOutcome;
import dev.taffrail.schemas.run.Limits;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Plays sessions, some at a time; within a session a turn is asked for when the one before it has ended.
final class SessionPlayer {
    private static final int AT_ONCE = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RunClient client;
    private final Problems problems;
    private final Consumer<String> say;
    private final Map<String, Recording.Session> sessions;
    private final Map<String, List<RunOutcome>> outcomes = new LinkedHashMap<>();
    private final Deque<Recording.Session> waiting;
    private int playing;

    SessionPlayer(Recording recording, RunClient client, Problems problems, Consumer<String> say) {
        this.client = client;
        this.problems = problems;
        this.say = say;
        this.sessions = recording.sessions().stream()
                .collect(
                        Collectors.toMap(Recording.Session::name, session -> session, (a, _) -> a, LinkedHashMap::new));
        this.waiting = new ArrayDeque<>(recording.sessions().stream()
                .filter(session -> !session.turns().isEmpty())
                .toList());
        sessions.keySet().forEach(name -> outcomes.put(name, new ArrayList<>()));
    }

    Played play() {
        long begun = System.nanoTime();
        fill();
        while (playing > 0) {
            client.await(1, PATIENCE)
                    .forEach(ended ->
                            ended(ended.run(), Product.outcome(ended.record().value())));
            fill();
            say.accept("traffic: %d of %d sessions wait, %d are played"
                    .formatted(waiting.size(), sessions.size(), playing));
        }
        Duration elapsed = Duration.ofNanos(System.nanoTime() - begun);
        return new Played(
                sessions.values().stream()
                        .map(session -> new Played.Ends(session, outcomes.getOrDefault(session.name(), List.of())))
                        .toList(),
                elapsed);
    }

    private void fill() {
        while (playing < AT_ONCE && !waiting.isEmpty()) {
            playing++;
            ask(waiting.removeFirst(), 0);
        }
    }

    private void ask(Recording.Session session, int turn) {
        byte[] request = Product.request(
                Place.run(turn),
                session.name(),
                RecordedAgent.NAME,
                session.turns().get(turn).user(),
                Limits.NONE);
        client.ask(session.name(), request);
    }

    private void ended(String name, RunOutcome outcome) {
        var session = sessions.get(name);
        var ends = outcomes.get(name);
        if (session == null || ends == null || !outcome.run().run().equals(Place.run(ends.size()))) {
            problems.add("unexpected outcome of " + outcome.run().handle());
            return;
        }
        ends.add(outcome);
        if (ends.size() < session.turns().size()) {
            ask(session, ends.size());
        } else {
            playing--;
        }
    }
}
