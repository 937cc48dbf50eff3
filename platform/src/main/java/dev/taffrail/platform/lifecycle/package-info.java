/// Starting and stopping the parts of a process: in the order of their dependencies, side by side where they have none.
@NullMarked
package dev.taffrail.platform.lifecycle;

import org.jspecify.annotations.NullMarked;
