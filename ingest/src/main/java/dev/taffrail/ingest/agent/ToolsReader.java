package dev.taffrail.ingest.agent;

import dev.taffrail.schemas.agent.Effect;
import dev.taffrail.schemas.agent.Egress;
import dev.taffrail.schemas.agent.Returns;
import dev.taffrail.schemas.agent.ToolDefinition;
import dev.taffrail.schemas.codec.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// Reads the tools of an agent: names of built-in ones, or mappings that describe one. A mapping that names a built-in
/// tool changes what it gives and keeps the rest; what such a tool does, it does whatever a file says, so it can only
/// be declared stricter.
final class ToolsReader {
    /// How many tools an agent may have; models get worse long before.
    static final int MAX_TOOLS = 128;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final ToolDefinition BLANK = new ToolDefinition(
            "",
            "",
            "{\"type\":\"object\",\"properties\":{}}",
            Effect.ONCE,
            30_000,
            "",
            Returns.UNKNOWN,
            Egress.UNKNOWN);

    private ToolsReader() {}

    static List<ToolDefinition> read(Fields agent, Problems problems, Catalogue catalogue) {
        var tools = new ArrayList<ToolDefinition>();
        var names = new TreeSet<String>();
        for (Node node : agent.elements("tools")) {
            String path = "tools[" + (tools.size() + 1) + "]";
            ToolDefinition tool = tool(node, path, problems, catalogue);
            if (!tool.name().isEmpty() && !names.add(tool.name())) {
                problems.add(Problems.line(node), path, "is " + tool.name() + " again; remove one");
            }
            tools.add(tool);
        }
        if (tools.size() > MAX_TOOLS) {
            agent.wrong("tools", "has " + tools.size() + " entries; at most " + MAX_TOOLS + " are allowed");
        }
        return tools;
    }

    private static ToolDefinition tool(Node node, String path, Problems problems, Catalogue catalogue) {
        return switch (node) {
            case ScalarNode scalar -> builtIn(scalar, path, problems, catalogue);
            case MappingNode mapping -> described(new Fields(problems, path, mapping), catalogue);
            default -> {
                problems.add(Problems.line(node), path, "must be the name of a tool, or a mapping that describes one");
                yield BLANK;
            }
        };
    }

    private static ToolDefinition builtIn(ScalarNode scalar, String path, Problems problems, Catalogue catalogue) {
        String name = scalar.getValue();
        return catalogue.tools().apply(name).orElseGet(() -> {
            String hint = Nearest.to(name, catalogue.toolNames())
                    .map(near -> "did you mean " + near + "?")
                    .orElseGet(() -> "built-in are " + String.join(", ", catalogue.toolNames()));
            problems.add(Problems.line(scalar), path, "is '" + name + "', which is no built-in tool; " + hint);
            return BLANK;
        });
    }

    private static ToolDefinition described(Fields fields, Catalogue catalogue) {
        String name = fields.text("name");
        if (!name.isEmpty() && !NAME.matcher(name).matches()) {
            fields.wrong("name", "must be 1 to 64 letters, digits, _ or -, but is '" + name + "'");
        }
        Optional<ToolDefinition> known = catalogue.tools().apply(name);
        ToolDefinition base = known.orElse(BLANK);
        var tool = new ToolDefinition(
                name,
                known.isPresent() ? fields.text("description", base.description()) : fields.text("description"),
                fields.node("parameters").map(node -> parameters(fields, node)).orElse(base.parameters()),
                choice(fields, "effect", effects(), base.effect(), known.isPresent()),
                fields.millis("timeout", base.timeoutMillis()),
                base.lane(),
                choice(fields, "returns", returns(), base.returns(), known.isPresent()),
                choice(fields, "egress", egress(), base.egress(), known.isPresent()));
        fields.rejectUnread();
        return tool;
    }

    /// @param choices from the laxest to the strictest, as the constants are
    private static <E extends Enum<E>> E choice(
            Fields fields, String name, Map<String, E> choices, E base, boolean builtIn) {
        E chosen = fields.choice(name, choices, base);
        if (builtIn && chosen.compareTo(base) < 0) {
            fields.wrong(
                    name,
                    "is laxer than what the built-in tool declares itself; leave it out: what it does does not change");
            return base;
        }
        return chosen;
    }

    private static String parameters(Fields fields, Node node) {
        if (!(node instanceof MappingNode)) {
            fields.wrong("parameters", "must be a mapping: the JSON Schema of the arguments");
            return "";
        }
        return YamlJson.text(node, problem -> fields.wrong("parameters", problem));
    }

    private static Map<String, Returns> returns() {
        var returns = new LinkedHashMap<String, Returns>();
        returns.put("own", Returns.OWN);
        returns.put("external", Returns.EXTERNAL);
        return returns;
    }

    private static Map<String, Egress> egress() {
        var egress = new LinkedHashMap<String, Egress>();
        egress.put("none", Egress.NONE);
        egress.put("outside", Egress.OUTSIDE);
        return egress;
    }

    private static Map<String, Effect> effects() {
        var effects = new LinkedHashMap<String, Effect>();
        effects.put("read_only", Effect.READ_ONLY);
        effects.put("idempotent", Effect.IDEMPOTENT);
        effects.put("once", Effect.ONCE);
        return effects;
    }
}
