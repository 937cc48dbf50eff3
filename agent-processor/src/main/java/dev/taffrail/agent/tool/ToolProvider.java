package dev.taffrail.agent.tool;

import java.util.List;

/// A plug-in: a public class with a public no-argument constructor, named in
/// `META-INF/services/dev.taffrail.agent.tool.ToolProvider` of its jar.
public interface ToolProvider {
    /// Where its tools come from, for people: `built-in`, `acme-crm 1.4`.
    String origin();

    /// Its tools; called once, when the process starts.
    List<Tool> tools(ToolSurroundings surroundings);
}
