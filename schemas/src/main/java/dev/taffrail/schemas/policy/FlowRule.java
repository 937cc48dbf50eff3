package dev.taffrail.schemas.policy;

import dev.taffrail.schemas.agent.Effect;
import dev.taffrail.schemas.codec.DataClass;
import dev.taffrail.schemas.text.Origin;
import java.util.List;

/// What a run may not have done once its conversation holds text of some origin, whatever a detector makes of that
/// text. Enforced by the run machine, so it comes with the run.
///
/// @param after one text of these origins is enough
/// @param effects of the tools that are stopped
/// @param egress whether tools that send outside are stopped, whatever their effect
/// @param except names of tools that are not
/// @param approvable a person may let a call through; while nobody can be asked, it is refused
public record FlowRule(
        String name,
        List<Origin> after,
        List<Effect> effects,
        boolean egress,
        @DataClass(DataClass.Level.INTERNAL) List<String> except,
        boolean approvable) {
    public FlowRule {
        after = List.copyOf(after);
        effects = List.copyOf(effects);
        except = List.copyOf(except);
    }
}
