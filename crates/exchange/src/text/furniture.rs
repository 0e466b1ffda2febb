//! Lines that are no part of a story: forms, share bars, cookie banners, menus, credits, English and German. All entries
//! are lower case; matching is done on lower-cased text.
//!
//! Lists hold what many papers' pages share, never the wording of one site. Whole-line lists are safe with short
//! words ("share", "menu"); the lists that match inside a line hold phrases that no reporter writes.

use super::model::Reason;
use super::words::words;

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
