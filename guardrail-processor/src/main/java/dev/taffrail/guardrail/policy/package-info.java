/// What texts may say: a policy is a YAML file of rules, a rule says what it looks for and what is done when it finds
/// it. Pure.
@NullMarked
package dev.taffrail.guardrail.policy;

import org.jspecify.annotations.NullMarked;
