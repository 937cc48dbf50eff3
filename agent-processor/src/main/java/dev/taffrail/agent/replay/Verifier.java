package dev.taffrail.agent.replay;

import dev.taffrail.agent.run.Decision;
import dev.taffrail.agent.run.Entity;
import dev.taffrail.agent.run.Input;
import dev.taffrail.agent.run.PartitionMachine;
import dev.taffrail.agent.run.Rules;
import dev.taffrail.agent.stream.StateSerde;
import dev.taffrail.schemas.codec.TopicSerde;
import dev.taffrail.schemas.event.Decided;

/// Makes the decisions of one partition again, in the order of their offsets, and compares each with what was recorded
/// about it.
///
/// From the start of the topic everything is verifiable. From the middle, an entity is taken up at its first snapshot,
/// and a decision that reads what is not known yet is not verifiable; it is never guessed. After a decision that left
/// another state than the recorded one, the replay goes on as from the middle. Not for use by more than one thread.
public final class Verifier {
    private final TopicSerde<Entity> entities = StateSerde.create();
    private final Comparison comparison = new Comparison(entities);
    private final ReplayState state;
    private final Uptake uptake;
    private int version = Rules.MACHINE_VERSION;

    private Verifier(boolean complete) {
        this.state = new ReplayState(complete);
        this.uptake = new Uptake(state, entities);
    }

    /// For offset 0 of a partition that has lost nothing.
    public static Verifier fromStart() {
        return new Verifier(true);
    }

    public static Verifier fromMiddle() {
        return new Verifier(false);
    }

    /// @param recorded about the same offset; [Recorded#nothing] when there is nothing
    public Finding verify(Input input, Recorded recorded) {
        var decided = recorded.decided();
        version = decided.map(Decided::machineVersion).orElse(version);
        state.begin(recorded.showsAction());
        var decision = PartitionMachine.decide(state, input);
        if (version != Rules.MACHINE_VERSION) {
            uptake.follow(input, recorded, decision);
            return new Finding.OtherVersion(version);
        }
        var unknown = state.unknown();
        return unknown == null ? compare(input, recorded, decision) : follow(input, recorded, decision, unknown);
    }

    /// A record of evidence about an offset that was not decided: no inbox record has it, or it cannot be read.
    public Finding unexpected(Recorded recorded) {
        var what = Comparison.name(recorded.events().getFirst());
        return new Finding.Diverged(new Divergence(
                recorded.offset(), Concerned.run(recorded.events()), what, "recorded", "no such decision"));
    }

    private Finding compare(Input input, Recorded recorded, Decision decision) {
        var difference = comparison.first(input, recorded, decision);
        if (difference.isEmpty() || Comparison.sameEntities(recorded, decision)) {
            state.apply(decision);
        } else {
            uptake.follow(input, recorded, decision);
        }
        return difference.<Finding>map(Finding.Diverged::new).orElseGet(Finding.Agreed::new);
    }

    private Finding follow(Input input, Recorded recorded, Decision guess, String unknown) {
        var wrong = uptake.wrongSnapshot(input, recorded);
        uptake.follow(input, recorded, guess);
        return wrong == null
                ? new Finding.NotVerifiable("the range does not tell " + unknown)
                : new Finding.Diverged(wrong);
    }
}
