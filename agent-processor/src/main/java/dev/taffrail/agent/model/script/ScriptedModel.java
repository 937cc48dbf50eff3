package dev.taffrail.agent.model.script;

import dev.taffrail.agent.model.Failure;
import dev.taffrail.agent.model.FailureKind;
import dev.taffrail.agent.model.Model;
import dev.taffrail.agent.model.ModelReply;
import dev.taffrail.agent.model.ModelRequest;
import java.time.Duration;
import java.util.Optional;

/// A model that follows a script instead of thinking. The model's name is the name of the script.
///
/// The reply is a function of the request alone; only `delay` and `hang` take real time.
public final class ScriptedModel implements Model {
    /// How the model waits. Tests give one that does not.
    @FunctionalInterface
    public interface Pause {
        /// Waits that long, unless it is interrupted.
        void hold(Duration time) throws InterruptedException;
    }

    private final ScriptBook book;
    private final Pause pause;

    /// A model that really waits when its script says so.
    public ScriptedModel(ScriptBook book) {
        this(book, Thread::sleep);
    }

    /// A model that waits in its own way.
    public ScriptedModel(ScriptBook book, Pause pause) {
        this.book = book;
        this.pause = pause;
    }

    @Override
    public ModelReply complete(ModelRequest request) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted before the scripted model was asked");
        }
        var script = book.find(request.model());
        if (script.isEmpty()) {
            return refused(
                    FailureKind.UNKNOWN_MODEL,
                    "there is no script '" + request.model() + "'; there are " + book.names());
        }
        try {
            return play(script.get(), request);
        } catch (PatternTooSlow e) {
            return refused(FailureKind.BAD_REQUEST, "script " + script.get().name() + ": " + e.getMessage());
        }
    }

    private ModelReply play(Script script, ModelRequest request) {
        var turn = Turn.of(request);
        var rule = script.ruleFor(turn);
        var delay = rule.then().delay();
        try {
            if (rule.then() instanceof Then.Hang || delay.compareTo(request.timeout()) >= 0) {
                pause.hold(request.timeout());
                return unknown(
                        FailureKind.TIMEOUT,
                        "no answer within " + request.timeout().toMillis() + " ms");
            }
            if (delay.isPositive()) {
                pause.hold(delay);
            }
        } catch (InterruptedException _) {
            return unknown(FailureKind.CANCELLED, "the call was cancelled");
        }
        return switch (rule.then()) {
            case Then.Answer answer -> Answers.render(answer, script, rule, turn, request);
            case Then.Refuse refuse ->
                new ModelReply.NotBilled(new Failure(refuse.kind(), scripted(script, rule)), refuse.retryAfter());
            case Then.Lose lose -> unknown(lose.kind(), scripted(script, rule));
            case Then.Hang _ -> throw new IllegalStateException("a hang ends by its time-out");
        };
    }

    private static String scripted(Script script, Rule rule) {
        return "scripted by " + script.name() + ", rule " + rule.number();
    }

    private static ModelReply refused(FailureKind kind, String message) {
        return new ModelReply.NotBilled(new Failure(kind, message), Optional.empty());
    }

    private static ModelReply unknown(FailureKind kind, String message) {
        return new ModelReply.Unknown(new Failure(kind, message));
    }
}
