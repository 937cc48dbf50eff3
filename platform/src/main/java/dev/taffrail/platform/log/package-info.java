/// What the log of a process leaves out, whole lines and parts of lines.
@NullMarked
package dev.taffrail.platform.log;

import org.jspecify.annotations.NullMarked;
