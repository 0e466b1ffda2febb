//! Text on a surface.

use imaging::{Canvas, Font, Style};

const PAPER: [u8; 3] = [250, 250, 250];
const INK: [u8; 3] = [10, 10, 10];

fn style(size: f32) -> Style<'static> {
    Style { font: Font::built_in().unwrap(), size, colour: INK }
}

/// How many pixels are no longer paper.
fn inked(canvas: &Canvas) -> usize {
    let picture = imaging::decode(&canvas.png().unwrap()).unwrap();
    picture.rgb().chunks(3).filter(|pixel| *pixel != PAPER).count()
}

#[test]
fn a_line_is_written_where_it_was_asked_for() {
    let mut canvas = Canvas::new(200, 60, PAPER);
    let width = canvas.width("Harbour", &style(40.0));
    assert!((100.0..190.0).contains(&width), "{width}");
    canvas.write("Harbour", &style(40.0), (5.0, 45.0));
    let picture = imaging::decode(&canvas.png().unwrap()).unwrap();
    let columns: Vec<usize> = picture
        .rgb()
        .chunks(3)
        .enumerate()
        .filter(|(_, pixel)| *pixel != PAPER)
        .map(|(at, _)| at % 200)
        .collect();
    let (first, last) = (*columns.iter().min().unwrap(), *columns.iter().max().unwrap());
    assert!((5..12).contains(&first) && last > 100 && last < 200, "{first} to {last}");
}

#[test]
fn letters_are_kerned() {
    let mut canvas = Canvas::new(10, 10, PAPER);
    let apart = canvas.width("T", &style(100.0)) + canvas.width("o", &style(100.0));
    assert!(canvas.width("To", &style(100.0)) < apart);
}

#[test]
fn what_lies_outside_is_left_out() {
    let mut canvas = Canvas::new(20, 20, PAPER);
    canvas.write("Harbour", &style(60.0), (-500.0, 10.0));
    canvas.write("Harbour", &style(60.0), (5.0, -400.0));
    canvas.write("Harbour", &style(60.0), (f32::MAX, f32::MIN));
    canvas.fill((30, 30), (5, u32::MAX / 100_000), INK);
    assert_eq!(inked(&canvas), 0);
    canvas.fill((18, 18), (40, 40), INK);
    assert_eq!(inked(&canvas), 4);
    canvas.write("", &style(60.0), (0.0, 0.0));
    assert!(Canvas::new(0, 0, PAPER).png().is_err());
}

#[test]
fn a_file_that_is_no_font_is_none() {
    assert!(Font::read(b"no font").is_none() && Font::read(b"").is_none());
    let font = Font::built_in().unwrap();
    assert!(font.has('ä') && font.has('ł') && font.has('“') && !font.has('漢'));
}
