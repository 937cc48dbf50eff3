/// From what happened to what is stored: pure, one event in, row changes out.
@NullMarked
package dev.taffrail.sink.project;

import org.jspecify.annotations.NullMarked;
