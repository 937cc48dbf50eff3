package dev.taffrail.guardrail.intake;

import dev.taffrail.guardrail.policy.Place;
import dev.taffrail.guardrail.policy.Stage;
import dev.taffrail.guardrail.rule.Identity;
import dev.taffrail.schemas.form.CommandCheck;
import dev.taffrail.schemas.inbox.CommandReceived;
import dev.taffrail.schemas.request.RunCommand;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.schemas.text.Origin;
import dev.taffrail.schemas.topic.DeadLetterReason;
import dev.taffrail.schemas.verdict.Verdict;
import java.util.ArrayList;
import java.util.Optional;

/// Commands to runs: read, checked, screened. One whose text is rejected goes on without it and with the verdict, so
/// that the run machine answers it; one that is no command goes to the dead letters.
///
/// Whoever may write to the topic may add budget: it has an ACL of its own.
public final class CommandDesk implements Desk {
    private final GateSerdes serdes;
    private final RawReader<RunCommand> reader;
    private final int maxBytes;
    private final Policies policies;

    /// @param maxBytes of a record in the topic of commands
    public CommandDesk(GateSerdes serdes, int maxBytes, Policies policies) {
        this.serdes = serdes;
        this.reader = new RawReader<>(serdes.commands(), JsonForm.COMMAND);
        this.maxBytes = maxBytes;
        this.policies = policies;
    }

    @Override
    public Passage pass(Arrival arrival) {
        return switch (reader.read(arrival)) {
            case Reading.Read<RunCommand>(RunCommand command) -> withCommand(arrival, command);
            case Reading.Unreadable<RunCommand>(DeadLetterReason reason, String detail, Identity identity) ->
                Quarantine.of(
                        new DeadLetter(arrival, reason, policies.shown(Stage.COMMAND, detail)), null, run(identity));
        };
    }

    private Passage withCommand(Arrival arrival, RunCommand command) {
        var identity = Identity.of(command.tenant(), command.session(), command.runId());
        return Flaws.of(arrival, maxBytes, command.text())
                .or(() -> problem(command, identity)
                        .map(detail -> new DeadLetter(arrival, DeadLetterReason.INVALID, detail)))
                .map(letter -> Quarantine.of(letter, null, run(identity)))
                .orElseGet(() -> screen(arrival, run(identity), command));
    }

    private static Optional<String> problem(RunCommand command, Identity identity) {
        return switch (identity) {
            case Identity.Unknown(String problem) -> Optional.of(problem);
            case Identity.Known _ -> CommandCheck.problem(command);
        };
    }

    private Passage screen(Arrival arrival, RunKey run, RunCommand asked) {
        // The gate knows no run, so it does not know what the run is pinned to.
        var policy = policies.now();
        var fields = Fields.scrub(policy, Place.of(Stage.COMMAND), asked);
        var command = fields.record();
        var text = Texts.screen(policy, Stage.COMMAND, command.text(), Origin.USER);
        var verdicts = new ArrayList<Verdict>(text.screening().verdicts());
        verdicts.addAll(fields.verdicts());
        var event = new CommandReceived(
                arrival.source(),
                run,
                command.commandId(),
                command.kind(),
                command.reason(),
                text.text(),
                command.add(),
                command.checkpoint(),
                command.principal(),
                Traceparent.of(arrival, command.traceparent()),
                Listed.inACommand(verdicts));
        return new Passage(
                Entry.of(event, serdes.inbox()),
                null,
                Trail.verdicts(arrival, run, command.principal(), verdicts),
                Passage.Counted.PASSED,
                "",
                verdicts);
    }

    private static RunKey run(Identity identity) {
        return switch (identity) {
            case Identity.Known(RunKey run) -> run;
            case Identity.Unknown _ -> Trail.NOBODY;
        };
    }
}
