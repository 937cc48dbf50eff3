package dev.taffrail.schemas.codec;

import org.jspecify.annotations.Nullable;

/// Writes what a [CanonicalForm] says in place of itself, under the name of the record.
final class CanonicalFormWriter implements CanonicalWriter {
    private final ClassValue<CanonicalWriter> forms;

    CanonicalFormWriter(String name) {
        this.forms = new ClassValue<>() {
            @Override
            protected CanonicalWriter computeValue(Class<?> form) {
                return CanonicalRecordWriter.of(Contract.of(form), name);
            }
        };
    }

    @Override
    public boolean write(@Nullable Object value, WireOutput out) {
        Object form = ((CanonicalForm) CanonicalWriter.present(value)).canonical();
        return forms.get(form.getClass()).write(form, out);
    }
}
