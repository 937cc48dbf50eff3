@NullMarked
package dev.taffrail.guardrail.rule;

import org.jspecify.annotations.NullMarked;
