/// What the documentation tells users to do, done.
@NullMarked
package dev.taffrail.ingest.docs;

import org.jspecify.annotations.NullMarked;
