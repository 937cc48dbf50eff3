package dev.taffrail.detection.injection;

/// Words that play the same part when somebody tells a model what to do, in some languages. A sequence of classes
/// ("override, earlier, instruction") says more about a text of a source never seen than its words do.
public enum WordClass {
    OVERRIDE("""
            ignore ignoring ignored disregard disregarding forget override overriding overrule bypass bypassing circumvent skip
            discard abandon cancel replace supersede overwrite suppress disable unlock nevermind ignorer ignorez oublie oublier
            oubliez ignora ignorar ignore olvida olvidar olvide ignoriere ignorieren vergiss vergessen vergesse missachte
            dimentica dimenticare ignori esqueça esquecer desconsidere negeer vergeet zignoruj zapomnij игнорируй забудь zaboravi
            zanemari abaikan lupakan huwag kalimutan ignorera glöm"""),
    EARLIER("""
            previous prior above earlier preceding before foregoing past existing original initial old précédentes précédents
            précédente anterior anteriores previas previos vorherigen vorherige vorigen bisherigen obigen precedenti предыдущие
            prethodne prethodni sebelumnya poprzednie vorige"""),
    INSTRUCTION("""
            instruction instructions prompt prompts rule rules guideline guidelines directive directives command commands order
            orders task tasks assignment assignments context programming training anweisung anweisungen befehle befehl aufgaben
            instrucciones instrucción instruções istruzioni consignes instrukcje инструкции uputstva instruksi regeln règles
            reglas regras regole tagubilin"""),
    ASSISTANT("""
            assistant ai chatbot bot model llm gpt chatgpt openai claude gemini bard llama copilot agent system language machine
            assistent asistente assistente modèle modelo modell modello"""),
    YOU("""
            you your yours yourself du dein deine deinen dich dir sie ihr ihre ihren tu tus te usted ustedes vous votre vos toi
            você seu sua lei voi tuo tua jij je uw ty twoje вы ты ваши твои kamu anda ikaw iyong sen siz"""),
    ME("i me my mine myself we us our ich mir mich mein meine yo mi mis je moi mon ma mes eu meu minha io mio mia"),
    PRETEND("""
            pretend act acting roleplay role playing simulate simulating imagine imitate impersonate persona character portray
            become transform hypothetical hypothetically fictional fiction story scenario novel opposite spiele stell vorstellen
            finge actúa imagina imagine agis finja aja immagina fais rolle rôle rol"""),
    MODE(
            "mode dan jailbreak jailbroken developer god sudo admin administrator root debug unlocked maintenance override"),
    REVEAL("""
            reveal show print output repeat display disclose tell say write expose leak list dump return recite verbatim
            zeige zeig sag sage nenne gib drucke muestra dime di imprime montre dis affiche mostre diga mostra dimmi stampa"""),
    SECRET("""
            password passwords passcode secret secrets confidential credential credentials key keys token tokens apikey pin
            private hidden sensitive classified passwort kennwort geheimnis geheim contraseña secreto clave mot passe senha
            segredo parola segreto wachtwoord hasło пароль lozinka sandi şifre"""),
    SEND("""
            send forward email mail transfer upload post share submit transmit deliver exfiltrate copy export attach fetch
            download visit open click call invoke execute run use grant delete remove update change modify create add install
            buy purchase pay withdraw schedule book sende schicke überweise envía enviar envoie envoyez envie invia"""),
    LIMIT("""
            restriction restrictions restricted unrestricted limitation limitations limits filter filters filtered unfiltered
            uncensored censorship policy policies ethical ethics moral morals morality unethical immoral amoral legality
            safety safeguards guardrails boundaries content illegal harmful dangerous inappropriate offensive disclaimer
            disclaimers warning warnings refuse refusal apologize"""),
    ALWAYS(
            "must never always only strictly exactly immediately regardless without any no not do don cannot shall need"),
    ANSWER("""
            response responses reply replies respond answer answers answering output outputs message messages completion solution
            implementation elucidation explanation antwort antworten antworte respuesta responde réponse répondez resposta
            risposta"""),
    URGENT(
            "important attention urgent note notice alert warning critical emergency priority achtung wichtig importante attention"),
    NOW(
            "now henceforth onwards onward forward instead rather then next today new following subsequent below jetzt ahora maintenant agora"),
    HARM("""
            bomb bombs explosive explosives weapon weapons gun guns kill killing murder murdering suicide self-harm torture
            torturing poison poisoning poisonous malware ransomware virus trojan keylogger spyware hack hacking hacker hackers phishing
            scam scams scamming fraud fraudulent steal stealing stolen theft launder laundering counterfeit forge forging forged
            fake smuggle smuggling bribe bribery blackmail extort extortion stalk stalking harass harassing harassment bully
            bullying racist racism sexist sexism homophobic antisemitic genocide holocaust nazi terrorist terrorism extremist
            hate hateful slur slurs defame defamatory defamation libel disinformation misinformation conspiracy propaganda
            cocaine heroin meth methamphetamine drugs drug narcotics opioid overdose anorexia bulimia porn pornographic
            pornography erotic nude explicit sexual sex rape child minors underage grooming kidnap kidnapping assault
            violence violent attack attacks illegally unlawfully arson sabotage hijack embezzle insider evade evasion
            detection undetected untraceable piracy pirated plagiarism cheating cheat exploit exploits exploitation
            trafficking cannibal cannibalism cult ponzi pyramid doxxing deepfake dox burglary robbery rob shoplift"""),
    GROUP("""
            women woman men gay lesbian lgbtq transgender black white asian african muslim muslims islam jew jews jewish
            christian christians immigrants immigrant migrants refugees disabled disability elderly obese overweight poor
            minority minorities ethnic race races gender religion religious"""),
    DETAIL("""
            step steps detailed detail details tutorial guide blueprint manual recipe list script letter email article post
            speech essay blog advertisement persuasive convincing convince instruct teach method methods technique techniques
            strategy strategies tips"""),
    ROLE("""
            you're novelist journalist writer author screenwriter director detective professor scientist expert consultant
            specialist investigator officer historian hero villain protagonist narrator wizard actor actress movie film book
            play game dialogue chapter plot fantasy world universe"""),
    REASON("""
            educational education purpose purposes research academic awareness purely only hypothetical safe responsible
            testing test experiment simulation security permission authorized approved legitimate legal lawful"""),
    SYSTEM_WORD("""
            user users above below text input output conversation chat session start beginning initial first hidden internal
            configuration tool tools function"""),
    ASK("""
            please can could would kindly help give make let explain describe provide suggest translate summarize generate
            develop bitte kannst könntest können puedes puede podrías peux pouvez pourriez pode poderia puoi potresti
            what how why where who when which""");

    static final int NONE = 0;
    private static final WordClass[] ALL = values();
    private static final Table TABLE = Table.of(ALL);

    private final String words;

    WordClass(String words) {
        this.words = words;
    }

    static WordClass at(int number) {
        return ALL[number - 1];
    }

    /// The class of the word with this hash, from 1 on, or [#NONE].
    static int of(int hash) {
        return TABLE.classOf(hash);
    }

    private static final class Table {
        private static final int SIZE = 4096;
        private final int[] hashes = new int[SIZE];
        private final byte[] classes = new byte[SIZE];

        static Table of(WordClass[] all) {
            var table = new Table();
            for (int i = 0; i < all.length; i++) {
                for (String word : all[i].words.strip().split("\\s+", -1)) {
                    table.put(FeatureScan.hashOfWord(word), i + 1);
                }
            }
            return table;
        }

        private void put(int hash, int wordClass) {
            int at = slot(hash);
            if (classes[at] == NONE) {
                hashes[at] = hash;
                classes[at] = (byte) wordClass;
            }
        }

        int classOf(int hash) {
            return classes[slot(hash)];
        }

        private int slot(int hash) {
            int at = hash & (SIZE - 1);
            while (classes[at] != NONE && hashes[at] != hash) {
                at = (at + 1) & (SIZE - 1);
            }
            return at;
        }
    }
}
