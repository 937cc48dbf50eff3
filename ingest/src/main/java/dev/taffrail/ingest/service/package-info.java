/// The write side as a part of a process.
@NullMarked
package dev.taffrail.ingest.service;

import org.jspecify.annotations.NullMarked;
