package dev.taffrail.detection.secrets;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Tokens that are known by how they begin. A line of the table: issuer, beginning, fewest and most characters after
/// it, and of what
/// they are: `a` letters and digits, `w` these and `_` and `-`, `h` hexadecimal digits, `b` Base64, `u` capitals and
/// digits,
/// `d` anything that tokens are made of.
final class Issuers {
    private static final String TABLE = """
            aws AKIA 16 16 u
            aws ASIA 16 16 u
            aws ABIA 16 16 u
            aws ACCA 16 16 u
            aws A3T 16 18 u
            github ghp_ 30 255 w
            github gho_ 30 255 w
            github ghu_ 30 255 w
            github ghs_ 30 520 d
            github ghr_ 30 255 w
            github github_pat_ 22 255 w
            gitlab glpat- 20 255 d
            gitlab gldt- 20 255 w
            gitlab glrt- 20 255 d
            gitlab glptt- 20 255 w
            gitlab glcbt- 20 255 w
            gitlab glimt- 20 255 w
            gitlab glft- 20 255 w
            gitlab glsoat- 20 255 w
            gitlab GR1348941 20 255 w
            google AIza 35 35 w
            google ya29. 20 1000 d
            google GOCSPX- 20 40 w
            google 1//0 30 255 w
            slack xoxb- 20 255 d
            slack xoxa- 20 255 d
            slack xoxp- 20 255 d
            slack xoxr- 20 255 d
            slack xoxs- 20 255 d
            slack xoxo- 20 255 d
            slack xoxe- 20 255 d
            slack xoxe. 20 255 d
            slack xoxc- 20 255 d
            slack xoxd- 20 500 d
            slack xapp- 20 255 d
            stripe sk_live_ 14 255 a
            stripe sk_test_ 14 255 a
            stripe rk_live_ 14 255 a
            stripe rk_test_ 14 255 a
            stripe whsec_ 20 255 a
            openai sk-proj- 20 255 w
            openai sk-svcacct- 20 255 w
            openai sk-None- 20 255 w
            anthropic sk-ant- 20 255 w
            openrouter sk-or-v1- 32 255 w
            openai sk- 32 255 w
            groq gsk_ 40 255 a
            huggingface hf_ 30 255 a
            huggingface api_org_ 30 255 a
            replicate r8_ 30 255 a
            perplexity pplx- 32 255 a
            xai xai- 40 255 w
            npm npm_ 30 255 a
            pypi pypi- 30 500 w
            rubygems rubygems_ 32 64 h
            crates cio 32 40 a
            docker dckr_pat_ 20 255 w
            docker dckr_oat_ 20 255 w
            digitalocean dop_v1_ 32 80 h
            digitalocean doo_v1_ 32 80 h
            digitalocean dor_v1_ 32 80 h
            heroku HRKU- 20 255 w
            databricks dapi 32 32 h
            shopify shpat_ 24 64 a
            shopify shpss_ 24 64 a
            shopify shpca_ 24 64 a
            shopify shppa_ 24 64 a
            shopify shltm_ 24 255 a
            sendgrid SG. 40 255 d
            mailgun key- 32 40 a
            mailchimp mc. 32 64 d
            twilio SK 32 32 h
            twilio AC 32 32 h
            telegram bot 40 60 d
            discord mfa. 60 120 w
            square sq0atp- 20 64 w
            square sq0csp- 20 64 w
            square sq0idp- 20 64 w
            zoho 1000. 60 70 d
            github ghc_ 30 64 a
            rebrandly rbl_ 20 64 a
            square EAAA 56 64 w
            facebook EAACEdEose0cBA 20 500 a
            facebook EAA 60 500 a
            dropbox sl. 60 2000 d
            linear lin_api_ 20 64 a
            linear lin_oauth_ 20 80 a
            notion secret_ 32 64 a
            notion ntn_ 32 64 a
            figma figd_ 20 255 w
            figma figo_ 20 255 w
            airtable pat 60 100 d
            postman PMAK- 30 80 w
            newrelic NRAK- 20 64 a
            newrelic NRAA- 20 64 a
            newrelic NRJS- 15 64 a
            newrelic NRII- 20 64 w
            newrelic NRRA- 20 64 a
            newrelic NRSP- 20 255 w
            grafana glc_ 24 500 b
            grafana glsa_ 24 255 w
            grafana eyJrIjoi 40 400 b
            hashicorp hvs. 90 120 w
            hashicorp hvb. 138 300 w
            hashicorp hvr. 90 120 w
            hashicorp s. 24 24 a
            terraform atlasv1. 40 100 d
            pulumi pul- 32 64 h
            tailscale tskey- 15 128 w
            tailscale tskey-api- 12 128 w
            doppler dp. 40 64 d
            planetscale pscale_ 30 80 d
            prefect pnu_ 30 64 a
            prefect pnb_ 30 64 a
            circleci CCIPAT_ 30 120 w
            circleci CCIPRJ_ 30 120 w
            buildkite bkua_ 30 64 a
            sonar squ_ 30 64 h
            sonar sqp_ 30 64 h
            sonar sqa_ 30 64 h
            sentry sntrys_ 40 400 d
            sentry sntryu_ 40 100 h
            sourcegraph sgp_ 30 120 w
            sourcegraph sgd_ 30 120 w
            vercel vcp_ 24 80 a
            vercel vci_ 24 80 a
            vercel vca_ 24 80 a
            vercel vcr_ 24 80 a
            vercel vck_ 24 80 a
            netlify nfp_ 30 64 a
            supabase sbp_ 30 64 a
            supabase sb_secret_ 20 80 w
            fly fo1_ 30 64 w
            fly FlyV1 30 2000 d
            rapid rpk_ 20 64 w
            klaviyo pk_ 30 64 w
            clojars CLOJARS_ 50 64 a
            age AGE-SECRET-KEY-1 50 64 u
            1password ops_ey 50 2000 b
            1password A3- 30 48 d
            adafruit aio_ 24 40 a
            contentful CFPAT- 30 64 w
            duffel duffel_test_ 30 64 w
            duffel duffel_live_ 30 64 w
            easypost EZAK 40 64 a
            easypost EZTK 40 64 a
            flutterwave FLWSECK 20 64 d
            frameio fio-u- 40 80 w
            frameio ffio-u- 40 80 w
            jfrog AKC 50 90 a
            jfrog cmVmd 40 90 a
            lob live_pub_ 20 40 a
            mapbox sk.eyJ 40 255 d
            mapbox pk.eyJ 40 255 d
            microsoft https://outlook.office.com/webhook/ 80 300 d
            readme rdme_ 50 90 a
            scalingo tk-us- 40 64 w
            segment sgp_ 40 80 a
            shippo shippo_live_ 30 64 h
            shippo shippo_test_ 30 64 h
            sidekiq sidekiq: 15 40 d
            truenas 1- 64 64 a
            twitch live_ 30 64 d
            typeform tfp_ 40 80 d
            voyage pa- 40 64 w
            zuplo zpka_ 30 64 d
            dependencytrack odt_ 30 64 a
            ngrok ak_ 25 40 a
            deno ddp_ 30 50 a
            thunderstore tss_ 30 50 a
            langchain lsv2_pt_ 30 80 w
            langchain lsv2_sk_ 30 80 w
            langchain ls__ 30 50 h
            wandb wandb_v1_ 30 100 w
            nvidia nvapi- 40 100 w
            mistral_ mistral_ 20 60 a
            tavily tvly- 20 60 w
            deepseek sk- 32 32 h
            stytch secret-live- 30 60 d
            stytch secret-test- 30 60 d
            ubidots BBFF- 30 40 w
            particle access_token_ 30 50 h
            yandex AQVN 30 60 w
            yandex t1. 80 255 d
            alibaba LTAI 12 24 a
            tencent AKID 30 40 a
            baidu bce-v3/ 30 120 d
            sauce SAUCE- 20 60 w
            beamer b_ 42 50 d
            """;

    private record Issuer(String name, String beginning, int fewest, int most, char letters) {}

    private static final int ASCII_BITS = 7;
    private static final int ASCII = 1 << ASCII_BITS;
    /// By their first two characters: most words of a text begin no token.
    private static final List<List<Issuer>> BY_BEGINNING = byBeginning();

    private Issuers() {}

    record Match(String issuer, int end) {}

    /// The token that begins at `start`, where no letter or digit is before.
    static @Nullable Match at(String text, int start) {
        if (start + 1 >= text.length() || text.charAt(start) >= ASCII || text.charAt(start + 1) >= ASCII) {
            return null;
        }
        for (Issuer issuer : BY_BEGINNING.get(place(text.charAt(start), text.charAt(start + 1)))) {
            if (text.startsWith(issuer.beginning, start)) {
                int from = start + issuer.beginning.length();
                int end = end(text, from, issuer);
                if (end - from >= issuer.fewest
                        && end - from <= issuer.most
                        && Value.isVaried(text, from, end)
                        && isOfficial(issuer, text, from, end)) {
                    return new Match(issuer.name, end);
                }
            }
        }
        return null;
    }

    /// Two issuers say more about their tokens than what letters they are of.
    private static boolean isOfficial(Issuer issuer, String text, int from, int end) {
        return switch (issuer.name) {
            case "openai" ->
                (issuer.beginning.equals("sk-") && end - from < 40) || text.indexOf("T3BlbkFJ", from, end) > 0;
            case "slack" -> !issuer.beginning.equals("xoxb-") || hasTwoNumbers(text, from, end);
            default -> true;
        };
    }

    private static boolean hasTwoNumbers(String text, int from, int end) {
        int dash = text.indexOf("-", from, end);
        return dash > 0 && dash + 1 < end && digitsFrom(text, dash + 1, end) >= 8;
    }

    private static int digitsFrom(String text, int from, int end) {
        int at = from;
        while (at < end && Character.isDigit(text.charAt(at))) {
            at++;
        }
        return at - from;
    }

    private static int end(String text, int from, Issuer issuer) {
        int end = from;
        int last = Math.min(text.length(), from + issuer.most + 1);
        while (end < last && isOf(issuer.letters, text.charAt(end))) {
            end++;
        }
        while (end > from && ".,:".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    private static boolean isOf(char letters, char c) {
        boolean digit = c >= '0' && c <= '9';
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        return switch (letters) {
            case 'a' -> letter || digit;
            case 'h' -> digit || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
            case 'u' -> digit || (c >= 'A' && c <= 'Z');
            case 'w' -> letter || digit || c == '_' || c == '-';
            case 'b' -> letter || digit || "+/=_-".indexOf(c) >= 0;
            case 'd' -> letter || digit || "+/=_-.:@%~".indexOf(c) >= 0;
            default -> false;
        };
    }

    private static int place(char first, char second) {
        return first << ASCII_BITS | second;
    }

    private static List<List<Issuer>> byBeginning() {
        var lists = new ArrayList<List<Issuer>>(Collections.nCopies(ASCII * ASCII, List.of()));
        TABLE.lines().map(Issuers::issuer).forEach(issuer -> {
            int place = place(issuer.beginning.charAt(0), issuer.beginning.charAt(1));
            var same = new ArrayList<>(lists.get(place));
            same.add(issuer);
            lists.set(place, List.copyOf(same));
        });
        return List.copyOf(lists);
    }

    private static Issuer issuer(String line) {
        String[] cells = line.split(" ", -1);
        return new Issuer(
                cells[0].toLowerCase(Locale.ROOT),
                cells[1],
                Integer.parseInt(cells[2]),
                Integer.parseInt(cells[3]),
                cells[4].charAt(0));
    }
}
