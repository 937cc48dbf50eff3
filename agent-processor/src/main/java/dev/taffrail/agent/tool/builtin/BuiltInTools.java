package dev.taffrail.agent.tool.builtin;

import dev.taffrail.agent.tool.Tool;
import dev.taffrail.agent.tool.ToolProvider;
import dev.taffrail.agent.tool.ToolSurroundings;
import java.util.List;

/// The tools that come with Taffrail.
public final class BuiltInTools implements ToolProvider {
    @Override
    public String origin() {
        return "built-in";
    }

    @Override
    public List<Tool> tools(ToolSurroundings surroundings) {
        return List.of(
                FilesList.tool(),
                FilesRead.tool(),
                FilesSearch.tool(),
                FilesWrite.tool(),
                FilesAppend.tool(),
                Calculate.tool(),
                ClockNow.tool(surroundings.clock()),
                SendMessage.tool(surroundings.clock()),
                RatesLookup.tool());
    }
}
