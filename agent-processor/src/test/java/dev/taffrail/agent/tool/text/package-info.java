@NullMarked
package dev.taffrail.agent.tool.text;

import org.jspecify.annotations.NullMarked;
