package dev.taffrail.agent.call.claim;

import dev.taffrail.schemas.agent.Effect;
import dev.taffrail.schemas.call.CallHead;
import dev.taffrail.schemas.call.ToolCall;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.schemas.text.Origin;
import dev.taffrail.schemas.text.Text;

/// Calls for tests.
final class Calls {
    static final RunKey RUN = new RunKey("default", "s", "r");
    static final long NEVER_OVER = Long.MAX_VALUE / 2;

    private Calls() {}

    static ToolCall tool(int partition, long callSeq) {
        return new ToolCall(
                head(partition, callSeq, NEVER_OVER), "agent@0", "tool", Text.of("{}", Origin.MODEL), Effect.ONCE);
    }

    static CallHead head(int partition, long callSeq, long validUntil) {
        return new CallHead(
                RUN,
                1,
                1,
                "r:1.1." + callSeq,
                1,
                callSeq,
                partition,
                validUntil,
                10_000,
                "key-" + callSeq,
                "",
                "house@1");
    }
}
