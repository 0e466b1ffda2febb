//! Words that stand in nearly every text: alone and in quotation marks they are looked for, beside others they are not.

use std::collections::HashSet;
use std::sync::LazyLock;

use locale::Language;

use crate::words::snowball;

/// Whether a folded word is one of them.
pub(crate) fn is_stop(folded: &str, language: Language) -> bool {
    stops(language).words.contains(folded)
}

/// Whether the stemmer makes this of one of them.
pub(crate) fn is_stem_of_stop(stem: &str, language: Language) -> bool {
    stops(language).stems.contains(stem)
}

/// The words of a language that every text has, and their stems.
struct Stops {
    words: HashSet<&'static str>,
    stems: HashSet<String>,
}

impl Stops {
    fn of(list: &'static str, language: Language) -> Self {
        let words: HashSet<&'static str> = list.split_ascii_whitespace().collect();
        let stems = words.iter().map(|word| snowball(word, language)).collect();
        Self { words, stems }
    }
}

static OF_ENGLISH: LazyLock<Stops> = LazyLock::new(|| Stops::of(ENGLISH, Language::EnGb));
static OF_GERMAN: LazyLock<Stops> = LazyLock::new(|| Stops::of(GERMAN, Language::DeDe));
static OF_ARABIC: LazyLock<Stops> = LazyLock::new(|| Stops::of(ARABIC, Language::Ar));

fn stops(language: Language) -> &'static Stops {
    match language {
        Language::EnGb | Language::EnUs => &OF_ENGLISH,
        Language::DeDe => &OF_GERMAN,
        Language::Ar => &OF_ARABIC,
    }
}

const ENGLISH: &str = "a about after all also an and any are as at be because been but by can could did do does for from \
    had has have he her him his how i if in into is it its me more my no not of on or our out over said she so some than \
    that the their them then there these they this to up us was we were what when where which who will with would you your";

/// Folded as German words are: `fur`, not `für`.
const GERMAN: &str = "aber alle als also am an auch auf aus bei bin bis da damit dann das dass dem den der des die dies \
    diese dieser doch du durch ein eine einem einen einer eines er es fur hat hatte haben ich ihr im in ins ist ja kann \
    kein keine man mehr mit nach nicht noch nun nur ob oder schon sein seine sich sie sind so uber um und uns vom von vor \
    war waren was wenn werden wie wir wird wo zu zum zur";

/// Folded as Arabic words are: `الي`, not `إلى`.
const ARABIC: &str = "ان او اي الا الي التي الذي الذين اذا ام اما امام انه انها اول ايضا بان بعد بعض بل به بها بين تلك تم ثم \
    حتي حول حيث خلال دون ذلك سوف ضد عام عدم علي عليه عليها عن عند غير فان في فيه فيها قال قبل قد كان كانت كل كما لا لدي لكن لم لن \
    له لها لو ليس ما مع من منذ منه منها نحو هذا هذه هل هم هناك هو هي و ولا ولم وان وقال وقد وكان ومن وهو وهي وفي يكون";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::fold;

    #[test]
    fn the_lists_are_folded() {
        for (list, language) in [(ENGLISH, Language::EnGb), (GERMAN, Language::DeDe), (ARABIC, Language::Ar)]
        {
            for word in list.split_ascii_whitespace() {
                assert_eq!(fold(word, language), word);
            }
        }
        assert!(is_stop(&fold("إِلى", Language::Ar), Language::Ar) && !is_stop("ميناء", Language::Ar));
        assert!(is_stop(&fold("für", Language::DeDe), Language::DeDe) && !is_stop("harbour", Language::EnGb));
        assert!(is_stem_of_stop("und", Language::DeDe) && is_stem_of_stop("hab", Language::DeDe));
        assert!(!is_stem_of_stop("haf", Language::DeDe) && !is_stem_of_stop("und", Language::EnGb));
    }
}
