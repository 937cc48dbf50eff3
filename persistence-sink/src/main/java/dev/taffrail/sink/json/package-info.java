/// Contract records as JSON, in columns and in answers.
@NullMarked
package dev.taffrail.sink.json;

import org.jspecify.annotations.NullMarked;
