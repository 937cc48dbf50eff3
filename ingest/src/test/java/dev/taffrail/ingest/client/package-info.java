/// Tests of the package.
@NullMarked
package dev.taffrail.ingest.client;

import org.jspecify.annotations.NullMarked;
