package dev.taffrail.guardrail.intake;

import dev.taffrail.guardrail.policy.PolicyFile;
import dev.taffrail.schemas.verdict.Verdict;
import java.util.Comparator;
import java.util.List;

/// The verdicts that a record lists, so that it fits into its topic whatever was found: a record may bring hundreds of
/// texts, each of which meets every rule. What is not listed was acted upon and is counted by the metrics.
public final class Listed {
    /// In an event of the inbox: those of four texts that meet every rule of the largest policy. A verdict takes at
    /// most 1 KiB (64 spans of two offsets, and four names of 128 characters), these half a MiB of the two that an
    /// event may have.
    public static final int IN_THE_INBOX = 4 * PolicyFile.MAX_RULES;
    /// In a command: while its run is not there, a record of the run machine's state holds it with others.
    public static final int IN_A_COMMAND = 32;
    /// In an event of the audit.
    public static final int IN_THE_AUDIT = 64;

    private Listed() {}

    static List<Verdict> inTheInbox(List<Verdict> verdicts) {
        return strictest(verdicts, IN_THE_INBOX);
    }

    static List<Verdict> inACommand(List<Verdict> verdicts) {
        return strictest(verdicts, IN_A_COMMAND);
    }

    static List<Verdict> inTheAudit(List<Verdict> verdicts) {
        return strictest(verdicts, IN_THE_AUDIT);
    }

    /// All of them in their order; where there are more than fit, the strictest, since what happens next depends on
    /// those.
    private static List<Verdict> strictest(List<Verdict> verdicts, int most) {
        return verdicts.size() <= most
                ? verdicts
                : verdicts.stream()
                        .sorted(Comparator.comparing(Verdict::action).reversed())
                        .limit(most)
                        .toList();
    }
}
