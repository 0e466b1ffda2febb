//! Somebody, as a print from a few inks shows them: a bust without a face.

use super::canvas::{Canvas, Paint};
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
        canvas.ellipse((600.0, 410.0), (176.0, 240.0), Paint::flat(hair.mix(INK, 0.15)));
    }
    canvas.ellipse(
        (600.0, 860.0),
        (350.0, 300.0),
        Paint::fade(coat, coat.mix(INK, 0.45), 560.0, 830.0).brush(0.03),
    );
    canvas.block((546.0, 440.0), (108.0, 130.0), Paint::fade(skin.mix(BRICK, 0.35), skin, 440.0, 570.0));
    canvas.ellipse((600.0, 568.0), (86.0, 44.0), Paint::flat(skin));
    let collar = Paint::flat(coat.mix(CREAM, 0.3));
    for side in [-1.0, 1.0] {
        let at = |x: f64, y: f64| (600.0 + side * x, y);
        canvas.fill(&[at(88.0, 540.0), at(0.0, 632.0), at(40.0, 680.0), at(136.0, 572.0)], collar);
    }
    let cap = if long { (150.0, 178.0) } else { (142.0, 168.0) };
    canvas.ellipse((600.0, 296.0), cap, Paint::fade(hair, hair.mix(INK, 0.25), 120.0, 470.0).brush(0.04));
    canvas.ellipse((600.0, 352.0), (122.0, 148.0), Paint::flat(skin));
    // A fringe, to one side.
    let fringe = [
        (478.0, 318.0),
        (486.0, 230.0),
        (560.0, 172.0),
        (660.0, 176.0),
        (724.0, 258.0),
        (722.0, 318.0),
        (690.0, 262.0),
        (610.0, 236.0),
    ];
    canvas.fill(&fringe, Paint::flat(hair).brush(0.04));
}
