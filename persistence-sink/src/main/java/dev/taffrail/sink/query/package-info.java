/// What the file says, for people and programs: plain questions, over one consistent state each.
@NullMarked
package dev.taffrail.sink.query;

import org.jspecify.annotations.NullMarked;
