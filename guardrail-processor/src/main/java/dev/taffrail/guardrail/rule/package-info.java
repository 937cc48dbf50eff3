/// Who may come in, and within which limits. Pure: tables and properties test it.
@NullMarked
package dev.taffrail.guardrail.rule;

import org.jspecify.annotations.NullMarked;
