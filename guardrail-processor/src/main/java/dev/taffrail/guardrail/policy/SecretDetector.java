package dev.taffrail.guardrail.policy;

import com.google.re2j.Pattern;
import dev.taffrail.schemas.verdict.Span;
import java.util.List;
import java.util.SequencedMap;

/// Finds what looks like a key that opens something: private keys, and tokens of providers that gave theirs a form of
/// their own.
record SecretDetector() implements Detector {
    private static final List<String> HINTS = List.of(
            "private key-----",
            "akia",
            "asia",
            "ghp_",
            "gho_",
            "ghs_",
            "github_pat_",
            "glpat-",
            "sk-",
            "sk_live_",
            "xox",
            "aiza",
            "eyj");

    private static final Pattern SECRETS = Pattern.compile(String.join(
            "|",
            "-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----(?:[^-]|-[^-])*(?:-----END [A-Z0-9 ]{0,40}PRIVATE KEY-----)?",
            "\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b",
            "\\bgh[pos]_[A-Za-z0-9]{36,255}\\b",
            "\\bgithub_pat_[A-Za-z0-9_]{22,255}\\b",
            "\\bglpat-[A-Za-z0-9_-]{20,255}",
            "\\bsk-[A-Za-z0-9_-]{20,255}",
            "\\bsk_live_[A-Za-z0-9]{16,255}\\b",
            "\\bxox[abprs]-[A-Za-z0-9-]{10,255}",
            "\\bAIza[A-Za-z0-9_-]{35}\\b",
            "\\beyJ[A-Za-z0-9_-]{10,}\\.eyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{10,}"));

    @Override
    public List<Span> find(Subject subject) {
        NormalText text = subject.text();
        return text.mentionsAny(HINTS) ? PatternDetector.find(SECRETS, text) : List.of();
    }

    @Override
    public String kind() {
        return "secret";
    }

    @Override
    public SequencedMap<String, String> settings() {
        return PolicyOutline.NOTHING;
    }
}
