/// The settings and their page.
@NullMarked
package dev.taffrail.cli.settings;

import org.jspecify.annotations.NullMarked;
