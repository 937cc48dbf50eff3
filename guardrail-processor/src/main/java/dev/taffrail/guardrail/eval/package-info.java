/// Measures detection on labelled data. Pure but for reading the files it is pointed at.
@NullMarked
package dev.taffrail.guardrail.eval;

import org.jspecify.annotations.NullMarked;
