@NullMarked
package dev.taffrail.agent.tool.argument;

import org.jspecify.annotations.NullMarked;
