/// Tests of the package.
@NullMarked
package dev.taffrail.ingest.file;

import org.jspecify.annotations.NullMarked;
