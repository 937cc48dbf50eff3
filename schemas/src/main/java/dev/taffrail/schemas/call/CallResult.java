package dev.taffrail.schemas.call;

/// How one grant of a call went.
public sealed interface CallResult extends CallerReport permits ModelResult, ToolResult, NotStarted {
    ResultHead head();
}
