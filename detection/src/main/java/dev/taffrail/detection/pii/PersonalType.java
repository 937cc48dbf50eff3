package dev.taffrail.detection.pii;

/// Kinds of personal data. Names are those of the labelled data.
public enum PersonalType {
    PERSON,
    LOCATION,
    ORGANIZATION,
    DATE_TIME,
    /// Nationality, religion, political group.
    NRP,
    TITLE,
    AGE,
    PHONE_NUMBER,
    CREDIT_CARD,
    US_DRIVER_LICENSE,
    EMAIL_ADDRESS,
    US_SSN,
    /// Of another state than the United States: tax, insurance and identity numbers of persons.
    NATIONAL_ID,
    IBAN_CODE,
    IP_ADDRESS,
    URL
}
