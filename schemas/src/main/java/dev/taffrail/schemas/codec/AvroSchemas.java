package dev.taffrail.schemas.codec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;

/// Derives the Avro schema of a contract from its record class: fields in the order of the components, snake-case
/// names, a default for every field. Equal classes give equal text.
public final class AvroSchemas {
    /// The field property that says how a field must be handled: `public`, `internal`, `personal` or `secret`.
    public static final String CLASS_PROPERTY = "taffrail.class";

    private final Map<String, Schema> named = new LinkedHashMap<>();

    private AvroSchemas() {}

    /// The schema of `type`.
    ///
    /// @throws IllegalArgumentException when the class cannot be a contract; the message names the component and
    ///     the way out
    public static Schema of(Class<? extends Record> type) {
        return of(Contract.of(type));
    }

    static Schema of(Contract contract) {
        return new AvroSchemas().record(contract);
    }

    private Schema schema(Shape shape) {
        return switch (shape) {
            case Shape.Scalar scalar -> scalar(scalar);
            case Shape.Symbols symbols -> symbols(symbols);
            case Shape.ListOf list -> Schema.createArray(schema(list.element()));
            case Shape.Maybe(Shape.OneOf oneOf) -> union(oneOf, true);
            case Shape.Maybe maybe -> Schema.createUnion(Schema.create(Schema.Type.NULL), schema(maybe.shape()));
            case Shape.OneOf oneOf -> union(oneOf, false);
            case Contract contract -> record(contract);
        };
    }

    private static Schema scalar(Shape.Scalar scalar) {
        return Schema.create(
                switch (scalar) {
                    case STRING -> Schema.Type.STRING;
                    case INT -> Schema.Type.INT;
                    case LONG -> Schema.Type.LONG;
                    case BOOLEAN -> Schema.Type.BOOLEAN;
                    case DOUBLE -> Schema.Type.DOUBLE;
                    case BYTES -> Schema.Type.BYTES;
                });
    }

    private Schema symbols(Shape.Symbols symbols) {
        Schema known = named.get(symbols.name());
        if (known != null) {
            return known;
        }
        var doc = symbols.type().getAnnotation(Doc.class);
        var names = symbols.constants().stream().map(Enum::name).toList();
        var schema = Schema.createEnum(
                symbols.name(),
                doc == null ? null : doc.value(),
                Contract.NAMESPACE,
                names,
                symbols.fallback().name());
        named.put(symbols.name(), schema);
        return schema;
    }

    private Schema union(Shape.OneOf oneOf, boolean orNull) {
        var branches = new ArrayList<Schema>();
        if (orNull) {
            branches.add(Schema.create(Schema.Type.NULL));
        }
        oneOf.branches().forEach(branch -> branches.add(record(branch)));
        return Schema.createUnion(branches);
    }

    private Schema record(Contract contract) {
        Schema known = named.get(contract.name());
        if (known != null) {
            return known;
        }
        String doc = contract.doc().isEmpty() ? null : contract.doc();
        var schema = Schema.createRecord(contract.name(), doc, Contract.NAMESPACE, false);
        var fields = contract.members().stream().map(this::field).toList();
        schema.setFields(fields);
        named.put(contract.name(), schema);
        return schema;
    }

    private Schema.Field field(Contract.Member member) {
        String doc = member.doc().isEmpty() ? null : member.doc();
        var field = new Schema.Field(member.name(), schema(member.shape()), doc, defaultOf(member.shape()));
        if (member.level() != null) {
            field.addProp(CLASS_PROPERTY, member.level().name().toLowerCase(Locale.ROOT));
        }
        return field;
    }

    /// In the form that Avro turns into JSON.
    private static Object defaultOf(Shape shape) {
        return switch (shape) {
            case Shape.Scalar scalar ->
                switch (scalar) {
                    case STRING, BYTES -> "";
                    case INT -> 0;
                    case LONG -> 0L;
                    case BOOLEAN -> false;
                    case DOUBLE -> 0.0;
                };
            case Shape.Symbols symbols -> symbols.fallback().name();
            case Shape.ListOf _ -> List.of();
            case Shape.Maybe _ -> JsonProperties.NULL_VALUE;
            case Shape.OneOf oneOf -> defaultOf(oneOf.branches().getFirst());
            case Contract contract -> {
                var fields = new LinkedHashMap<String, Object>();
                contract.members().forEach(member -> fields.put(member.name(), defaultOf(member.shape())));
                yield fields;
            }
        };
    }
}
