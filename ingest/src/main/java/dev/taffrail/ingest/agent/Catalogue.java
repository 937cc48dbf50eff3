package dev.taffrail.ingest.agent;

import dev.taffrail.schemas.agent.Price;
import dev.taffrail.schemas.agent.ToolDefinition;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What agent files may refer to by name.
///
/// @param tools the built-in tools
/// @param toolNames the names of these, for suggestions
/// @param prices by `provider/model`; a model without a price can be used, its cost is then a lower bound
public record Catalogue(
        Function<String, Optional<ToolDefinition>> tools,
        List<String> toolNames,
        Function<String, Optional<Price>> prices) {
    /// Knows nothing: every tool has to be written out, no model has a price.
    public static final Catalogue EMPTY = new Catalogue(_ -> Optional.empty(), List.of(), _ -> Optional.empty());

    public Catalogue {
        toolNames = List.copyOf(toolNames);
    }
}
