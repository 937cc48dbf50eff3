package dev.taffrail.agent.run;

import dev.taffrail.schemas.codec.Bytes;
import dev.taffrail.schemas.codec.CanonicalBytes;
import dev.taffrail.schemas.event.Decided;
import dev.taffrail.schemas.event.EntityDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Adds to a decision what a replay has to reproduce: a digest of all effects and one of each entity that carries decisions on.
final class Evidence {
    private static final int ENTITY_DIGEST_BYTES = 8;
    private static final int EFFECTS_DIGEST_BYTES = 16;

    private Evidence() {}

    static Decision sealed(View view, Input input, Draft draft) {
        draft.countVersions();
        var decision = draft.decision();
        var digests = digests(decision);
        if (decision.effects().isEmpty() && digests.size() <= 1) {
            return decision;
        }
        var effects = new ArrayList<>(decision.effects());
        var digest = effectsDigest(effects);
        snapshots(view, input, decision, effects);
        effects.add(new Effect.Event(new Decided(input.offset(), Rules.MACHINE_VERSION, digest, digests)));
        return new Decision(decision.changes(), effects);
    }
}
