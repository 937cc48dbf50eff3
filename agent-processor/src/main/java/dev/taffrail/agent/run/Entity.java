package dev.taffrail.agent.run;

import dev.taffrail.schemas.agent.AgentDefinition;
import dev.taffrail.schemas.codec.Bytes;
import dev.taffrail.schemas.message.Message;
import dev.taffrail.schemas.run.RunKey;
import java.util.List;

/// What a partition's state consists of. Each entity is stored under its [Key].
public sealed interface Entity
        permits Partition,
                Entity.Mark,
                Session,
                LiveRun,
                EndedRun,
                Tombstone,
                Entity.StoredMessage,
                Entity.StoredAgent,
                Entity.ReadyCall,
                Entity.Timer,
                Entity.WaitingCommands {

    /// The highest offset seen of one source partition.
    record Mark(long offset) implements Entity {}

    /// A message under (conversation, sequence).
    record StoredMessage(Message message) implements Entity {}

    /// An agent version that runs of this partition are pinned to.
    record StoredAgent(AgentDefinition agent, long bytes) implements Entity {}

    /// A call that waits because [Rules#OUTSTANDING] calls are unanswered.
    record ReadyCall(RunKey run, String callId) implements Entity {}

    /// Wakes one entity up. `target` is its key's path.
    record Timer(String target, long due) implements Entity {}

    /// Commands for a run that is not there yet.
    record WaitingCommands(RunKey run, List<WaitingCommand> commands, long timer) implements Entity {
        public WaitingCommands {
            commands = List.copyOf(commands);
        }
    }

    /// The chain hash of a conversation before its first message.
    Bytes NO_MESSAGES = Bytes.EMPTY;
}
