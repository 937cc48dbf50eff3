package dev.taffrail.detection.toolcall;

import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/// Says whether a call that a model wrote may execute: the tool is one of those on offer, and the arguments fit its
/// schema. Does no I/O and takes bounded time, so any thread may ask. Immutable.
public final class ArgumentCheck {
    private final SortedMap<String, ArgumentSchema> tools;
    private final ToolNames names;

    private ArgumentCheck(SortedMap<String, ArgumentSchema> tools) {
        this.tools = tools;
        this.names = new ToolNames(tools.keySet());
    }

    /// @param onOffer the tools of an agent; their names differ
    public static ArgumentCheck of(Collection<? extends OfferedTool> onOffer) {
        var tools = new TreeMap<String, ArgumentSchema>();
        for (OfferedTool tool : onOffer) {
            if (tools.put(tool.name(), tool.parameters()) != null) {
                throw new IllegalArgumentException("two tools on offer are named " + tool.name());
            }
        }
        return new ArgumentCheck(tools);
    }

    /// @param tool the name as the model wrote it
    /// @param arguments the text as the model wrote it
    public CheckedArguments check(String tool, String arguments) {
        ArgumentSchema parameters = tools.get(tool);
        return parameters == null
                ? CheckedArguments.invalid(ProblemKind.UNKNOWN_TOOL, names.unknown(tool))
                : parameters.check(arguments);
    }
}
