/// The folder that a process keeps its data in.
@NullMarked
package dev.taffrail.platform.disk;

import org.jspecify.annotations.NullMarked;
