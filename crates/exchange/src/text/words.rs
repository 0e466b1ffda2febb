//! The words of dates, languages and reports, English and German. All entries are lower case; matching is done on
//! lower-cased text. What stands on a page beside the story is in `furniture`.

/// A list of words. Written without commas, so that the formatter leaves the lists in lines.
macro_rules! words {
    ($($word:literal)*) => { &[$($word),*] };
}
pub(super) use words;

/// Words beside a date on its line that say what the date is.
pub(super) const UPDATED: &[&str] = words! {
    "updated" "update" "modified" "aktualisiert" "stand" "geändert" "edited"
};

/// Words that may stand on a date line and carry nothing else.
pub(super) const DATE_COMPANY: &[&str] = words! {
    "published" "posted" "first" "last" "updated" "update" "modified" "edited" "on" "at" "date" "time"
    "created" "by" "from" "veröffentlicht" "erschienen" "aktualisiert" "geändert" "zuletzt" "stand" "datum"
    "am" "um" "uhr" "vom" "den" "der" "online" "seit" "et" "est" "edt" "gmt" "utc" "bst" "cet" "cest" "mez"
    "mesz" "pm" "a.m" "p.m" "in" "print" "edition" "ausgabe" "of" "and" "und" "read" "min" "mins" "minute"
    "minutes" "minuten" "lesezeit" "ago"
};

/// Commonest words, to tell the language. Words that both languages have ("in", "die", "was") are not here.
pub(super) const COMMON_ENGLISH: &[&str] = words! {
    "the" "of" "and" "to" "that" "is" "for" "on" "with" "as" "by" "at" "from" "has" "have" "this" "which"
    "would" "said" "he" "she" "they" "it" "are" "be" "been" "were" "not" "but" "an"
};

/// See [`COMMON_ENGLISH`].
pub(super) const COMMON_GERMAN: &[&str] = words! {
    "der" "das" "und" "den" "dem" "des" "ein" "eine" "einen" "einem" "einer" "nicht" "mit" "sich" "auf"
    "für" "ist" "im" "von" "zu" "dass" "auch" "nach" "bei" "sie" "er" "wie" "wird" "sagte" "haben"
};

/// English verbs of saying, in the forms reports use.
pub(super) const SAYING_ENGLISH: &[&str] = words! {
    "said" "says" "say" "saying" "told" "tells" "telling" "asked" "asks" "asking" "added" "adds" "adding"
    "remarked" "remarks" "remarking" "stated" "states" "stating" "noted" "notes" "noting" "replied"
    "replies" "replying" "answered" "answers" "explained" "explains" "explaining" "insisted" "insists"
    "insisting" "argued" "argues" "arguing" "claimed" "claims" "claiming" "warned" "warns" "warning"
    "wrote" "writes" "writing" "tweeted" "posted" "declared" "declares" "announced" "announces"
    "announcing" "admitted" "admits" "conceded" "concedes" "acknowledged" "acknowledges" "recalled"
    "recalls" "continued" "continues" "concluded" "concludes" "commented" "comments" "commenting"
    "observed" "observes" "reiterated" "reiterates" "reiterating" "emphasised" "emphasises" "emphasized"
    "emphasizes" "emphasizing" "emphasising" "stressed" "stresses" "stressing" "asserted" "asserts"
    "asserting" "affirmed" "affirms" "confirmed" "confirms" "responded" "responds" "joked" "jokes"
    "quipped" "shouted" "cried" "whispered" "suggested" "suggests" "predicted" "predicts" "promised"
    "promises" "vowed" "vows" "urged" "urges" "called" "calls" "calling" "described" "describes"
    "describing" "dubbed" "labelled" "labeled" "branded" "termed" "deemed" "dismissed" "hailed" "praised"
    "condemned" "criticised" "criticized" "denied" "denies" "complained" "complains" "demanded" "demands"
    "thinks" "believes" "quoted" "testified" "estimated" "pointed" "put"
};

/// German verbs of saying. A name may stand on either side of them.
pub(super) const SAYING_GERMAN: &[&str] = words! {
    "sagte" "sagt" "sagten" "gesagt" "erklärte" "erklärt" "erklärten" "betonte" "betont" "betonten"
    "meinte" "meint" "meinten" "fragte" "fragt" "antwortete" "antwortet" "ergänzte" "ergänzt" "fügte"
    "teilte" "kündigte" "kritisierte" "kritisiert" "forderte" "fordert" "forderten" "warnte" "warnt"
    "warnten" "schrieb" "schreibt" "berichtete" "berichtet" "berichteten" "bekräftigte" "bekräftigt"
    "versicherte" "versichert" "behauptete" "behauptet" "rief" "ruft" "nannte" "nennt" "nannten"
    "bezeichnete" "bezeichnet" "bezeichneten" "lobte" "lobt" "äußerte" "erzählte" "erzählt" "erinnerte"
    "erinnert" "zitierte" "sprach" "spricht" "räumte" "gab" "wies" "verwies" "unterstrich" "hob" "stellte"
    "findet" "fand" "glaubt" "freute" "bilanzierte" "resümierte" "konstatierte" "urteilte" "klagte" "klagt"
    "mahnte" "mahnt" "scherzte" "entgegnete" "erwiderte" "bestätigte" "bestätigt" "kommentierte"
    "kommentiert" "heißt" "hieß"
};

/// Verbs that put a word or two between quotation marks as a judgement; in the passive, "by X" names the speaker.
pub(super) const JUDGING: &[&str] = words! {
    "called" "described" "dubbed" "labelled" "labeled" "branded" "termed" "deemed" "dismissed" "hailed"
    "condemned" "considered" "seen" "regarded" "praised" "characterised" "characterized" "viewed" "judged"
    "found" "rated" "declared" "known" "denounced" "rejected" "criticised" "criticized" "derided" "as"
    "calling" "describing" "calls" "describes" "bezeichnet" "genannt" "eingestuft" "beschrieben"
    "kritisiert" "gelobt" "bewertet" "angesehen" "abgetan" "verurteilt" "als" "bezeichnete" "nannte"
    "nennt" "sogenannte" "sogenannten" "sogenannter" "so-called"
};

/// Forms of "to be" and "werden" that make the verb after them passive.
pub(super) const PASSIVE: &[&str] = words! {
    "was" "were" "is" "are" "been" "be" "being" "wurde" "wurden" "wird" "werden" "worden" "ist" "sind"
};

/// Words that may stand between a speaker and the verb.
pub(super) const BETWEEN: &[&str] = words! {
    "has" "have" "had" "also" "later" "then" "previously" "repeatedly" "reportedly" "once" "recently"
    "again" "further" "earlier" "still" "now" "even" "often" "already" "simply" "angrily" "quietly" "first"
    "himself" "herself" "themselves" "too" "would" "will" "could" "did" "does" "not" "never" "hat" "hatte"
    "haben" "auch" "dann" "zudem" "später" "zuvor" "bereits" "immer" "wieder" "nun" "selbst" "dabei"
    "weiter" "jedoch" "aber" "noch"
};

/// Pronouns that stand for a person named before.
pub(super) const PRONOUNS: &[&str] = words! {
    "he" "she" "er" "sie"
};

/// Titles and posts before a name; what is left of the name after them is the speaker.
pub(super) const TITLES: &[&str] = words! {
    "mr" "mrs" "ms" "miss" "dr" "prof" "professor" "sir" "dame" "lord" "lady" "president" "chancellor"
    "vice-chancellor" "minister" "ministers" "premier" "secretary" "senator" "sen" "rep" "governor" "gov"
    "mayor" "councillor" "cllr" "judge" "justice" "general" "gen" "colonel" "col" "captain" "capt"
    "sergeant" "sgt" "lieutenant" "chief" "commissioner" "spokesman" "spokeswoman" "spokesperson"
    "director" "chairman" "chairwoman" "chair" "ceo" "head" "king" "queen" "prince" "princess" "pope"
    "bishop" "archbishop" "cardinal" "reverend" "rev" "coach" "manager" "analyst" "economist" "ambassador"
    "envoy" "leader" "lawyer" "officer" "inspector" "superintendent" "detective" "mp" "mep" "herr" "herrn"
    "frau" "kanzler" "kanzlerin" "pfarrer" "pfarrerin" "papst" "könig" "königin" "trainer" "trainerin"
    "anwalt" "anwältin" "experte" "expertin" "sprecher" "sprecherin" "chef" "chefin" "leiter" "leiterin"
    "direktor" "direktorin" "intendant" "intendantin" "präsident" "präsidentin" "forscher" "forscherin"
    "lehrer" "lehrerin" "senatorin" "vorsitzende" "vorsitzender" "vorsitzenden" "geschäftsführer"
    "geschäftsführerin" "abgeordnete" "abgeordneter" "polizist" "polizistin" "richter" "richterin"
    "professorin" "autor" "autorin" "züchter" "züchterin" "landwirt" "landwirtin" "kapitän" "arzt" "ärztin" "ministerin" "ministerpräsident"
};

/// German posts are compounds; these are their last parts.
pub(super) const TITLE_ENDINGS: &[&str] = words! {
    "minister" "ministerin" "präsident" "präsidentin" "sprecher" "sprecherin" "meister" "meisterin"
    "kanzler" "kanzlerin" "chef" "chefin" "leiter" "leiterin" "direktor" "direktorin" "sekretär"
    "sekretärin" "führer" "führerin" "vorsitzender" "vorsitzende" "trainer" "trainerin" "forscher"
    "forscherin" "experte" "expertin" "politiker" "politikerin" "anwalt" "anwältin" "rat" "rätin"
    "beauftragte" "beauftragter" "referent" "referentin" "kommissar" "kommissarin" "züchter" "züchterin" "wirt" "wirtin" "bauer" "bäuerin" "arzt" "ärztin"
    "lehrer" "lehrerin" "fischer" "fischerin" "bäcker" "bäckerin" "kapitän" "kapitänin" "pilot" "pilotin" "richter" "richterin" "händler" "händlerin" "besitzer" "besitzerin"
};

/// Words for a speaker without a name; the phrase around them is kept as the speaker.
pub(super) const POSTS: &[&str] = words! {
    "spokesman" "spokeswoman" "spokesperson" "police" "mayor" "minister" "president" "official" "officials"
    "witness" "witnesses" "resident" "residents" "officer" "judge" "lawyer" "prosecutor" "prosecutors"
    "director" "coach" "manager" "company" "ministry" "government" "court" "council" "report" "statement"
    "union" "expert" "experts" "scientist" "scientists" "researcher" "researchers" "teacher" "owner"
    "chancellor" "secretary" "governor" "ambassador" "professor" "doctor" "doctors" "neighbour" "leader"
    "chairman" "chairwoman" "author" "editor" "farmer" "fisherman" "firefighter" "analyst" "analysts"
    "sprecher" "sprecherin" "polizei" "feuerwehr" "staatsanwaltschaft" "ministerium" "behörde" "gericht"
    "unternehmen" "zeuge" "zeugin" "augenzeuge" "anwohner" "anwohnerin"
};

/// Words in a capitalised run that make it a body or a place, not a person.
pub(super) const NOT_A_PERSON: &[&str] = words! {
    "council" "university" "ministry" "party" "street" "road" "city" "county" "state" "states" "union"
    "court" "bank" "club" "company" "group" "committee" "commission" "office" "department" "school"
    "hospital" "times" "post" "news" "agency" "army" "police" "house" "sea" "river" "bay" "island"
    "islands" "republic" "kingdom" "nations" "association" "federation" "institute" "centre" "center"
    "stadt" "universität" "partei" "ministerium" "straße" "platz" "land" "bund" "verein" "rat" "gericht"
    "amt" "zeitung" "rundschau" "see" "fluss" "hafen" "republik" "kreis" "schule" "klinik" "north" "south"
    "east" "west" "new" "san" "saint" "st" "los" "bad"
};

/// Days and months: capitalised in both languages and never a speaker.
pub(super) const CALENDAR: &[&str] = words! {
    "monday" "tuesday" "wednesday" "thursday" "friday" "saturday" "sunday" "january" "february" "march"
    "april" "may" "june" "july" "august" "september" "october" "november" "december" "montag" "dienstag"
    "mittwoch" "donnerstag" "freitag" "samstag" "sonnabend" "sonntag" "januar" "februar" "märz" "mai"
    "juni" "juli" "oktober" "dezember" "montagabend" "today" "heute" "gestern" "montagmorgen"
    "dienstagabend" "mittwochabend" "donnerstagabend" "freitagabend" "abend" "morgen" "mittag"
};

/// Words a sentence starts with that are capitalised only for that.
pub(super) const SENTENCE_OPENERS: &[&str] = words! {
    "the" "a" "an" "but" "and" "yet" "then" "yesterday" "today" "later" "when" "while" "as" "if" "because"
    "although" "though" "however" "also" "both" "so" "or" "that" "this" "these" "those" "his" "her" "its"
    "their" "our" "my" "one" "some" "many" "most" "earlier" "meanwhile" "still" "even" "what" "who" "after"
    "before" "on" "in" "at" "for" "with" "there" "it" "they" "we" "i" "you" "der" "die" "das" "den" "dem"
    "des" "ein" "eine" "einer" "einem" "aber" "und" "doch" "auch" "dann" "gestern" "heute" "zudem" "zuvor"
    "später" "dabei" "dazu" "daraufhin" "wie" "als" "weil" "obwohl" "während" "dort" "damit" "seine" "ihre"
    "sein" "ihr" "es" "wir" "ich" "man" "viele" "manche" "einige" "außerdem" "darauf" "am" "im" "beim"
    "nach" "vor" "bei" "mit" "von"
};

/// Prepositions: a name after one of them is not the subject.
pub(super) const PREPOSITIONS: &[&str] = words! {
    "in" "at" "from" "to" "of" "for" "on" "near" "by" "with" "about" "against" "into" "over" "under"
    "through" "during" "between" "before" "after" "since" "outside" "inside" "across" "around" "toward"
    "towards" "than" "via" "am" "im" "an" "auf" "aus" "bei" "beim" "nach" "mit" "von" "vom" "zu" "zum"
    "zur" "vor" "über" "unter" "gegen" "durch" "für" "seit" "während" "gegenüber" "wegen" "laut"
};

/// Words that end the phrase that names a speaker after the verb.
pub(super) const PHRASE_ENDS: &[&str] = words! {
    "on" "in" "at" "after" "to" "when" "as" "during" "while" "before" "that" "who" "whose" "and" "but"
    "with" "about" "from" "by" "outside" "inside" "near" "because" "since" "through" "under" "over" "via"
    "ahead" "late" "early" "earlier" "later" "yesterday" "today" "last" "this" "following" "speaking"
    "adding" "referring" "am" "im" "nach" "bei" "beim" "gegenüber" "auf" "vor" "zu" "zum" "zur" "mit" "und"
    "als" "dazu" "dem" "den" "heute" "gestern" "zuvor" "später" "während" "aus" "an" "anschließend"
    "weiter" "dort" "hier" "nun" "seit" "laut" "nachdem" "mehrfach" "unserer" "dieser"
};

/// Words before a title of a work, ship or thing: quotation marks after them hold a name, not speech.
pub(super) const NAMED_THINGS: &[&str] = words! {
    "film" "movie" "book" "novel" "song" "album" "series" "play" "ship" "vessel" "yacht" "titled"
    "entitled" "named" "show" "programme" "magazine" "newspaper" "band" "exhibition" "opera" "musical"
    "project" "campaign" "restaurant" "hotel" "pub" "game" "track" "single" "podcast" "documentary" "roman"
    "buch" "lied" "serie" "schiff" "titel" "namens" "stück" "ausstellung" "zeitung" "zeitschrift" "oper"
    "projekt" "kampagne" "spiel" "gaststätte" "motto" "reihe" "magazin" "fähre" "segelschiff"
};

/// Short forms whose full stop does not end a sentence.
pub(super) const ABBREVIATIONS: &[&str] = words! {
    "mr" "mrs" "ms" "dr" "prof" "st" "gen" "sen" "rep" "gov" "col" "capt" "sgt" "lt" "rev" "hon" "jr" "sr"
    "vs" "etc" "inc" "ltd" "jan" "feb" "mar" "apr" "jun" "jul" "aug" "sep" "sept" "oct" "nov"
    "dec" "u.s" "u.k" "e.g" "i.e" "a.m" "p.m" "nr" "str" "bzw" "ca" "z.b" "d.h" "u.a" "usw" "evtl" "geb"
    "hl" "abs" "mio" "mrd" "cllr" "supt" "ave" "z" "u" "d"
};

/// Agencies that stand in brackets behind the place of a dateline.
pub(super) const AGENCIES: &[&str] = words! {
    "dpa" "ap" "afp" "reuters" "pa" "apa" "epd" "kna" "sid" "tass" "ansa" "efe" "upi" "bbc" "cnn" "dapd"
    "dts" "own" "eigen" "red" "lno" "dpa/lno" "xinhua" "bloomberg"
};

/// Whether a list holds a word.
pub(super) fn has(list: &[&str], word: &str) -> bool {
    list.contains(&word)
}
