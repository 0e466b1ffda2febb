//! Scenes by the water.

use super::canvas::{Canvas, Paint, Point};
use super::colour::{
    BLUE, BRICK, CREAM, Colour, GLOW, GREEN, INK, MIST, MOSS, NAVY, OCHRE, PAPER, RED, ROSE, SAND, SLATE,
};

const HORIZON: f64 = 430.0;

fn sea(canvas: &mut Canvas, horizon: f64, near: Colour) {
    let far = BLUE.mix(MIST, 0.45);
    canvas.block((-400.0, horizon), (2000.0, 900.0), Paint::fade(far, near, horizon, 790.0).brush(0.03));
}

pub(super) fn harbour(canvas: &mut Canvas) {
    canvas.sky(BLUE.mix(MIST, 0.35), CREAM, HORIZON);
    canvas.disc((905.0, 250.0), 62.0, Paint::flat(PAPER).thin(0.75));
    canvas.clouds(5, (90.0, 300.0), Paint::flat(PAPER).thin(0.32));
    canvas.ridge(1, HORIZON - 46.0, (22.0, 260.0), Paint::flat(MIST.mix(BLUE, 0.5)));
    warehouses(canvas);
    sea(canvas, HORIZON, SLATE.shade(0.92));
    canvas.ripples(90, (HORIZON + 8.0, 800.0), Paint::flat(CREAM).thin(0.28));
    for (y, half) in [(452.0, 60.0), (470.0, 44.0), (492.0, 70.0), (520.0, 50.0), (556.0, 78.0)] {
        canvas.ellipse((905.0, y), (half, 3.0), Paint::flat(PAPER).thin(0.55));
    }
    sailing_boat(canvas, (930.0, 500.0), 0.62, PAPER);
    sailing_boat(canvas, (1080.0, 470.0), 0.36, CREAM);
    sailing_boat(canvas, (690.0, 462.0), 0.3, ROSE);
    pier(canvas);
    cutter(canvas, (760.0, 655.0));
    for (x, y, size) in [(420.0, 180.0, 22.0), (470.0, 150.0, 17.0), (380.0, 220.0, 14.0)] {
        canvas.bird((x, y), size, NAVY);
    }
}

/// The houses of the far quay.
fn warehouses(canvas: &mut Canvas) {
    let inks = [ROSE, SAND, BRICK, MIST, OCHRE];
    let mut x = 40.0;
    for ink in inks.iter().cycle().take(15) {
        let (wide, high) = (canvas.chance.between(34.0, 62.0), canvas.chance.between(36.0, 66.0));
        let colour = ink.mix(BLUE, 0.38);
        let eaves = HORIZON - high;
        canvas.block((x, eaves), (wide, high + 4.0), Paint::flat(colour));
        let gable = [(x - 2.0, eaves), (x + wide / 2.0, eaves - wide * 0.4), (x + wide + 2.0, eaves)];
        canvas.fill(&gable, Paint::flat(NAVY.mix(BLUE, 0.45)));
        for window in 1_u8..=2 {
            let at = (x + wide * f64::from(window) / 3.0 - 3.0, eaves + 14.0);
            canvas.block(at, (6.0, 9.0), Paint::flat(NAVY).thin(0.4));
        }
        x += wide + canvas.chance.between(-1.0, 9.0);
    }
}

fn sailing_boat(canvas: &mut Canvas, (x, y): Point, size: f64, sail: Colour) {
    let at = |across: f64, up: f64| (x + across * size, y - up * size);
    canvas.ellipse(at(4.0, -18.0), (80.0 * size, 6.0 * size), Paint::flat(NAVY).thin(0.35));
    canvas.fill(&[at(-70.0, 6.0), at(78.0, 10.0), at(54.0, -16.0), at(-52.0, -16.0)], Paint::flat(NAVY));
    canvas.line(at(0.0, 0.0), at(0.0, 196.0), 4.0 * size, Paint::flat(INK));
    canvas.fill(&[at(6.0, 186.0), at(6.0, 20.0), at(82.0, 20.0), at(52.0, 90.0)], Paint::flat(sail));
    canvas.fill(&[at(-6.0, 176.0), at(-6.0, 22.0), at(-60.0, 22.0)], Paint::flat(sail.mix(BLUE, 0.2)));
}

fn pier(canvas: &mut Canvas) {
    let wood = OCHRE.mix(INK, 0.45);
    for post in 0_u8..8 {
        let share = f64::from(post) / 7.0;
        let (x, top) = (30.0 + 500.0 * share, 636.0 - 96.0 * share);
        let long = 150.0 - 95.0 * share;
        canvas.block((x, top), (17.0 - 9.0 * share, long), Paint::fade(wood, INK, top, top + long));
        canvas.ellipse((x + 8.0, top + long), (24.0 - 12.0 * share, 3.0), Paint::flat(INK).thin(0.3));
    }
    let deck = [(-60.0, 640.0), (-60.0, 600.0), (548.0, 516.0), (580.0, 524.0), (580.0, 536.0)];
    canvas.fill(&deck, Paint::fade(SAND.mix(OCHRE, 0.3), OCHRE.mix(INK, 0.2), 516.0, 650.0));
    canvas.line((-60.0, 645.0), (580.0, 538.0), 12.0, Paint::flat(wood));
    canvas.line((546.0, 520.0), (546.0, 448.0), 5.0, Paint::flat(INK));
    canvas.glow((546.0, 442.0), 46.0, GLOW, 0.7);
    canvas.disc((546.0, 442.0), 8.0, Paint::flat(GLOW));
    canvas.person((300.0, 558.0), 66.0, INK);
    canvas.person((334.0, 554.0), 60.0, RED);
    canvas.person((150.0, 580.0), 76.0, NAVY);
}

/// A fishing cutter with a red hull.
fn cutter(canvas: &mut Canvas, (x, y): Point) {
    let at = |across: f64, up: f64| (x + across, y - up);
    canvas.ellipse(at(100.0, -62.0), (190.0, 13.0), Paint::flat(INK).thin(0.35));
    let hull = [at(-90.0, 30.0), at(150.0, 12.0), at(306.0, 42.0), at(250.0, -58.0), at(-60.0, -58.0)];
    canvas.fill(&hull, Paint::fade(RED, RED.mix(INK, 0.35), y - 40.0, y + 60.0));
    canvas.fill(
        &[at(-64.0, -40.0), at(258.0, -40.0), at(250.0, -58.0), at(-60.0, -58.0)],
        Paint::flat(INK).thin(0.75),
    );
    canvas.fill(
        &[
            at(-94.0, 36.0),
            at(150.0, 18.0),
            at(310.0, 49.0),
            at(306.0, 38.0),
            at(150.0, 8.0),
            at(-90.0, 26.0),
        ],
        Paint::flat(CREAM),
    );
    canvas.block(at(-30.0, 104.0), (104.0, 84.0), Paint::fade(PAPER, SAND, y - 104.0, y - 20.0));
    canvas.block(at(-40.0, 114.0), (124.0, 12.0), Paint::flat(NAVY));
    for window in 0_u8..3 {
        canvas.block(at(-18.0 + 31.0 * f64::from(window), 90.0), (20.0, 24.0), Paint::flat(SLATE.shade(0.8)));
    }
    canvas.line(at(150.0, 10.0), at(150.0, 208.0), 7.0, Paint::flat(INK));
    canvas.line(at(150.0, 60.0), at(262.0, 172.0), 5.0, Paint::flat(INK));
    for (from, to) in
        [((150.0, 206.0), (300.0, 46.0)), ((150.0, 206.0), (30.0, 116.0)), ((262.0, 172.0), (150.0, 206.0))]
    {
        canvas.line(at(from.0, from.1), at(to.0, to.1), 1.8, Paint::flat(INK).thin(0.8));
    }
}

pub(super) fn lake(canvas: &mut Canvas) {
    canvas.sky(BLUE, CREAM.mix(ROSE, 0.25), 400.0);
    canvas.glow((820.0, 380.0), 420.0, CREAM, 0.6);
    canvas.disc((820.0, 262.0), 46.0, Paint::flat(PAPER).thin(0.9));
    canvas.clouds(4, (80.0, 220.0), Paint::flat(PAPER).thin(0.35));
    canvas.ridge(3, 300.0, (70.0, 330.0), Paint::fade(BLUE.mix(SLATE, 0.3), MIST, 240.0, 420.0));
    canvas.ridge(
        4,
        352.0,
        (48.0, 230.0),
        Paint::fade(SLATE.mix(BLUE, 0.3), BLUE.mix(MIST, 0.3), 300.0, 430.0),
    );
    canvas.ridge(5, 396.0, (20.0, 150.0), Paint::flat(MOSS.mix(SLATE, 0.5)));
    firs(canvas, (392.0, 420.0), 70);
    let ice = Paint::fade(MIST.mix(PAPER, 0.45), BLUE.mix(MIST, 0.45), 424.0, 800.0).brush(0.012);
    canvas.block((-400.0, 424.0), (2000.0, 900.0), ice);
    for (y, half) in
        [(440.0, 70.0), (456.0, 54.0), (476.0, 62.0), (500.0, 44.0), (530.0, 52.0), (566.0, 34.0)]
    {
        canvas.ellipse((820.0, y), (half, 3.4), Paint::flat(PAPER).thin(0.6));
    }
    cracks(canvas);
    canvas.ripples(40, (440.0, 800.0), Paint::flat(PAPER).thin(0.4));
    for (x, y, size, coat) in [
        (420.0, 566.0, 78.0, INK),
        (470.0, 572.0, 74.0, RED),
        (250.0, 500.0, 40.0, NAVY),
        (282.0, 503.0, 36.0, SLATE),
        (980.0, 490.0, 32.0, NAVY),
    ] {
        canvas.ellipse((x + 14.0, y + 2.0), (size * 0.42, 3.5), Paint::flat(SLATE).thin(0.45));
        canvas.person((x, y), size, coat);
    }
    reeds(canvas);
}

fn firs(canvas: &mut Canvas, (from, to): Point, count: u8) {
    for _ in 0..count {
        let (x, size) = (canvas.chance.between(-40.0, 1240.0), canvas.chance.between(22.0, 54.0));
        let y = canvas.chance.between(from + 14.0, to + 8.0);
        let paint = Paint::flat(MOSS.mix(NAVY, canvas.chance.between(0.3, 0.7)));
        for tier in 0_u8..3 {
            let up = f64::from(tier) * size * 0.27;
            let half = size * (0.27 - 0.06 * f64::from(tier));
            canvas.fill(&[(x - half, y - up), (x, y - up - size * 0.48), (x + half, y - up)], paint);
        }
    }
}

fn cracks(canvas: &mut Canvas) {
    for _ in 0..9 {
        let mut at = (canvas.chance.between(0.0, 1200.0), canvas.chance.between(500.0, 760.0));
        for _ in 0..6 {
            let next = (at.0 + canvas.chance.between(16.0, 74.0), at.1 + canvas.chance.between(-16.0, 16.0));
            canvas.line(at, next, 1.6, Paint::flat(PAPER).thin(0.75));
            at = next;
        }
    }
}

fn reeds(canvas: &mut Canvas) {
    for _ in 0..90 {
        let x = canvas.chance.between(-20.0, 330.0).powi(2) / 330.0 - 10.0;
        let (high, lean) = (canvas.chance.between(70.0, 230.0), canvas.chance.between(-14.0, 40.0));
        let colour = OCHRE.mix(MOSS, canvas.chance.between(0.1, 0.8)).shade(0.8);
        let foot = (x, 812.0);
        canvas.fill(
            &[(foot.0 - 3.0, foot.1), (x + lean, 812.0 - high), (foot.0 + 3.0, foot.1)],
            Paint::flat(colour),
        );
        if canvas.chance.hit(0.3) {
            canvas.ellipse((x + lean, 812.0 - high), (4.0, 15.0), Paint::flat(BRICK.mix(INK, 0.45)));
        }
    }
}

pub(super) fn lighthouse(canvas: &mut Canvas) {
    canvas.sky(NAVY.mix(SLATE, 0.45), ROSE.mix(CREAM, 0.5), 520.0);
    canvas.clouds(8, (150.0, 470.0), Paint::flat(ROSE.mix(PAPER, 0.3)).thin(0.22));
    let lamp = (822.0, 208.0);
    for (left, right) in [((-200.0, 60.0), (-200.0, 250.0)), ((1500.0, 120.0), (1500.0, 240.0))] {
        canvas.fill(&[lamp, left, right], Paint::flat(GLOW).thin(0.24));
    }
    sea(canvas, 520.0, SLATE.mix(NAVY, 0.5));
    canvas.ripples(110, (526.0, 800.0), Paint::flat(CREAM).thin(0.25));
    sailing_boat(canvas, (250.0, 560.0), 0.44, CREAM);
    rock(canvas);
    canvas.glow(lamp, 190.0, GLOW, 0.7);
    let (top, bottom) = (250.0, 610.0);
    let edge = |y: f64, side: f64| (822.0 + side * (34.0 + 26.0 * (y - top) / (bottom - top)), y);
    let tower = |from: f64, to: f64| [edge(from, -1.0), edge(from, 1.0), edge(to, 1.0), edge(to, -1.0)];
    canvas.fill(&tower(top, bottom), Paint::flat(PAPER));
    for (from, to) in [(296.0, 368.0), (440.0, 512.0)] {
        canvas.fill(&tower(from, to), Paint::flat(RED));
    }
    canvas.fill(
        &[edge(top, 0.25), edge(top, 1.0), edge(bottom, 1.0), edge(bottom, 0.25)],
        Paint::flat(NAVY).thin(0.26),
    );
    for y in [400.0, 540.0] {
        canvas.block((808.0, y), (14.0, 24.0), Paint::flat(NAVY));
    }
    canvas.block((776.0, 238.0), (92.0, 14.0), Paint::flat(INK));
    canvas.block((796.0, 182.0), (52.0, 56.0), Paint::flat(GLOW));
    for x in [796.0, 820.0, 844.0] {
        canvas.block((x, 182.0), (4.0, 56.0), Paint::flat(INK));
    }
    canvas.fill(&[(786.0, 184.0), (822.0, 142.0), (858.0, 184.0)], Paint::flat(RED.mix(INK, 0.25)));
    for (x, y, size) in [(560.0, 250.0, 24.0), (610.0, 214.0, 18.0), (500.0, 300.0, 15.0)] {
        canvas.bird((x, y), size, PAPER);
    }
}

fn rock(canvas: &mut Canvas) {
    let far = [
        (520.0, 810.0),
        (600.0, 690.0),
        (690.0, 640.0),
        (748.0, 596.0),
        (900.0, 594.0),
        (980.0, 640.0),
        (1090.0, 676.0),
        (1260.0, 720.0),
        (1640.0, 810.0),
        (1640.0, 1300.0),
        (300.0, 1300.0),
    ];
    canvas.fill(&far, Paint::fade(GREEN.mix(SLATE, 0.45), INK, 590.0, 800.0));
    let near = [(640.0, 810.0), (720.0, 720.0), (830.0, 690.0), (930.0, 740.0), (1010.0, 810.0)];
    canvas.fill(&near, Paint::fade(GREEN.mix(SLATE, 0.3), MOSS.mix(INK, 0.5), 690.0, 820.0));
    canvas.block((906.0, 566.0), (96.0, 66.0), Paint::fade(CREAM, SAND, 566.0, 632.0));
    canvas.fill(
        &[(898.0, 568.0), (926.0, 530.0), (984.0, 530.0), (1010.0, 568.0)],
        Paint::flat(BRICK.mix(INK, 0.2)),
    );
    canvas.block((930.0, 588.0), (16.0, 20.0), Paint::flat(GLOW));
    for (x, y, half) in [(500.0, 752.0, 64.0), (450.0, 776.0, 90.0), (540.0, 792.0, 80.0)] {
        canvas.ellipse((x, y), (half, 5.0), Paint::flat(PAPER).thin(0.6));
    }
}
