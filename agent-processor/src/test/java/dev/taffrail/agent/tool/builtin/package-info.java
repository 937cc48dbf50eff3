@NullMarked
package dev.taffrail.agent.tool.builtin;

import org.jspecify.annotations.NullMarked;
