/// What rules in Java implement. A jar with a [dev.taffrail.guardrail.plugin.ContentPlugin] on the class path is found
/// by [java.util.ServiceLoader]; a policy names it with `kind: plugin`.
@NullMarked
package dev.taffrail.guardrail.plugin;

import org.jspecify.annotations.NullMarked;
