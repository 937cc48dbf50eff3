package dev.taffrail.detection.secrets;

/// What a secret is, as far as its form tells.
public enum SecretKind {
    /// A token whose issuer gave it a form of its own.
    ISSUED_TOKEN,
    PRIVATE_KEY,
    /// Three parts of Base64, the first two JSON.
    JSON_WEB_TOKEN,
    /// User and password in an address.
    URL_CREDENTIALS,
    /// What stands behind a word such as `password` or `api_key`.
    ASSIGNED,
    PASSWORD_HASH
}
