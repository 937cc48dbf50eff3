@NullMarked
package dev.taffrail.agent.tool;

import org.jspecify.annotations.NullMarked;
