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
                Entity.WaitingCommands,
                Entity.RunsAtWork,
                Entity.SlotHolder {

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

    /// How many slots of a tenant, or of one of its users, are held. Gone when none is.
    ///
    /// @param version counts the changes
    record RunsAtWork(int count, long version) implements Entity {
        static final RunsAtWork NONE = new RunsAtWork(0, 0);

        RunsAtWork changedBy(int change) {
            return new RunsAtWork(count + change, version + 1);
        }
    }

    /// A run that holds a slot of its tenant.
    ///
    /// @param user who is counted for it, as paths name him; empty for nobody
    /// @param leg the latest that took it
    record SlotHolder(String user, int leg) implements Entity {
        SlotHolder inLeg(int newLeg) {
            return new SlotHolder(user, newLeg);
        }
    }

    /// The chain hash of a conversation before its first message.
    Bytes NO_MESSAGES = Bytes.EMPTY;
}
