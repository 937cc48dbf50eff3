package dev.taffrail.guardrail.plugin;

import dev.taffrail.schemas.verdict.Span;
import java.util.List;

/// A rule in Java. Called from stream threads, several at once: it keeps no state that changes, waits for nothing, and
/// takes time in proportion to the text. The same text gives the same answer, since what it says is not recorded.
///
/// One that throws, whatever it is, does what the policy says under `on_error`, and is told in the audit by the class
/// of what it threw. Only what ends the virtual machine ends the stream, such as an [OutOfMemoryError].
@FunctionalInterface
public interface ContentRule {
    /// Where the text breaks the rule: not empty, inside the text, in order, without overlaps. None when it does
    /// not.
    List<Span> check(Content content);
}
