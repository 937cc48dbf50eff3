package dev.taffrail.detection.toolcall;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/// The keywords are the validator's. What is here is where validators differ, and what our options could spoil.
class KeywordsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"type": "integer"} | 1.0 | true
            {"type": "integer"} | 1e3 | true
            {"type": "integer"} | 1.5 | false
            {"type": "integer"} | 123456789012345678901234567890 | true
            {"type": "integer"} | true | false
            {"const": 1} | 1.0 | true
            {"const": [0]} | [false] | false
            {"enum": [0, "a"]} | false | false
            {"enum": [0, "a"]} | 0.0 | true
            {"enum": [false]} | 0 | false
            {"enum": [{"a": 1}]} | {"a": 1.0} | true
            {"enum": [null]} | null | true
            {"uniqueItems": true} | [1, true, "1", [1], {"a": 1}] | true
            {"uniqueItems": true} | [1, 1.0] | false
            {"uniqueItems": true} | [{"a": 1, "b": 2}, {"b": 2, "a": 1}] | false
            {"uniqueItems": true} | [[1], [true]] | true
            {"uniqueItems": true} | [{"a": false}, {"a": 0}] | true
            {"maximum": 9007199254740993} | 9007199254740994 | false
            {"exclusiveMaximum": 972783798187987123879878123.18878137} | 972783798187987123879878124.5 | false
            {"minimum": -18446744073709551615} | -18446744073709551600 | true
            {"exclusiveMinimum": 1.1} | 1.1 | false
            {"exclusiveMinimum": 1.1} | 1.2 | true
            {"exclusiveMaximum": 3} | 3.0 | false
            {"minimum": 1} | "a" | true
            {"multipleOf": 0.01} | 0.07 | true
            {"multipleOf": 0.0001} | 0.00751 | false
            {"multipleOf": 1e-8} | 12391239123 | true
            {"multipleOf": 0.5} | 1e308 | true
            {"multipleOf": 2} | -4 | true
            {"minLength": 2} | "\\ud83d\\udc32" | false
            {"maxLength": 1} | "\\ud83d\\udc32" | true
            {"minLength": 2.0} | "a" | false
            {"maxItems": 2.0} | [1, 2, 3] | false
            {"minItems": 1} | [] | false
            {"minProperties": 1} | {} | false
            {"maxProperties": 0} | {"a": 1} | false
            {"required": ["__proto__", "a\\"b"]} | {"__proto__": 1} | false
            {"properties": {"__proto__": {"type": "number"}, "constructor": {"type": "number"}}} | {"constructor": "a"} | false
            {"propertyNames": false} | {"a": 1} | false
            {"propertyNames": false} | {} | true
            {"propertyNames": {"maxLength": 1}} | {"ab": 1} | false
            {"dependentSchemas": {"a": false}} | {"a": 1} | false
            {"dependentSchemas": {"a'b": {"required": ["c"]}}} | {"a'b": 1} | false
            {"dependentRequired": {"a": ["b"]}} | {"b": 1} | true
            {"contains": {"const": 1}, "minContains": 0} | [] | true
            {"contains": {"const": 1}, "minContains": 0, "maxContains": 1} | [1, 1] | false
            {"contains": false} | [1] | false
            {"minContains": 2} | [] | true
            {"contains": {"const": 1}, "minContains": 2.0} | [1, 2] | false
            {"if": false, "else": {"const": 1}} | 2 | false
            {"if": {"const": 0}, "then": {"const": 1}} | 2 | true
            {"if": {"const": 0}} | 0 | true
            {"then": {"const": 0}} | 1 | true
            {"not": {}} | 1 | false
            {"not": {"not": {}}} | 1 | true
            {"not": {"type": ["integer", "boolean"]}} | true | false
            {"prefixItems": [{"type": "integer"}], "items": false} | [1, 2] | false
            {"prefixItems": [{"type": "integer"}], "items": false} | [1] | true
            {"items": false} | [] | true
            {"patternProperties": {"^a": {"type": "integer"}, "a+": {"maximum": 3}}} | {"aa": 4} | false
            {"additionalProperties": {"type": "boolean"}, "patternProperties": {"^\\\\p{Lu}": {}}} | {"\\u00c9": 1} | true
            {"additionalProperties": false, "patternProperties": {"^\\\\d$": {}}} | {"\\u0661": 1} | false
            {"pattern": "^a$"} | "a\\n" | false
            {"pattern": "^a*$"} | 7 | true
            {"format": "no-such-format"} | "x" | true
            {"format": "date"} | 7 | true
            {"$defs": {"a": {"type": "string"}}, "$ref": "#/$defs/a", "maxLength": 1} | "ab" | false
            {"properties": {"$ref": {"type": "string"}}} | {"$ref": 1} | false
            {"properties": {"a": {"$ref": "#"}}, "additionalProperties": false} | {"a": {"a": {"b": 1}}} | false
            {"$defs": {"a/b": {"const": 1}, "c%d": {"const": 2}, "e~f": {"const": 3}}, "properties": {"x": {"$ref": "#/$defs/a~1b"}, "y": {"$ref": "#/$defs/c%25d"}, "z": {"$ref": "#/$defs/e~0f"}}} | {"x": 1, "y": 2, "z": 4} | false
            {"$defs": {"a/b": {"const": 1}, "c%d": {"const": 2}, "e~f": {"const": 3}}, "properties": {"x": {"$ref": "#/$defs/a~1b"}, "y": {"$ref": "#/$defs/c%25d"}, "z": {"$ref": "#/$defs/e~0f"}}} | {"x": 1, "y": 2, "z": 3} | true
            {"$defs": {"": {"$defs": {"": {"const": 1}}}}, "$ref": "#/$defs//$defs/"} | 2 | false
            {"$defs": {"a": {"$anchor": "here", "const": 1}}, "$ref": "#here"} | 2 | false
            {"$id": "http://example.org/root", "$defs": {"a": {"$id": "leaf", "$defs": {"b": {"const": 1}}}}, "$ref": "leaf#/$defs/b"} | 2 | false
            {"$id": "urn:uuid:deadbeef-1234-ffff-ffff-4321feebdaed", "properties": {"a": {"$ref": "urn:uuid:deadbeef-1234-ffff-ffff-4321feebdaed#/$defs/b"}}, "$defs": {"b": {"const": 1}}} | {"a": 2} | false
            {"$id": "file:///folder/file.json", "$defs": {"a": {"const": 1}}, "allOf": [{"$ref": "#/$defs/a"}]} | 2 | false
            {"$id": "/base/", "$defs": {"a": {"$id": "/base/leaf", "const": 1}}, "$ref": "leaf"} | 2 | false
            {"$id": "leaf.json", "$defs": {"a": {"const": 1}}, "$ref": "leaf.json#/$defs/a"} | 2 | false
            {"$id": "http://example.org/a.json", "$defs": {"x": {"$id": "b/c.json", "not": {"$defs": {"y": {"$id": "d.json", "const": 1}}}}}, "$ref": "b/d.json"} | 2 | false
            {"$id": "http://example.org/a/b.json", "$defs": {"x": {"$id": "/c.json", "const": 1}}, "$ref": "/c.json"} | 2 | false
            {"$id": "urn:example:root", "$defs": {"x": {"$anchor": "y", "const": 1}}, "$ref": "urn:example:root#y"} | 2 | false
            {"$id": "file:///c:/a/b.json", "$defs": {"x": {"const": 1}}, "$ref": "#/$defs/x"} | 2 | false
            {"$defs": {"a": {"const": {"$id": "http://example.org/no", "$anchor": "no"}}}, "$ref": "#/$defs/a"} | {"$id": "http://example.org/no", "$anchor": "no"} | true
            {"$defs": {"a": {"enum": [{"$id": "http://example.org/x", "type": "null"}]}, "b": {"$id": "http://example.org/x", "const": 1}}, "$ref": "http://example.org/x"} | 2 | false
            {"$ref": "https://json-schema.org/draft/2020-12/schema"} | {"minLength": -1} | false
            {"$ref": "https://json-schema.org/draft/2020-12/schema"} | {"minLength": 1, "$defs": {"a": {"type": "string"}}} | true
            {"$defs": {"a": {"$dynamicAnchor": "t", "const": 1}}, "$dynamicRef": "#t"} | 2 | false
            {"$defs": {"a": {"properties": {"a": true}}}, "$ref": "#/$defs/a", "unevaluatedProperties": false} | {"a": 1} | true
            {"$defs": {"a": {"properties": {"a": true}}}, "$ref": "#/$defs/a", "unevaluatedProperties": false} | {"a": 1, "b": 1} | false
            {"anyOf": [{"properties": {"a": {"const": 1}}, "required": ["a"]}, true], "unevaluatedProperties": false} | {"a": 2} | false
            {"if": {"properties": {"a": {"const": 1}}, "required": ["a"]}, "unevaluatedProperties": false} | {"a": 1} | true
            {"not": {"not": {"properties": {"a": true}}}, "unevaluatedProperties": false} | {"a": 1} | false
            {"dependentSchemas": {"a": {"properties": {"b": true}}}, "properties": {"a": true}, "unevaluatedProperties": false} | {"a": 1, "b": 1} | true
            {"allOf": [{"unevaluatedProperties": true}], "unevaluatedProperties": false} | {"a": 1} | true
            {"unevaluatedItems": false, "contains": {"type": "string"}} | ["a", 1] | false
            {"unevaluatedItems": false, "prefixItems": [true], "allOf": [{"prefixItems": [true, true]}]} | [1, 2] | true
            {"unevaluatedItems": {"type": "string"}} | [1] | false
            {"oneOf": [{"multipleOf": 2}, {"multipleOf": 3}]} | 6 | false
            {"type": ["object", "null"]} | [] | false
            {"unknown": {"type": "string"}} | 1 | true
            {"const": {"$ref": "#/x"}} | {"$ref": "#/x"} | true
            {"enum": ["a\\u0000b"]} | "a\\u0000c" | false
            {"contentMediaType": "application/json", "contentEncoding": "base64"} | "{" | true
            true | 1 | true
            false | 1 | false
            """)
    void decides_as_the_draft_says(String schema, String value, boolean allowed) {
        var compiled = CheckedSchema.of(JSON.readTree(schema), true);

        assertThat(compiled.allows(JSON.readTree(value))).isEqualTo(allowed);
    }
}
