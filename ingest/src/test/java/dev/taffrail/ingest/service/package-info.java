/// Tests of the package.
@NullMarked
package dev.taffrail.ingest.service;

import org.jspecify.annotations.NullMarked;
