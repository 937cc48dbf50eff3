@NullMarked
package dev.taffrail.schemas.form;

import org.jspecify.annotations.NullMarked;
