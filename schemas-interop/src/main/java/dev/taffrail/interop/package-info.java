/// What users of Apicurio's own serdes need to read and write our topics.
@NullMarked
package dev.taffrail.interop;

import org.jspecify.annotations.NullMarked;
