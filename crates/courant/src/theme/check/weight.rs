//! What pages weigh on their way to a reader (`docs/themes.md`): measured as they are sent, in Brotli.

use std::collections::{BTreeMap, BTreeSet};

use scraper::{Html, Selector};

use super::Bench;
use super::page::owner;

/// The most that the HTML of a page may weigh; the fullest sample is a story with fifty comments. Bytes.
const PAGE: usize = 16 << 10;
/// The same for all style sheets of a page.
const STYLE: usize = 10 << 10;
/// The same for all its scripts.
const SCRIPT: usize = 5 << 10;
/// The same of a page of the desk, which staff open all day and whose editor is no reader's burden.
const DESK_STYLE: usize = 20 << 10;
/// The same of its scripts: the editor.
const DESK_SCRIPT: usize = 250 << 10;

/// Sets of files that pages load together.
type Sets = BTreeSet<Vec<String>>;

pub(super) fn look(bench: &mut Bench) {
    // The heaviest page of each template stands for all.
    let mut pages: BTreeMap<String, (usize, String)> = BTreeMap::new();
    // Of readers, of the desk.
    let (mut styles, mut scripts): ([Sets; 2], [Sets; 2]) = Default::default();
    for sample in &bench.samples {
        if !bench.is_whole(&sample.template) {
            continue;
        }
        // What does not render was found already.
        let Ok(text) = bench.theme.render(&sample.template, &sample.page, &sample.frame()) else { continue };
        let weighed = (web::weight(text.as_bytes()), sample.name.clone());
        let page = pages.entry(sample.template.clone()).or_default();
        if *page < weighed {
            *page = weighed;
        }
        let page = Html::parse_document(&text);
        let is_desk = sample.page.get("desk").is_some();
        let [readers, desk] = &mut styles;
        let sets = if is_desk { desk } else { readers };
        sets.insert(addresses(&page, "link[rel~=stylesheet]", "href"));
        let [readers, desk] = &mut scripts;
        let sets = if is_desk { desk } else { readers };
        sets.insert(addresses(&page, "script[src]", "src"));
    }
    for (template, (weight, sample)) in pages {
        if weight > PAGE {
            let file = owner(bench, &bench.parts(&template));
            let sentence =
                format!("the page of {sample} weighs {}; {} are allowed", shown(weight), shown(PAGE));
            bench.find((&file, 1), sentence);
        }
    }
    let ([readers_style, desk_style], [readers_script, desk_script]) = (styles, scripts);
    for (what, sets, most) in [
        ("style sheets", readers_style, STYLE),
        ("style sheets", desk_style, DESK_STYLE),
        ("scripts", readers_script, SCRIPT),
        ("scripts", desk_script, DESK_SCRIPT),
    ] {
        let weighed = sets.into_iter().map(|files| (sum(bench, &files), files)).max();
        if let Some((weight, files)) = weighed.filter(|(weight, _)| *weight > most) {
            let heaviest = heaviest(bench, &files);
            let sentence =
                format!("the {what} of a page weigh {}; {} are allowed", shown(weight), shown(most));
            bench.find((&heaviest, 1), sentence);
        }
    }
}

/// `12.3 KB (Brotli)`, in units of 1,024 bytes.
fn shown(bytes: usize) -> String {
    let tenths = (bytes * 10).div_ceil(1 << 10);
    format!("{}.{} KB (Brotli)", tenths / 10, tenths % 10)
}

fn addresses(page: &Html, selector: &str, attribute: &str) -> Vec<String> {
    let Ok(selector) = Selector::parse(selector) else { return Vec::new() };
    page.select(&selector).filter_map(|element| element.attr(attribute)).map(str::to_owned).collect()
}

fn weigh(bench: &Bench, address: &str) -> usize {
    bench.theme.asset(address).map_or(0, |(_, bytes)| web::weight(&bytes))
}

fn sum(bench: &Bench, addresses: &[String]) -> usize {
    addresses.iter().map(|address| weigh(bench, address)).sum()
}

/// The file of the theme behind the heaviest of these addresses. Readers' one style sheet is made of three files.
fn heaviest(bench: &Bench, addresses: &[String]) -> String {
    let address = addresses.iter().max_by_key(|address| weigh(bench, address));
    let path = address.map(|address| address.trim_start_matches('/').to_owned()).unwrap_or_default();
    if bench.files.bytes(&path).is_some() {
        return path;
    }
    let mut parts = ["assets/courant.css", "assets/first.css", "assets/tokens.css"].map(str::to_owned);
    parts.sort_by_key(|part| std::cmp::Reverse(bench.files.bytes(part).map_or(0, <[u8]>::len)));
    owner(bench, &parts)
}
