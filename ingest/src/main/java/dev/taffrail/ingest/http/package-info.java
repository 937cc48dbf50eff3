/// The write side over HTTP: requests and commands become records, and the answer comes when all replicas have them.
/// Start with [IngestRoutes].
@NullMarked
package dev.taffrail.ingest.http;

import org.jspecify.annotations.NullMarked;
