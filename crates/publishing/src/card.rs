//! How a preview card looks: the paper's name over a double rule, the section in the accent's red, the headline as large
//! as it fits, the paper's address below. The colours are the style sheet's.

use imaging::{Canvas, Colour, Font, Style};

/// The size of a card in pixels: what the large networks show uncut.
pub(crate) const WIDTH: u32 = 1_200;
/// Its height.
pub(crate) const HEIGHT: u32 = 630;

const PAPER: Colour = [0xfc, 0xfb, 0xf8];
const INK: Colour = [0x17, 0x18, 0x1b];
const QUIET: Colour = [0x5b, 0x5d, 0x62];
const RULE: Colour = [0xd8, 0xd3, 0xc8];
const ACCENT: Colour = [0x8f, 0x1d, 0x21];

const MARGIN: u32 = 72;
const LEFT: f32 = 72.0;
/// Pixels between the margins.
const MEASURE: f32 = 1_056.0;
/// Sizes of the headline, largest first, and how many lines of each fit.
const SIZES: [(f32, usize); 6] = [(92.0, 3), (80.0, 3), (68.0, 4), (58.0, 5), (50.0, 5), (43.0, 6)];
/// Baseline to baseline, in ems.
const LEADING: f32 = 1.12;
/// Between these two pixels the headline stands in the middle.
const ROOM: (f32, f32) = (238.0, 540.0);

/// What a card says.
pub(crate) struct Card {
    pub(crate) paper: String,
    pub(crate) section: String,
    pub(crate) headline: String,
    pub(crate) address: String,
}

/// The card as PNG.
///
/// # Errors
/// A sentence where the theme's font is none.
pub(crate) fn draw(card: &Card, own: Option<&[u8]>) -> Result<Vec<u8>, String> {
    let font = match own {
        Some(file) => Font::read(file),
        None => Font::built_in(),
    };
    let font = font.ok_or("the theme's cards/headline.ttf is no font")?;
    let mut canvas = Canvas::new(WIDTH, HEIGHT, PAPER);
    let style = |size, colour| Style { font, size, colour };
    let wide = (WIDTH - 2 * MARGIN, 3);
    line(&mut canvas, &card.paper, style(50.0, INK), 98.0);
    canvas.fill((MARGIN, 128), wide, INK);
    canvas.fill((MARGIN, 134), (wide.0, 1), INK);
    line(&mut canvas, &card.section, style(34.0, ACCENT), 198.0);
    headline(&mut canvas, &card.headline, font);
    canvas.fill((MARGIN, 556), (wide.0, 1), RULE);
    line(&mut canvas, &card.address, style(26.0, QUIET), 594.0);
    canvas.png().map_err(|error| error.to_string())
}

/// One line, cut where it is too long.
fn line(canvas: &mut Canvas, text: &str, style: Style<'_>, baseline: f32) {
    let text = shown(text, style.font);
    let text = cut(canvas, &text, &style);
    canvas.write(&text, &style, (LEFT, baseline));
}

fn headline(canvas: &mut Canvas, text: &str, font: Font<'_>) {
    let text = shown(text, font);
    let (style, lines) = set(canvas, &text, font);
    let leading = style.size * LEADING;
    let (mut baseline, mut height) = (style.size * 0.78, 0.0);
    for _ in &lines {
        height += leading;
    }
    baseline += ROOM.0 + ((ROOM.1 - ROOM.0 - height) / 2.0).max(0.0);
    for line in lines {
        canvas.write(&line, &style, (LEFT, baseline));
        baseline += leading;
    }
}

/// The largest size at which the headline fits, and its lines there; at the smallest it is cut.
fn set<'a>(canvas: &mut Canvas, text: &str, font: Font<'a>) -> (Style<'a>, Vec<String>) {
    let mut smallest = Style { font, size: 43.0, colour: INK };
    let mut most = 1;
    for (size, lines) in SIZES {
        let style = Style { font, size, colour: INK };
        let set = wrap(canvas, text, &style, MEASURE);
        if set.len() <= lines && fits(canvas, &set, &style) {
            return (style, balanced(canvas, text, &style, set));
        }
        (smallest, most) = (style, lines);
    }
    let mut lines = wrap(canvas, text, &smallest, MEASURE);
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            last.push('…');
        }
    }
    let lines = lines.iter().map(|line| cut(canvas, line, &smallest)).collect();
    (smallest, lines)
}

fn fits(canvas: &mut Canvas, lines: &[String], style: &Style<'_>) -> bool {
    lines.iter().all(|line| canvas.width(line, style) <= MEASURE)
}

/// Words set into lines of a width; a word that is wider has a line of its own.
fn wrap(canvas: &mut Canvas, text: &str, style: &Style<'_>, width: f32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let longer = lines.last().map(|line| format!("{line} {word}"));
        match (longer, lines.last_mut()) {
            (Some(longer), Some(last)) if canvas.width(&longer, style) <= width => *last = longer,
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// The same number of lines, as even as they become.
fn balanced(canvas: &mut Canvas, text: &str, style: &Style<'_>, lines: Vec<String>) -> Vec<String> {
    let (mut best, count) = (lines, 20);
    for step in 1..count {
        let narrower =
            wrap(canvas, text, style, MEASURE * f32::from(u8::try_from(count - step).unwrap_or(1)) / 20.0);
        if narrower.len() > best.len() || !fits(canvas, &narrower, style) {
            break;
        }
        best = narrower;
    }
    best
}

/// A line that ends within the measure.
fn cut(canvas: &mut Canvas, text: &str, style: &Style<'_>) -> String {
    if canvas.width(text, style) <= MEASURE {
        return text.to_owned();
    }
    let mut kept = text.to_owned();
    while kept.pop().is_some() {
        let shorter = format!("{}…", kept.trim_end_matches([' ', '…']));
        if canvas.width(&shorter, style) <= MEASURE {
            return shorter;
        }
    }
    kept
}

/// Whether a text holds letters that run from right to left and join (Hebrew, Arabic, Syriac and their neighbours).
fn is_right_to_left(text: &str) -> bool {
    text.chars()
        .any(|c| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'))
}

/// What the font can show: a letter that it lacks is spelt in Latin letters, as in an address. A text that runs from
/// right to left is left out: letters are set side by side here, which joins none of them.
fn shown(text: &str, font: Font<'_>) -> String {
    if is_right_to_left(text) {
        return String::new();
    }
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if font.has(c) {
            shown.push(c);
        } else if c.is_whitespace() {
            shown.push(' ');
        } else {
            let spelt = deunicode::deunicode_char(c).unwrap_or("");
            shown.extend(spelt.chars().filter(|c| font.has(*c)));
        }
    }
    shown.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> (f32, Vec<String>) {
        let mut canvas = Canvas::new(10, 10, PAPER);
        let (style, lines) = set(&mut canvas, text, Font::built_in().unwrap());
        assert!(fits(&mut canvas, &lines, &style), "{lines:?}");
        (style.size, lines)
    }

    #[test]
    fn headlines_are_as_large_as_they_fit() {
        let (large, short) = lines("Harbour to open to swimmers");
        assert_eq!((large, short.len()), (92.0, 2));
        let (small, long) = lines(&"Council votes on the old harbour ".repeat(6));
        assert!(small < large && long.len() <= 6, "{long:?}");
        let (size, cut) = lines(&"x".repeat(200));
        assert!(size < 50.0 && cut.len() == 1 && cut[0].ends_with('…'), "{cut:?}");
        let (_, cut) = lines(&"Weinbergschneckenzucht ".repeat(30));
        assert!(cut.len() == 6 && cut[5].ends_with('…'), "{cut:?}");
        assert_eq!(lines("").1, Vec::<String>::new());
    }

    #[test]
    fn lines_are_even() {
        let (_, lines) = lines("Nine boats went out for herring and came back with none at all");
        let lengths: Vec<usize> = lines.iter().map(String::len).collect();
        let (least, most) = (lengths.iter().min().unwrap(), lengths.iter().max().unwrap());
        assert!(most - least < 15, "{lines:?}");
    }

    #[test]
    fn letters_the_font_lacks_are_spelt() {
        let font = Font::built_in().unwrap();
        assert_eq!(shown("ኪየቭ Київ\u{a0}“Łódź” \u{1}ä", font), "kiyave Київ\u{a0}“Łódź” ä");
    }

    #[test]
    fn what_runs_from_right_to_left_is_left_out_and_the_card_is_whole() {
        let font = Font::built_in().unwrap();
        assert_eq!(shown("الميناء يفتح أبوابه", font), "");
        let card = |headline: &str| Card {
            paper: "The Courant".into(),
            section: "المدينة".into(),
            headline: headline.into(),
            address: "p.example".into(),
        };
        let png = draw(&card("الميناء يفتح أبوابه للسباحين"), None).unwrap();
        assert_eq!(imaging::decode(&png).unwrap().dimensions(), (WIDTH, HEIGHT));
        assert_eq!(png, draw(&card(""), None).unwrap());
    }

    #[test]
    fn a_card_is_a_picture() {
        let card = Card {
            paper: "The Courant".repeat(20),
            section: "Town".into(),
            headline: "Harbour".into(),
            address: "p.example".into(),
        };
        let png = draw(&card, None).unwrap();
        assert_eq!(imaging::decode(&png).unwrap().dimensions(), (WIDTH, HEIGHT));
        assert!(png.len() < 120_000, "{}", png.len());
        assert!(draw(&card, Some(b"no font")).is_err());
    }
}
