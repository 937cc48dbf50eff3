/// Tests of the package.
@NullMarked
package dev.taffrail.ingest.form;

import org.jspecify.annotations.NullMarked;
