package dev.taffrail.agent.model.script;

import java.util.List;

/// What happens when all conditions hold.
///
/// @param number its place in the script, from 1
record Rule(int number, List<Condition> when, Then then) {
    Rule {
        when = List.copyOf(when);
    }
}
