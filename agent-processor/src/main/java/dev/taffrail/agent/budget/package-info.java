/// Budgets: reserve the worst case, call, settle what it cost. Pure.
@NullMarked
package dev.taffrail.agent.budget;

import org.jspecify.annotations.NullMarked;
