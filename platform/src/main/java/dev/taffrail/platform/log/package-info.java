/// What the log of a process leaves out.
@NullMarked
package dev.taffrail.platform.log;

import org.jspecify.annotations.NullMarked;
