//! Somebody, as a print from a few inks shows them: a bust without a face.

use super::canvas::{Canvas, Paint, Point};
use super::colour::{
    BLUE, BRICK, CREAM, Colour, GREEN, INK, MIST, MOSS, NAVY, OCHRE, RED, ROSE, SAND, SLATE,
};

const WALLS: [Colour; 6] = [MIST, SAND, BLUE, CREAM, ROSE, GREEN];
const COATS: [Colour; 6] = [NAVY, RED, MOSS, INK, SLATE, BRICK];
const HAIR: [Colour; 6] = [INK, OCHRE, BRICK, SLATE, NAVY, CREAM];

pub(super) fn portrait(canvas: &mut Canvas, seed: u64) {
    let pick = |colours: [Colour; 6], step: u64| {
        let at = usize::try_from((seed / step) % 6).unwrap_or(0);
        colours.into_iter().nth(at).unwrap_or(INK)
    };
    let (wall, coat, hair) = (pick(WALLS, 1), pick(COATS, 1), pick(HAIR, 2));
    let skin = ROSE.mix(if seed.is_multiple_of(3) { BRICK } else { CREAM }, 0.35);
    canvas.sky(wall, wall.mix(CREAM, 0.5), 820.0);
    canvas.glow((420.0, 250.0), 520.0, CREAM, 0.4);
    let long = seed.is_multiple_of(2);
    if long {
        // Hair that falls behind the shoulders.
        canvas.ellipse((600.0, 400.0), (172.0, 250.0), Paint::flat(hair));
    }
    let shoulders = [(250.0, 830.0), (286.0, 664.0), (400.0, 592.0), (530.0, 560.0)];
    let right = shoulders.iter().rev().map(|(x, y)| (1_200.0 - x, *y));
    let outline: Vec<Point> = shoulders.into_iter().chain(right).collect();
    canvas.fill(&outline, Paint::fade(coat, coat.mix(INK, 0.4), 560.0, 830.0).brush(0.03));
    canvas.block((548.0, 440.0), (104.0, 120.0), Paint::fade(skin.mix(BRICK, 0.3), skin, 440.0, 560.0));
    canvas.ellipse((600.0, 562.0), (84.0, 42.0), Paint::flat(skin));
    let collar = Paint::flat(coat.mix(CREAM, 0.35));
    for side in [-1.0, 1.0] {
        let at = |x: f64, y: f64| (600.0 + side * x, y);
        canvas.fill(&[at(92.0, 536.0), at(0.0, 640.0), at(34.0, 690.0), at(132.0, 566.0)], collar);
    }
    canvas.ellipse((600.0, 330.0), (128.0, 162.0), Paint::flat(skin));
    let crown: Vec<Point> =
        [(-140.0, 330.0), (-146.0, 220.0), (-96.0, 140.0), (0.0, 116.0), (96.0, 140.0), (146.0, 220.0)]
            .into_iter()
            .chain([(140.0, 330.0), (104.0, 250.0), (30.0, 214.0), (-70.0, 244.0)])
            .map(|(x, y)| (600.0 + x, y))
            .collect();
    canvas.fill(&crown, Paint::fade(hair, hair.mix(INK, 0.25), 116.0, 330.0).brush(0.04));
}
