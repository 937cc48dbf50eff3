@NullMarked
package dev.taffrail.guardrail.policy;

import org.jspecify.annotations.NullMarked;
