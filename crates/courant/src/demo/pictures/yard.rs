//! A shipyard: cranes over a slipway.

use super::canvas::{Canvas, Paint, Point};
use super::colour::{BLUE, CREAM, Colour, GLOW, INK, NAVY, PAPER, RED, ROSE, SAND, SLATE};

pub(super) fn shipyard(canvas: &mut Canvas) {
    canvas.sky(SLATE.mix(BLUE, 0.5), CREAM.mix(ROSE, 0.5), 560.0);
    canvas.glow((330.0, 560.0), 560.0, CREAM, 0.65);
    canvas.disc((330.0, 470.0), 54.0, Paint::flat(PAPER).thin(0.85));
    canvas.clouds(7, (120.0, 420.0), Paint::flat(ROSE.mix(PAPER, 0.5)).thin(0.3));
    canvas.ridge(2, 560.0, (14.0, 190.0), Paint::flat(BLUE.mix(ROSE, 0.25)));
    for (x, size) in [(150.0, 0.55), (470.0, 0.42), (1010.0, 0.5)] {
        crane(canvas, (x, 575.0), size, BLUE.mix(SLATE, 0.55));
    }
    let river = Paint::fade(BLUE.mix(ROSE, 0.3), SLATE, 566.0, 676.0);
    canvas.block((-400.0, 566.0), (2000.0, 110.0), river);
    canvas.ripples(40, (570.0, 676.0), Paint::flat(CREAM).thin(0.25));
    hull(canvas);
    crane(canvas, (300.0, 690.0), 1.05, NAVY);
    crane(canvas, (1120.0, 690.0), 1.2, NAVY.shade(0.9));
    canvas.block((-400.0, 676.0), (2000.0, 500.0), Paint::fade(INK.mix(NAVY, 0.4), INK, 676.0, 800.0));
    canvas.ripples(40, (716.0, 800.0), Paint::flat(ROSE).thin(0.16));
    for (x, size) in [(430.0, 44.0), (456.0, 41.0), (880.0, 46.0)] {
        canvas.person((x, 680.0), size, INK);
    }
    canvas.glow((690.0, 560.0), 58.0, GLOW, 0.8);
    canvas.disc((690.0, 560.0), 4.0, Paint::flat(PAPER));
}

/// A ship on the slip, its plates in two coats of paint.
fn hull(canvas: &mut Canvas) {
    let outline =
        [(512.0, 440.0), (560.0, 676.0), (980.0, 676.0), (1030.0, 452.0), (800.0, 474.0), (600.0, 470.0)];
    canvas.fill(&outline, Paint::fade(SLATE, NAVY, 440.0, 680.0));
    canvas.fill(
        &[(541.0, 590.0), (560.0, 676.0), (980.0, 676.0), (999.0, 590.0)],
        Paint::fade(RED, RED.mix(INK, 0.35), 590.0, 680.0),
    );
    canvas.line((540.0, 588.0), (1000.0, 588.0), 5.0, Paint::flat(CREAM));
    for rib in 1_u8..9 {
        let x = 540.0 + 52.0 * f64::from(rib);
        canvas.line((x, 476.0), (x, 586.0), 1.5, Paint::flat(INK).thin(0.35));
    }
    canvas.block((850.0, 388.0), (120.0, 82.0), Paint::fade(PAPER, SAND, 388.0, 470.0));
    canvas.block((866.0, 350.0), (80.0, 40.0), Paint::flat(CREAM));
    for window in 0_u8..5 {
        canvas.block((862.0 + 21.0 * f64::from(window), 404.0), (12.0, 14.0), Paint::flat(NAVY));
    }
    canvas.block((892.0, 308.0), (26.0, 44.0), Paint::flat(RED));
    for prop in 0_u8..9 {
        let x = 520.0 + 60.0 * f64::from(prop);
        canvas.line((x, 690.0), (x + 12.0, 560.0), 6.0, Paint::flat(INK).thin(0.85));
    }
}

/// A level-luffing crane, feet at the point.
fn crane(canvas: &mut Canvas, (x, y): Point, size: f64, colour: Colour) {
    let paint = Paint::flat(colour);
    let at = |across: f64, up: f64| (x + across * size, y - up * size);
    for side in [-1.0, 1.0] {
        canvas.line(at(side * 62.0, 0.0), at(side * 34.0, 210.0), 14.0 * size, paint);
        canvas.line(at(side * 58.0, 30.0), at(side * -40.0, 160.0), 5.0 * size, paint);
    }
    canvas.line(at(-60.0, 100.0), at(60.0, 100.0), 9.0 * size, paint);
    canvas.fill(
        &[at(-52.0, 204.0), at(52.0, 204.0), at(44.0, 292.0), at(-70.0, 292.0), at(-70.0, 230.0)],
        paint,
    );
    canvas.block(at(14.0, 276.0), (24.0 * size, 26.0 * size), Paint::flat(CREAM).thin(0.5));
    canvas.line(at(-20.0, 290.0), at(-44.0, 400.0), 10.0 * size, paint);
    canvas.line(at(20.0, 286.0), at(-44.0, 400.0), 7.0 * size, paint);
    let tip = at(300.0, 440.0);
    canvas.line(at(30.0, 270.0), tip, 8.0 * size, paint);
    canvas.line(at(-10.0, 318.0), tip, 6.0 * size, paint);
    for step in 1_u8..9 {
        let share = f64::from(step) / 9.0;
        let low = at(30.0 + 270.0 * share, 270.0 + 170.0 * share);
        let high = at(-10.0 + 310.0 * (share - 0.05), 318.0 + 122.0 * (share - 0.05));
        canvas.line(low, high, 3.0 * size, paint);
    }
    canvas.line(at(-44.0, 400.0), tip, 3.0 * size, paint);
    canvas.line(at(-44.0, 400.0), at(-66.0, 288.0), 4.0 * size, paint);
    canvas.line(tip, at(300.0, 250.0), 2.4 * size, paint);
    canvas.block(at(288.0, 250.0), (24.0 * size, 18.0 * size), paint);
}
