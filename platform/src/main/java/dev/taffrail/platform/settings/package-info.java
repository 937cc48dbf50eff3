/// What a process was told at its start: typed, traceable to where it was said, complete or refused.
@NullMarked
package dev.taffrail.platform.settings;

import org.jspecify.annotations.NullMarked;
