package dev.taffrail.detection.pii;

import dev.taffrail.detection.weights.Hash;

/// Words that say what kind of thing they or their neighbours name. Short lists of what everybody knows; the tagger
/// learns what to make of them.
enum Lexicon {
    TITLE(
            1,
            "mr mrs ms miss mx dr prof professor sir madam herr frau sr sra señor señora monsieur madame lord lady rev reverend hon captain capt"),
    MONTH(2, """
            january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept
            oct nov dec"""),
    DAY(3, """
            monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun today tomorrow yesterday
            tonight weekend midnight noon morning evening afternoon"""),
    TIME_UNIT(4, """
            second seconds minute minutes hour hours day days week weeks month months year years decade decades century centuries am pm
            yr yrs annually monthly weekly daily quarter"""),
    AGE(5, "old aged age yo year-old years-old turned turning birthday"),
    NUMBER(6, """
            one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty hundred couple few several
            last next first second third"""),
    STREET(7, """
            street st road rd avenue ave lane ln drive dr boulevard blvd court ct place pl square sq way terrace parkway pkwy circle
            highway hwy trail loop alley suite ste apt apartment unit floor box po rue via calle strasse straße platz weg rua avenida
            plaza psc apo fpo dpo"""),
    FIELD(
            8,
            "address city town state zip postal code country location lives live living moved from near born visit visiting located resides"),
    ORGANIZATION(9, """
            inc ltd llc corp corporation company co gmbh ag plc group bank university college institute school hospital agency
            association foundation society orchestra team club department ministry committee council party union airlines motors
            holdings partners industries systems technologies solutions labs studios media press records fc"""),
    COUNTRY(10, """
            afghanistan albania algeria andorra angola argentina armenia australia austria azerbaijan bahamas bahrain bangladesh
            barbados belarus belgium belize benin bhutan bolivia bosnia botswana brazil brunei bulgaria burundi cambodia cameroon canada
            chad chile china colombia congo croatia cuba cyprus czechia denmark djibouti dominica ecuador egypt eritrea estonia
            eswatini ethiopia fiji finland france gabon gambia georgia germany ghana greece grenada guatemala guinea guyana haiti
            honduras hungary iceland india indonesia iran iraq ireland israel italy jamaica japan jordan kazakhstan kenya kiribati
            kosovo kuwait kyrgyzstan laos latvia lebanon lesotho liberia libya liechtenstein lithuania luxembourg madagascar malawi
            malaysia maldives mali malta mauritania mauritius mexico micronesia moldova monaco mongolia montenegro morocco mozambique
            myanmar namibia nauru nepal netherlands nicaragua niger nigeria norway oman pakistan palau palestine panama paraguay peru
            philippines poland portugal qatar romania russia rwanda samoa senegal serbia seychelles singapore slovakia slovenia
            somalia spain sudan suriname sweden switzerland syria taiwan tajikistan tanzania thailand togo tonga tunisia turkey
            turkmenistan tuvalu uganda ukraine uruguay uzbekistan vanuatu vatican venezuela vietnam yemen zambia zimbabwe usa uk uae
            england scotland wales america europe africa asia"""),
    NATION(11, """
            afghan albanian algerian american angolan argentinian argentine armenian australian austrian azerbaijani bahamian
            bangladeshi belarusian belgian belizian belizean bolivian bosnian brazilian british bulgarian cambodian cameroonian
            canadian chilean chinese colombian congolese croatian cuban cypriot czech danish dominican dutch ecuadorian egyptian
            english estonian ethiopian fijian filipino finnish french german ghanaian greek guatemalan haitian honduran hungarian
            icelandic indian indonesian iranian iraqi irish israeli italian jamaican japanese jordanian kazakh kenyan korean kuwaiti
            laotian latvian lebanese liberian libyan lithuanian malaysian maltese mexican moldovan mongolian moroccan namibian
            nepalese nepali nigerian norwegian omani pakistani palestinian panamanian paraguayan peruvian polish portuguese qatari
            romanian russian rwandan saudi scottish senegalese serbian singaporean slovak slovenian somali spanish sudanese swedish
            swiss syrian taiwanese tanzanian thai tunisian turkish ugandan ukrainian uruguayan venezuelan vietnamese welsh yemeni
            zambian zimbabwean european african asian latino hispanic arab muslim christian jewish catholic buddhist hindu protestant
            sikh atheist republican democrat socialist communist conservative liberal"""),
    GIVEN(12, """
            james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald steven
            paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan jacob gary nicholas eric jonathan
            stephen larry justin scott brandon benjamin samuel gregory frank alexander raymond patrick jack dennis jerry tyler aaron
            jose adam nathan henry peter kyle walter ethan jeremy harold carl keith roger noah arthur mary patricia jennifer linda
            elizabeth barbara susan jessica sarah karen nancy lisa betty margaret sandra ashley kimberly emily donna michelle carol
            amanda dorothy melissa deborah stephanie rebecca sharon laura cynthia kathleen amy angela shirley anna brenda pamela emma
            nicole helen samantha katherine christine debra rachel carolyn janet catherine maria heather diane ruth julie olivia joyce
            virginia victoria kelly lauren christina joan evelyn judith megan andrea cheryl hannah jacqueline martha gloria teresa ann
            sara madison frances kathryn janice jean alice abigail julia judy sophia grace denise amber marilyn danielle beverly
            isabella theresa diana natalie brittany charlotte marie kayla alexis lori juan luis carlos pedro jorge ana carmen rosa
            francesco giulia marco luca pierre jean jacques claire hans jürgen klaus heike sven lars ingrid olga ivan sergei dmitri
            natasha mohammed ahmed ali fatima omar yusuf wei ming chen li mei hiroshi yuki kenji raj priya amit sofia mia liam lucas
            mason aiden isaac ava harper evelyn daiki yara noor""");

    private static final int SIZE = 8192;
    private static final int[] HASHES = new int[SIZE];
    private static final byte[] CLASSES = new byte[SIZE];

    static {
        for (Lexicon each : values()) {
            for (String word : each.words.strip().split("\\s+", -1)) {
                put(hash(word), each.number);
            }
        }
    }

    /// What [#of] says.
    final int number;

    private final String words;

    Lexicon(int number, String words) {
        this.number = number;
        this.words = words;
    }

    /// The number of the list that has the word; 0 for none.
    static int of(int word) {
        return CLASSES[slot(word)];
    }

    private static int hash(String word) {
        int hash = Hash.add(0x1F, 0);
        for (int i = 0; i < word.length(); i++) {
            hash = Hash.add(hash, word.charAt(i));
        }
        return hash;
    }

    private static void put(int hash, int list) {
        int at = slot(hash);
        if (CLASSES[at] == 0) {
            HASHES[at] = hash;
            CLASSES[at] = (byte) list;
        }
    }

    private static int slot(int hash) {
        int at = hash & (SIZE - 1);
        while (CLASSES[at] != 0 && HASHES[at] != hash) {
            at = (at + 1) & (SIZE - 1);
        }
        return at;
    }
}
