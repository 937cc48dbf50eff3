/// The formats of JSON Schema 2020-12 for which the validator's own checks differ from the documents that define them,
/// and the regular expressions of ECMA 262. Everything here takes time in proportion to the text.
@NullMarked
package dev.taffrail.detection.toolcall.format;

import org.jspecify.annotations.NullMarked;
