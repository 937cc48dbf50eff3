package dev.taffrail.agent.model.script;

import java.util.List;

/// Rules in order; the last has no conditions, so one always holds.
record Script(String name, List<Rule> rules) {
    Script {
        rules = List.copyOf(rules);
        if (rules.isEmpty() || !rules.getLast().when().isEmpty()) {
            throw new IllegalArgumentException("the last rule of a script has no conditions");
        }
    }

    Rule ruleFor(Turn turn) {
        for (Rule rule : rules) {
            if (rule.when().stream().allMatch(condition -> condition.holds(turn))) {
                return rule;
            }
        }
        return rules.getLast();
    }
}
