package dev.taffrail.agent.tool;

import dev.taffrail.agent.tool.argument.CheckedArguments;
import dev.taffrail.agent.tool.argument.ProblemKind;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/// Says whether a call that a model wrote may execute: the tool is one of those on offer, and the arguments fit its
/// schema. Does no
/// I/O and takes bounded time, so any thread may ask. Immutable.
public final class ArgumentCheck {
    private final SortedMap<String, ToolSpec> tools;
    private final ToolNames names;

    private ArgumentCheck(SortedMap<String, ToolSpec> tools) {
        this.tools = tools;
        this.names = new ToolNames(tools.keySet());
    }

    /// @param onOffer the tools of an agent; their names differ
    public static ArgumentCheck of(Collection<ToolSpec> onOffer) {
        var tools = new TreeMap<String, ToolSpec>();
        for (ToolSpec spec : onOffer) {
            if (tools.put(spec.name(), spec) != null) {
                throw new IllegalArgumentException("two tools on offer are named " + spec.name());
            }
        }
        return new ArgumentCheck(tools);
    }

    /// @param tool the name as the model wrote it
    /// @param arguments the text as the model wrote it
    public CheckedArguments check(String tool, String arguments) {
        ToolSpec spec = tools.get(tool);
        return spec == null
                ? CheckedArguments.invalid(ProblemKind.UNKNOWN_TOOL, names.unknown(tool))
                : spec.parameters().check(arguments);
    }
}
