/// Tests of the package.
@NullMarked
package dev.taffrail.ingest.http;

import org.jspecify.annotations.NullMarked;
