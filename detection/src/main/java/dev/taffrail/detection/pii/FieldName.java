package dev.taffrail.detection.pii;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the name of a field says about a number in it, whose form alone may not.
final class FieldName {
    private static final Set<String> SOCIAL_SECURITY =
            Set.of("ssn", "socialsecurity", "socialsecuritynumber", "socialsecurityno");
    private static final Set<String> CARD = Set.of(
            "creditcard", "creditcardnumber", "cardnumber", "cardno", "ccnumber", "debitcard", "debitcardnumber");
    private static final Set<String> ACCOUNT = Set.of("iban", "ibancode", "ibannumber");

    /// As many digits as the end of a number has that is shown in part.
    private static final int FEWEST_DIGITS = 4;

    private FieldName() {}

    /// @return null when the name says nothing, or when there is no number
    static @Nullable PersonalType typeOf(String name, String value) {
        if (name.isEmpty() || value.chars().filter(c -> c >= '0' && c <= '9').count() < FEWEST_DIGITS) {
            return null;
        }
        String letters = name.replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT);
        if (SOCIAL_SECURITY.contains(letters)) {
            return PersonalType.US_SSN;
        } else if (CARD.contains(letters)) {
            return PersonalType.CREDIT_CARD;
        }
        return ACCOUNT.contains(letters) ? PersonalType.IBAN_CODE : null;
    }
}
