package dev.taffrail.agent.model.script;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// The arguments of a scripted tool call.
sealed interface Arguments {
    String render(Turn turn);

    /// What the model writes, letter by letter.
    record Raw(Template text) implements Arguments {
        @Override
        public String render(Turn turn) {
            return text.render(turn);
        }
    }

    /// JSON with placeholders in its texts.
    record Json(Shape shape) implements Arguments {
        @Override
        public String render(Turn turn) {
            return shape.render(turn).toString();
        }
    }

    /// JSON whose texts are templates.
    sealed interface Shape {
        JsonNode render(Turn turn);

        record Text(Template template) implements Shape {
            @Override
            public JsonNode render(Turn turn) {
                return JsonNodeFactory.instance.stringNode(template.render(turn));
            }
        }

        record Fixed(JsonNode value) implements Shape {
            @Override
            public JsonNode render(Turn turn) {
                return value;
            }
        }

        record Items(List<Shape> items) implements Shape {
            @Override
            public JsonNode render(Turn turn) {
                var array = JsonNodeFactory.instance.arrayNode();
                items.forEach(item -> array.add(item.render(turn)));
                return array;
            }
        }

        record Fields(Map<String, Shape> fields) implements Shape {
            @Override
            public JsonNode render(Turn turn) {
                var object = JsonNodeFactory.instance.objectNode();
                fields.forEach((name, value) -> object.set(name, value.render(turn)));
                return object;
            }
        }

        /// @throws InvalidTemplate when a placeholder is wrong
        static Shape of(JsonNode node) {
            if (node.isString()) {
                return new Text(Template.parse(node.stringValue()));
            }
            if (node.isArray()) {
                var items = new ArrayList<Shape>();
                node.forEach(item -> items.add(of(item)));
                return new Items(items);
            }
            if (node.isObject()) {
                var fields = new LinkedHashMap<String, Shape>();
                node.properties().forEach(field -> fields.put(field.getKey(), of(field.getValue())));
                return new Fields(fields);
            }
            return new Fixed(node);
        }
    }
}
