@NullMarked
package dev.taffrail.guardrail.plugin;

import org.jspecify.annotations.NullMarked;
