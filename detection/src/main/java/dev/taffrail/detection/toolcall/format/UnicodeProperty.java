package dev.taffrail.detection.toolcall.format;

import java.lang.Character.UnicodeScript;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.PatternSyntaxException;

/// The properties of characters that `\\p{…}` may name: ECMA-262, tables 67 to 71. Names count by the letter.
final class UnicodeProperty {
    private static final int MAX_NAME = 64;

    /// Short names by long ones.
    private static final Map<String, String> CATEGORIES = categories();

    private static final Map<String, Integer> CATEGORY_TYPES = Map.ofEntries(
            Map.entry("Lu", (int) Character.UPPERCASE_LETTER),
            Map.entry("Ll", (int) Character.LOWERCASE_LETTER),
            Map.entry("Lt", (int) Character.TITLECASE_LETTER),
            Map.entry("Lm", (int) Character.MODIFIER_LETTER),
            Map.entry("Lo", (int) Character.OTHER_LETTER),
            Map.entry("Mn", (int) Character.NON_SPACING_MARK),
            Map.entry("Me", (int) Character.ENCLOSING_MARK),
            Map.entry("Mc", (int) Character.COMBINING_SPACING_MARK),
            Map.entry("Nd", (int) Character.DECIMAL_DIGIT_NUMBER),
            Map.entry("Nl", (int) Character.LETTER_NUMBER),
            Map.entry("No", (int) Character.OTHER_NUMBER),
            Map.entry("Zs", (int) Character.SPACE_SEPARATOR),
            Map.entry("Zl", (int) Character.LINE_SEPARATOR),
            Map.entry("Zp", (int) Character.PARAGRAPH_SEPARATOR),
            Map.entry("Cc", (int) Character.CONTROL),
            Map.entry("Cf", (int) Character.FORMAT),
            Map.entry("Co", (int) Character.PRIVATE_USE),
            Map.entry("Cs", (int) Character.SURROGATE),
            Map.entry("Cn", (int) Character.UNASSIGNED),
            Map.entry("Pd", (int) Character.DASH_PUNCTUATION),
            Map.entry("Ps", (int) Character.START_PUNCTUATION),
            Map.entry("Pe", (int) Character.END_PUNCTUATION),
            Map.entry("Pc", (int) Character.CONNECTOR_PUNCTUATION),
            Map.entry("Po", (int) Character.OTHER_PUNCTUATION),
            Map.entry("Pi", (int) Character.INITIAL_QUOTE_PUNCTUATION),
            Map.entry("Pf", (int) Character.FINAL_QUOTE_PUNCTUATION),
            Map.entry("Sm", (int) Character.MATH_SYMBOL),
            Map.entry("Sc", (int) Character.CURRENCY_SYMBOL),
            Map.entry("Sk", (int) Character.MODIFIER_SYMBOL),
            Map.entry("So", (int) Character.OTHER_SYMBOL));

    private static final Map<String, IntPredicate> BINARY = Map.ofEntries(
            Map.entry("Any", c -> true),
            Map.entry("ASCII", c -> c < 0x80),
            Map.entry("Assigned", Character::isDefined),
            Map.entry("Alphabetic", Character::isAlphabetic),
            Map.entry("Alpha", Character::isAlphabetic),
            Map.entry("Lowercase", Character::isLowerCase),
            Map.entry("Lower", Character::isLowerCase),
            Map.entry("Uppercase", Character::isUpperCase),
            Map.entry("Upper", Character::isUpperCase),
            Map.entry("Ideographic", Character::isIdeographic),
            Map.entry("Ideo", Character::isIdeographic),
            Map.entry("ID_Start", UnicodeProperty::startsIdentifier),
            Map.entry("IDS", UnicodeProperty::startsIdentifier),
            Map.entry("ID_Continue", UnicodeProperty::continuesIdentifier),
            Map.entry("IDC", UnicodeProperty::continuesIdentifier),
            Map.entry("White_Space", UnicodeProperty::isWhiteSpace),
            Map.entry("space", UnicodeProperty::isWhiteSpace),
            Map.entry("ASCII_Hex_Digit", Ascii::isHex),
            Map.entry("AHex", Ascii::isHex),
            Map.entry("Hex_Digit", UnicodeProperty::isHexDigit),
            Map.entry("Hex", UnicodeProperty::isHexDigit),
            Map.entry("Emoji", Character::isEmoji),
            Map.entry("Emoji_Presentation", Character::isEmojiPresentation),
            Map.entry("EPres", Character::isEmojiPresentation),
            Map.entry("Emoji_Modifier", Character::isEmojiModifier),
            Map.entry("EMod", Character::isEmojiModifier),
            Map.entry("Emoji_Modifier_Base", Character::isEmojiModifierBase),
            Map.entry("EBase", Character::isEmojiModifierBase),
            Map.entry("Emoji_Component", Character::isEmojiComponent),
            Map.entry("EComp", Character::isEmojiComponent),
            Map.entry("Extended_Pictographic", Character::isExtendedPictographic),
            Map.entry("ExtPict", Character::isExtendedPictographic));

    /// Codes that two scripts had before they got their own.
    private static final Map<String, String> OLD_CODES = Map.of("Qaac", "Copt", "Qaai", "Zinh");

    /// Good names for which the platform has no data.
    private static final Set<String> WITHOUT_DATA = Set.of("""
            Bidi_Control Bidi_C Bidi_Mirrored Bidi_M Case_Ignorable CI Cased Changes_When_Casefolded CWCF
            Changes_When_Casemapped CWCM Changes_When_Lowercased CWL Changes_When_NFKC_Casefolded CWKCF
            Changes_When_Titlecased CWT Changes_When_Uppercased CWU Dash Default_Ignorable_Code_Point DI Deprecated Dep
            Diacritic Dia Extender Ext Grapheme_Base Gr_Base Grapheme_Extend Gr_Ext IDS_Binary_Operator IDSB
            IDS_Trinary_Operator IDST Join_Control Join_C Logical_Order_Exception LOE Math Noncharacter_Code_Point NChar
            Pattern_Syntax Pat_Syn Pattern_White_Space Pat_WS Quotation_Mark QMark Radical Regional_Indicator RI
            Sentence_Terminal STerm Soft_Dotted SD Terminal_Punctuation Term Unified_Ideograph UIdeo Variation_Selector VS
            XID_Start XIDS XID_Continue XIDC
            """.strip().split("\\s+", -1));

    private UnicodeProperty() {}

    static boolean isKnown(String name) {
        if (name.length() > MAX_NAME) {
            return false;
        }
        int equals = name.indexOf('=');
        String value = name.substring(equals + 1);
        return switch (equals < 0 ? "" : name.substring(0, equals)) {
            case "" -> equals < 0 && (isCategory(value) || BINARY.containsKey(value) || WITHOUT_DATA.contains(value));
            case "General_Category", "gc" -> isCategory(value);
            case "Script", "sc", "Script_Extensions", "scx" -> isScript(value);
            default -> false;
        };
    }

    /// The characters that have it, or have it not, as ranges of a class of RE2.
    ///
    /// @param name one that is known
    static String ranges(String name, boolean negated) {
        IntPredicate has = predicate(name);
        var ranges = new StringBuilder();
        int first = -1;
        for (int c = 0; c <= Character.MAX_CODE_POINT + 1; c++) {
            boolean in = c <= Character.MAX_CODE_POINT && has.test(c) != negated;
            if (in && first < 0) {
                first = c;
            } else if (!in && first >= 0) {
                ranges.append("\\x{%X}-\\x{%X}".formatted(first, c - 1));
                first = -1;
            }
        }
        return ranges.toString();
    }

    private static IntPredicate predicate(String name) {
        String value = name.substring(name.indexOf('=') + 1);
        if (name.startsWith("sc") || name.startsWith("Script")) {
            var script = UnicodeScript.forName(OLD_CODES.getOrDefault(value, value));
            return c -> UnicodeScript.of(c) == script;
        }
        if (isCategory(value)) {
            int types = types(CATEGORIES.getOrDefault(value, value));
            return c -> (types & (1 << Character.getType(c))) != 0;
        }
        IntPredicate binary = BINARY.get(value);
        if (binary == null) {
            throw new PatternSyntaxException("the property %s cannot be checked here".formatted(value), name, -1);
        }
        return binary;
    }

    private static boolean isCategory(String name) {
        return CATEGORIES.containsKey(name) || CATEGORIES.containsValue(name);
    }

    /// The types of the platform that make up a category, as bits.
    private static int types(String category) {
        Set<String> parts = category.equals("LC") ? Set.of("Lu", "Ll", "Lt") : Set.of(category);
        return CATEGORY_TYPES.entrySet().stream()
                .filter(some -> parts.stream().anyMatch(some.getKey()::startsWith))
                .mapToInt(some -> 1 << some.getValue())
                .reduce(0, (one, other) -> one | other);
    }

    /// By its name in title case, or its code of four letters.
    private static boolean isScript(String name) {
        boolean spelled = name.equals("SignWriting")
                || (name.matches("[A-Z][a-z]+(_([A-Z][a-z]+|le))*") && !name.equals("Signwriting"));
        if (!spelled) {
            return false;
        }
        try {
            UnicodeScript.forName(OLD_CODES.getOrDefault(name, name));
            return true;
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }

    static boolean startsIdentifier(int c) {
        return Character.isUnicodeIdentifierStart(c);
    }

    static boolean continuesIdentifier(int c) {
        return Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c);
    }

    private static boolean isWhiteSpace(int c) {
        return Ascii.isWithin(c, '\t', '\r') || c == 0x85 || Character.isSpaceChar(c);
    }

    private static boolean isHexDigit(int c) {
        return Ascii.isHex(c) || (Ascii.isWithin(c, 0xFF10, 0xFF5E) && Ascii.isHex(c - 0xFEE0));
    }

    private static Map<String, String> categories() {
        String names = """
                Cased_Letter LC Close_Punctuation Pe Connector_Punctuation Pc Control Cc cntrl Cc Currency_Symbol Sc
                Dash_Punctuation Pd Decimal_Number Nd digit Nd Enclosing_Mark Me Final_Punctuation Pf Format Cf
                Initial_Punctuation Pi Letter L Letter_Number Nl Line_Separator Zl Lowercase_Letter Ll Mark M Combining_Mark M
                Math_Symbol Sm Modifier_Letter Lm Modifier_Symbol Sk Nonspacing_Mark Mn Number N Open_Punctuation Ps Other C
                Other_Letter Lo Other_Number No Other_Punctuation Po Other_Symbol So Paragraph_Separator Zp Private_Use Co
                Punctuation P punct P Separator Z Space_Separator Zs Spacing_Mark Mc Surrogate Cs Symbol S
                Titlecase_Letter Lt Unassigned Cn Uppercase_Letter Lu
                """;
        var shortByLong = new HashMap<String, String>();
        String[] words = names.strip().split("\\s+", -1);
        for (int i = 0; i < words.length; i += 2) {
            shortByLong.put(words[i], words[i + 1]);
        }
        return Map.copyOf(shortByLong);
    }
}
