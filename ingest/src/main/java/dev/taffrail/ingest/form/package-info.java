/// What users write, before it becomes a record: read strictly, completed, and refused with a sentence when it cannot
/// be meant.
@NullMarked
package dev.taffrail.ingest.form;

import org.jspecify.annotations.NullMarked;
