//! The word lists, English and German. All entries are lower case; matching is done on lower-cased text.
//!
//! Lists hold what many papers' pages share, never the wording of one site. Whole-line lists are safe with short
//! words ("share", "menu"); the lists that match inside a line hold phrases that no reporter writes.

use super::model::Reason;

/// A list of words. Written without commas, so that the formatter leaves the lists in lines.
macro_rules! words {
    ($($word:literal)*) => { &[$($word),*] };
}

/// Whole lines, without numbers and marks around them.
pub(super) const WHOLE: &[(Reason, &[&str])] = &[
    (
        Reason::Date,
        words! {
            "published" "published on" "updated" "last updated" "date" "veröffentlicht" "veröffentlicht am"
            "aktualisiert" "stand" "datum"
        },
    ),
    (
        Reason::CommentForm,
        words! {
            "write a comment" "post comment" "post a comment" "post your comment" "add a comment" "add comment"
            "submit comment" "submit" "cancel" "cancel reply" "preview" "your name" "your email" "your e-mail"
            "your comment" "name" "email" "e-mail" "website" "send" "reply" "be the first to comment"
            "no comments yet" "log in to comment" "sign in to comment" "kommentar schreiben"
            "kommentar verfassen" "schreibe einen kommentar" "schreiben sie einen kommentar" "kommentieren"
            "kommentar abschicken" "kommentar absenden" "absenden" "abschicken" "abbrechen" "vorschau"
            "ihr name" "ihr kommentar" "dein kommentar" "ihre e-mail-adresse" "antworten" "antwort abbrechen"
            "senden" "noch keine kommentare" "jetzt kommentieren" "mitdiskutieren" "comments are closed"
            "kommentare sind geschlossen" "comments are closed for this article" "characters left"
            "characters remaining" "zeichen übrig" "verbleibende zeichen"
        },
    ),
    (
        Reason::Comments,
        words! {
            "comments" "comment" "reader comments" "readers' comments" "leave a reply" "leave a comment"
            "join the conversation" "join the discussion" "conversation" "kommentare" "kommentar"
            "leserkommentare" "diskussion" "diskutieren sie mit" "show comments" "view comments"
            "view all comments" "load more comments" "show more comments" "alle kommentare anzeigen"
            "kommentare anzeigen" "weitere kommentare laden" "most liked" "newest first" "oldest first"
            "neueste zuerst" "älteste zuerst" "report abuse" "report comment" "kommentar melden" "melden"
            "upvote" "downvote" "show replies" "antworten anzeigen" "like" "gefällt mir"
        },
    ),
    (
        Reason::Share,
        words! {
            "share" "share this" "share this article" "share this story" "share article" "share on facebook"
            "share on twitter" "share on x" "share on linkedin" "share on whatsapp" "share via email" "tweet"
            "facebook" "twitter" "x" "whatsapp" "linkedin" "instagram" "youtube" "tiktok" "pinterest" "reddit"
            "telegram" "threads" "bluesky" "mastodon" "xing" "email this" "print" "print this" "print article"
            "save" "save article" "save for later" "bookmark" "copy link" "link copied" "copy url"
            "gift this article" "give this article" "listen to this article" "listen" "follow us" "follow"
            "teilen" "artikel teilen" "beitrag teilen" "auf facebook teilen" "auf x teilen"
            "auf twitter teilen" "auf whatsapp teilen" "per e-mail teilen" "drucken" "artikel drucken" "merken"
            "artikel merken" "merkliste" "link kopieren" "link kopiert" "vorlesen" "artikel anhören" "anhören"
            "artikel verschenken" "folgen" "folgen sie uns" "feedback" "per mail versenden" "mailen"
            "speichern" "text size" "font size" "schriftgröße" "share full article" "shares" "views"
        },
    ),
    (
        Reason::Cookies,
        words! {
            "accept" "accept all" "accept all cookies" "accept cookies" "reject" "reject all" "decline"
            "manage cookies" "manage preferences" "manage options" "cookie settings" "cookie preferences"
            "cookie policy" "cookie notice" "i agree" "agree" "got it" "cookies" "privacy settings"
            "akzeptieren" "alle akzeptieren" "alle cookies akzeptieren" "ablehnen" "alle ablehnen" "zustimmen"
            "einverstanden" "cookie-einstellungen" "einstellungen verwalten" "datenschutzeinstellungen"
            "privatsphäre-einstellungen" "cookie-hinweis" "mehr optionen" "nur notwendige cookies" "consent"
            "your privacy choices" "your privacy"
        },
    ),
    (
        Reason::Navigation,
        words! {
            "menu" "main menu" "home" "homepage" "search" "skip to content" "skip to main content"
            "skip to navigation" "back to top" "to top" "top" "sign in" "log in" "login" "log out" "sign up"
            "register" "my account" "account" "subscribe now" "close" "open menu" "close menu" "next"
            "previous" "next article" "previous article" "contact" "contact us" "about" "about us" "imprint"
            "privacy" "privacy policy" "privacy notice" "terms" "terms of use" "terms of service"
            "terms and conditions" "advertise" "advertise with us" "careers" "sitemap" "site map" "help" "faq"
            "accessibility" "newsletters" "e-paper" "epaper" "rss" "more" "news" "latest" "latest news"
            "breaking news" "trending" "weather" "podcasts" "videos" "video" "photos" "menü" "hauptmenü"
            "startseite" "suche" "suchen" "zum inhalt" "zum inhalt springen" "direkt zum inhalt"
            "zum hauptinhalt springen" "zur navigation springen" "nach oben" "zum seitenanfang" "anmelden"
            "abmelden" "einloggen" "registrieren" "mein konto" "konto" "schließen" "weiter" "zurück"
            "nächster artikel" "vorheriger artikel" "kontakt" "über uns" "impressum" "datenschutz"
            "datenschutzerklärung" "nutzungsbedingungen" "agb" "mediadaten" "hilfe" "barrierefreiheit" "mehr"
            "nachrichten" "aktuell" "wetter" "abo" "abonnement" "zur startseite" "zur übersicht" "navigation"
            "inhaltsverzeichnis" "loading" "wird geladen" "back to homepage" "go to homepage"
        },
    ),
    (
        Reason::Newsletter,
        words! {
            "newsletter" "subscribe" "subscribe today" "sign up now" "sign me up" "enter your email"
            "email address" "your email address" "get the newsletter" "support us" "become a member" "donate"
            "jetzt abonnieren" "abonnieren" "newsletter abonnieren" "jetzt anmelden" "e-mail-adresse"
            "ihre e-mail" "jetzt bestellen" "jetzt testen" "kostenlos testen" "unterstützen sie uns"
            "newsletter bestellen" "free trial" "start free trial"
        },
    ),
    (
        Reason::Related,
        words! {
            "related" "related stories" "related story" "related articles" "related topics" "related news"
            "related content" "related links" "more on this" "more on this story" "more on this topic"
            "more from" "more stories" "more news" "more like this" "read more" "read next" "read also"
            "also read" "see also" "most read" "most popular" "most viewed" "popular" "popular now"
            "editor's picks" "editors' picks" "recommended" "recommended for you" "you may also like"
            "you might also like" "up next" "top stories" "don't miss" "continue reading" "keep reading" "tags"
            "topics" "topics in this article" "trending now" "what to read next" "latest stories"
            "mehr zum thema" "zum thema" "auch interessant" "das könnte sie auch interessieren"
            "das könnte dich auch interessieren" "lesen sie auch" "lesen sie mehr" "lesen sie weiter"
            "mehr lesen" "mehr dazu" "weiterlesen" "meistgelesen" "meistgelesene artikel" "am meisten gelesen"
            "empfehlungen" "empfohlen" "ähnliche artikel" "verwandte artikel" "verwandte themen"
            "weitere artikel" "weitere nachrichten" "weitere themen" "weitere meldungen" "themen" "schlagworte"
            "schlagwörter" "zum weiterlesen" "passend dazu" "siehe auch" "mehr aus" "mehr nachrichten"
            "top-themen" "topthemen" "neueste artikel" "lesetipps" "links zum thema" "references" "lesen sie mehr zum thema"
            "mehr zu diesem thema" "quellen"
        },
    ),
    (
        Reason::Advertisement,
        words! {
            "advertisement" "advert" "ad" "ads" "sponsored" "sponsored content" "promoted" "promoted content"
            "paid content" "paid post" "article continues below" "article continues after advertisement"
            "story continues below" "story continues after advertisement" "story continues below advertisement"
            "advertisement - scroll to continue" "skip advertisement" "skip ad" "continue reading below"
            "partner content" "anzeige" "anzeigen" "werbung" "gesponsert" "sponsored by" "advertorial"
            "anzeige - hier geht es weiter" "der artikel wird nach der anzeige fortgesetzt"
            "artikel wird unter der anzeige fortgesetzt" "weiter nach der anzeige" "remove ads"
        },
    ),
    (
        Reason::Copyright,
        words! {
            "all rights reserved" "alle rechte vorbehalten" "copyright"
        },
    ),
    (
        Reason::Credit,
        words! {
            "image source" "image caption" "image credit" "photo gallery" "getty images" "file photo"
            "stock photo" "handout" "reuters" "archivbild" "archivfoto" "symbolbild" "symbolfoto"
            "bildergalerie" "bildunterschrift" "bildquelle" "picture alliance" "view gallery"
            "open image in gallery" "view image in fullscreen" "enlarge image" "bild vergrößern" "full screen"
            "vollbild"
        },
    ),
];

/// Starts of lines. The whole line goes.
pub(super) const STARTS: &[(Reason, &[&str])] = &[
    (
        Reason::Related,
        words! {
            "read more:" "read more about" "read more on" "read also:" "also read:" "see also:" "related:"
            "more on this:" "don't miss:" "watch:" "listen:" "recommended:" "tags:" "topics:" "filed under:"
            "explore more on" "more from " "read the full story" "read full article" "lesen sie auch:"
            "lesen sie mehr:" "lesen sie hier" "mehr dazu:" "mehr zum thema" "auch interessant:" "siehe auch:"
            "lesetipp:" "themen:" "schlagworte:" "schlagwörter:" "mehr aus " "mehr über " "weitere artikel zu"
            "click here to" "hier klicken"
        },
    ),
    (
        Reason::Share,
        words! {
            "share on " "share via " "share this " "follow us on " "folgen sie uns auf" "teilen auf "
            "teilen via "
        },
    ),
    (
        Reason::Newsletter,
        words! {
            "sign up for " "sign up to " "subscribe to " "get the latest " "get our " "join our newsletter"
            "melden sie sich für " "abonnieren sie " "jetzt newsletter" "unser newsletter" "enter your email"
            "already a subscriber" "bereits abonnent" "sie sind bereits abonnent" "subscribe for "
        },
    ),
    (
        Reason::Copyright,
        words! {
            "copyright ©" "copyright (c)" "copyright 1" "copyright 2" "©" "(c) 19" "(c) 20"
        },
    ),
    (
        Reason::Advertisement,
        words! {
            "sponsored by " "paid for by " "presented by " "advertisement:" "anzeige:" "werbung:"
        },
    ),
    (
        Reason::CommentForm,
        words! {
            "write a comment" "kommentar schreiben" "you must be logged in to" "sie müssen angemeldet sein"
            "your email address will not be" "ihre e-mail-adresse wird nicht" "deine e-mail-adresse wird nicht"
            "please log in to comment" "required fields are marked"
        },
    ),
    (
        Reason::Credit,
        words! {
            "photo:" "photos:" "photo by " "photo credit" "photograph:" "photography:" "picture:" "pictures:"
            "image:" "images:" "image by " "image source" "image caption" "image credit" "credit:" "caption:"
            "video:" "illustration:" "graphic:" "source: getty" "foto:" "fotos:" "bild:" "bilder:"
            "bildquelle:" "bildunterschrift:" "grafik:" "quelle: dpa" "file photo:" "(photo" "(foto" "(bild"
            "(image" "(picture" "[photo" "[foto" "reporting by " "editing by " "additional reporting by "
            "video caption" "archivfoto:" "archivbild:" "symbolbild:" "symbolfoto:"
        },
    ),
    (
        Reason::Navigation,
        words! {
            "skip to " "you are here:" "sie sind hier:" "jump to " "zurück zu" "zurück zur" "back to "
        },
    ),
];

/// Phrases inside a line of any length. The whole paragraph goes, so only what no reporter writes.
pub(super) const INSIDE: &[(Reason, &[&str])] = &[
    (
        Reason::Cookies,
        words! {
            "we use cookies" "this site uses cookies" "this website uses cookies" "we and our partners"
            "use of cookies" "accept all cookies" "similar technologies to" "manage your preferences"
            "your cookie settings" "wir verwenden cookies" "wir nutzen cookies"
            "diese website verwendet cookies" "diese website nutzt cookies" "diese seite verwendet cookies"
            "wir und unsere partner" "verwendung von cookies" "ihre einwilligung"
            "einwilligung jederzeit widerrufen"
        },
    ),
    (
        Reason::Newsletter,
        words! {
            "our newsletter" "our free newsletter" "delivered to your inbox" "straight to your inbox"
            "in your inbox" "unseren newsletter" "unserem newsletter" "unser newsletter"
            "direkt in ihr postfach" "this article is for subscribers" "to continue reading" "um weiterzulesen"
            "subscribe to continue" "unlimited access" "cancel anytime" "jederzeit kündbar"
        },
    ),
    (
        Reason::Copyright,
        words! {
            "all rights reserved" "alle rechte vorbehalten"
        },
    ),
    (
        Reason::Related,
        words! {
            "continue reading the main story" "read the full article"
        },
    ),
];

/// What a bracket at the end of a caption or a caption's last sentence starts with.
pub(super) const CREDIT_MARKS: &[&str] = words! {
    "photo:" "photo by " "photograph:" "picture:" "image:" "credit:" "foto:" "fotos:" "bild:" "bildquelle:"
    "quelle:" "grafik:" "© " "getty images" "via getty" "/dpa" "/afp" "/ap)" "/reuters" "/epa"
    "picture alliance" "imago/" "shutterstock" "unsplash"
};

/// Names of sections that stand over or under a headline.
pub(super) const SECTIONS: &[&str] = words! {
    "news" "world" "politics" "business" "economy" "culture" "arts" "sport" "sports" "science" "health"
    "technology" "tech" "opinion" "comment" "analysis" "feature" "features" "interview" "exclusive" "live"
    "local" "regional" "national" "international" "europe" "germany" "travel" "lifestyle" "education"
    "climate" "environment" "weather" "society" "media" "video" "podcast" "money" "food" "style" "books"
    "letters" "obituaries" "breaking" "updates" "live updates" "live blog" "liveblog" "newsticker" "ticker"
    "welt" "politik" "wirtschaft" "kultur" "wissen" "gesundheit" "technik" "meinung" "analyse" "reportage"
    "lokales" "region" "deutschland" "europa" "ausland" "inland" "reise" "leben" "bildung" "klima" "umwelt"
    "gesellschaft" "medien" "geld" "panorama" "feuilleton" "kommentar" "leitartikel" "digital" "netzwelt"
    "aus aller welt" "stadt" "land" "justiz" "verkehr" "immobilien" "jobs" "auto" "mobilität" "familie"
    "ratgeber" "vermischtes"
};

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
