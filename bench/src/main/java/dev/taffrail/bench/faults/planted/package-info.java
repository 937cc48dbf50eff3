/// Bugs that are planted into child processes, to show that the harness finds them. Production code has no switch for
/// them: a call within one class leads elsewhere, and the class that was changed so goes before the real one on the
/// class path of the child.
@NullMarked
package dev.taffrail.bench.faults.planted;

import org.jspecify.annotations.NullMarked;
