@NullMarked
package dev.taffrail.guardrail.trial;

import org.jspecify.annotations.NullMarked;
