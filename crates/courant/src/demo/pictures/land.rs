//! Scenes in town and country.

use super::canvas::{Canvas, Paint, Point};
use super::colour::{
    BLUE, BRICK, CREAM, Colour, GLOW, GREEN, INK, MIST, MOSS, NAVY, OCHRE, PAPER, RED, ROSE, SAND, SLATE,
};

pub(super) fn rooftops(canvas: &mut Canvas) {
    canvas.sky(BLUE.mix(MIST, 0.3), CREAM, 520.0);
    canvas.disc((250.0, 190.0), 58.0, Paint::flat(PAPER).thin(0.85));
    canvas.clouds(6, (90.0, 300.0), Paint::flat(PAPER).thin(0.36));
    canvas.ridge(1, 400.0, (28.0, 300.0), Paint::fade(BLUE.mix(GREEN, 0.3), MIST, 370.0, 520.0));
    church(canvas, (800.0, 560.0));
    row_of_houses(canvas, 480.0, 0.62, 0.5);
    row_of_houses(canvas, 590.0, 0.9, 0.24);
    row_of_houses(canvas, 735.0, 1.35, 0.0);
    for (x, y, size) in [(520.0, 170.0, 20.0), (560.0, 196.0, 15.0), (486.0, 214.0, 13.0)] {
        canvas.bird((x, y), size, SLATE);
    }
}

/// Houses side by side with their eaves near a height; haze pales those far away.
fn row_of_houses(canvas: &mut Canvas, eaves: f64, size: f64, haze: f64) {
    let roofs = [BRICK, RED.mix(BRICK, 0.35), SLATE, BRICK.mix(OCHRE, 0.4), NAVY.mix(BRICK, 0.3)];
    let walls = [CREAM, SAND, PAPER, ROSE, MIST];
    let air = MIST.mix(BLUE, 0.4);
    let mut x = canvas.chance.between(-260.0, -160.0);
    let inks = roofs.iter().cycle().zip(walls.iter().cycle()).take(14);
    let inks: Vec<(Colour, Colour)> =
        inks.map(|(roof, wall)| (roof.mix(air, haze), wall.mix(air, haze * 0.8))).collect();
    for (roof, wall) in inks {
        let wide = canvas.chance.between(120.0, 190.0) * size;
        let y = eaves + canvas.chance.between(-30.0, 26.0) * size;
        let high = canvas.chance.between(84.0, 116.0) * size;
        canvas.block(
            (x + 8.0 * size, y),
            (wide - 16.0 * size, 700.0),
            Paint::fade(wall, wall.shade(0.86), y, y + 230.0),
        );
        windows(canvas, (x, y), (wide, size), NAVY.mix(air, haze));
        let slope = 24.0 * size;
        let top = y - high;
        canvas.block(
            (x + wide * 0.7, top - 22.0 * size),
            (17.0 * size, 60.0 * size),
            Paint::flat(roof.shade(0.78)),
        );
        let outline = [(x, y), (x + slope, top), (x + wide - slope, top), (x + wide, y)];
        canvas.fill(&outline, Paint::fade(roof.shade(1.06), roof.shade(0.9), top, y).brush(0.03));
        if canvas.chance.hit(0.62) {
            solar(canvas, (x + wide * 0.5, top), (wide, high, size), haze);
        }
        x += wide + canvas.chance.between(-6.0, 8.0) * size;
    }
}

fn windows(canvas: &mut Canvas, (x, y): Point, (wide, size): Point, colour: Colour) {
    for row in 0_u8..3 {
        for column in 0_u8..3 {
            let lit = canvas.chance.hit(0.12);
            let glass = if lit { GLOW } else { colour };
            let left = x + wide * (0.17 + 0.26 * f64::from(column));
            let top = y + (24.0 + 58.0 * f64::from(row)) * size;
            canvas.block((left, top), (wide * 0.13, 34.0 * size), Paint::flat(glass).thin(0.72));
        }
    }
}

/// Two rows of panels that lie on the roof.
fn solar(canvas: &mut Canvas, (middle, top): Point, (wide, high, size): (f64, f64, f64), haze: f64) {
    let panel = NAVY.mix(SLATE, 0.25).mix(BLUE, haze);
    for row in 0_u8..2 {
        for column in 0_u8..3 {
            let (from, to) = (0.16 + 0.36 * f64::from(row), 0.48 + 0.36 * f64::from(row));
            let at = |share: f64, down: f64| {
                let spread = wide * (0.48 + 0.16 * down);
                (middle + spread * (share - 0.5), top + high * down)
            };
            let (left, right) = (f64::from(column) / 3.0 + 0.015, (f64::from(column) + 1.0) / 3.0 - 0.015);
            let paint = Paint::fade(panel.mix(BLUE, 0.45), panel, top + high * from, top + high * to);
            canvas.fill(&[at(left, from), at(right, from), at(right, to), at(left, to)], paint);
            canvas.line(
                at(left, (from + to) / 2.0),
                at(right, (from + to) / 2.0),
                size,
                Paint::flat(MIST).thin(0.5),
            );
        }
    }
}

fn church(canvas: &mut Canvas, (x, y): Point) {
    let wall = SAND.mix(BLUE, 0.4);
    canvas.block((x - 40.0, y - 260.0), (80.0, 260.0), Paint::flat(wall));
    canvas.block((x, y - 260.0), (40.0, 260.0), Paint::flat(SLATE).thin(0.25));
    canvas.fill(
        &[(x - 46.0, y - 256.0), (x, y - 430.0), (x + 46.0, y - 256.0)],
        Paint::flat(GREEN.mix(SLATE, 0.45)),
    );
    canvas.line((x, y - 424.0), (x, y - 456.0), 4.0, Paint::flat(SLATE));
    canvas.disc((x, y - 214.0), 17.0, Paint::flat(PAPER));
    canvas.line((x, y - 214.0), (x, y - 227.0), 3.0, Paint::flat(NAVY));
    canvas.line((x, y - 214.0), (x + 9.0, y - 210.0), 3.0, Paint::flat(NAVY));
}

pub(super) fn field(canvas: &mut Canvas) {
    canvas.sky(BLUE, CREAM, 470.0);
    canvas.glow((300.0, 440.0), 480.0, PAPER, 0.6);
    canvas.clouds(9, (70.0, 340.0), Paint::flat(PAPER).thin(0.38));
    canvas.ridge(1, 440.0, (20.0, 280.0), Paint::flat(BLUE.mix(GREEN, 0.35)));
    for (x, size) in [(90.0, 0.3), (205.0, 0.34), (330.0, 0.28), (610.0, 0.36), (725.0, 0.3)] {
        turbine(canvas, (x, 462.0), size, PAPER.mix(BLUE, 0.35));
    }
    canvas.ridge(2, 474.0, (14.0, 330.0), Paint::flat(GREEN.mix(MIST, 0.35)));
    hedge(canvas, 486.0);
    turbine(canvas, (500.0, 560.0), 0.78, PAPER.mix(BLUE, 0.16));
    canvas.ridge(3, 530.0, (22.0, 420.0), Paint::fade(SAND, OCHRE.mix(SAND, 0.5), 510.0, 640.0).brush(0.04));
    turbine(canvas, (910.0, 660.0), 1.04, PAPER);
    canvas.ridge(4, 632.0, (20.0, 520.0), Paint::fade(GREEN, MOSS, 620.0, 800.0).brush(0.04));
    for furrow in 0_i16..17 {
        let x = f64::from(furrow) * 130.0 - 440.0;
        let lower = 560.0 + (x - 560.0) * 1.9;
        canvas.fill(
            &[(x - 2.0, 660.0), (x + 2.0, 660.0), (lower + 13.0, 830.0), (lower - 13.0, 830.0)],
            Paint::flat(MOSS.shade(0.8)).thin(0.34),
        );
    }
    tractor(canvas, (300.0, 622.0));
}

/// A wind turbine, its foot at the point.
fn turbine(canvas: &mut Canvas, (x, y): Point, size: f64, colour: Colour) {
    let hub = (x, y - 400.0 * size);
    let tower = [(x - 9.0 * size, y), (x - 4.0 * size, hub.1), (x + 4.0 * size, hub.1), (x + 9.0 * size, y)];
    canvas.fill(&tower, Paint::fade(colour, colour.mix(SLATE, 0.35), hub.1, y));
    let turn = canvas.chance.between(0.0, 120.0);
    for blade in 0_u8..3 {
        let (sine, cosine) = (turn + 120.0 * f64::from(blade)).to_radians().sin_cos();
        let at = |along: f64, aside: f64| {
            (hub.0 + size * (along * cosine - aside * sine), hub.1 + size * (along * sine + aside * cosine))
        };
        let outline = [at(4.0, -4.0), at(40.0, -11.0), at(196.0, -2.0), at(198.0, 1.0), at(4.0, 5.0)];
        canvas.fill(&outline, Paint::flat(colour));
    }
    canvas.disc(hub, 10.0 * size, Paint::flat(colour.mix(SLATE, 0.3)));
}

fn hedge(canvas: &mut Canvas, y: f64) {
    for _ in 0..46 {
        let (x, size) = (canvas.chance.between(-60.0, 1260.0), canvas.chance.between(10.0, 26.0));
        let colour = MOSS.mix(BLUE, canvas.chance.between(0.05, 0.4));
        canvas.ellipse((x, y - size * 0.3), (size * 1.4, size), Paint::flat(colour));
    }
}

fn tractor(canvas: &mut Canvas, (x, y): Point) {
    canvas.block((x, y - 50.0), (62.0, 28.0), Paint::flat(RED));
    canvas.block((x - 36.0, y - 84.0), (44.0, 62.0), Paint::flat(RED));
    canvas.block((x - 29.0, y - 77.0), (30.0, 26.0), Paint::flat(MIST));
    canvas.line((x + 44.0, y - 50.0), (x + 44.0, y - 74.0), 5.0, Paint::flat(INK));
    for (at, radius) in [((x - 22.0, y - 20.0), 28.0), ((x + 50.0, y - 11.0), 18.0)] {
        canvas.disc(at, radius, Paint::flat(INK));
        canvas.disc(at, radius * 0.45, Paint::flat(OCHRE));
    }
}

pub(super) fn street(canvas: &mut Canvas) {
    canvas.sky(NAVY.mix(SLATE, 0.5), ROSE.mix(CREAM, 0.4), 520.0);
    canvas.glow((600.0, 500.0), 460.0, CREAM, 0.55);
    let pavement = Paint::fade(ROSE.mix(SLATE, 0.45), SLATE.mix(INK, 0.35), 560.0, 800.0);
    canvas.block((-400.0, 560.0), (2000.0, 700.0), pavement);
    canvas.clouds(4, (80.0, 300.0), Paint::flat(ROSE).thin(0.25));
    canvas.fill(
        &[(380.0, 560.0), (820.0, 560.0), (1700.0, 1300.0), (-500.0, 1300.0)],
        Paint::fade(SLATE, INK.mix(NAVY, 0.5), 540.0, 810.0),
    );
    far_houses(canvas);
    for side in [-1.0, 1.0] {
        house_fronts(canvas, side);
    }
    rails(canvas);
    tram(canvas);
    for (x, y, size) in
        [(330.0, 662.0, 84.0), (372.0, 668.0, 88.0), (866.0, 648.0, 76.0), (960.0, 716.0, 112.0)]
    {
        canvas.ellipse((x, y), (size * 0.3, 4.0), Paint::flat(INK).thin(0.4));
        canvas.person((x, y), size, INK.mix(NAVY, canvas_share(x)));
    }
}

/// A different dark for each coat.
fn canvas_share(x: f64) -> f64 {
    (x / 97.0).fract() * 0.6
}

fn far_houses(canvas: &mut Canvas) {
    let mut x = 360.0;
    while x < 840.0 {
        let (wide, high) = (canvas.chance.between(34.0, 58.0), canvas.chance.between(90.0, 150.0));
        let colour = SLATE.mix(ROSE, canvas.chance.between(0.2, 0.5));
        canvas.block((x, 566.0 - high), (wide + 1.0, high), Paint::flat(colour));
        canvas.fill(
            &[(x, 567.0 - high), (x + wide / 2.0, 545.0 - high), (x + wide, 567.0 - high)],
            Paint::flat(colour.shade(0.8)),
        );
        x += wide;
    }
}

/// House fronts along one side of the street, running away towards the middle.
fn house_fronts(canvas: &mut Canvas, side: f64) {
    let inks = [BRICK, SLATE, OCHRE, NAVY];
    let mut far = 0.0;
    for ink in inks {
        let near = far + 0.25;
        // Distance from the middle grows faster the nearer a house stands.
        let across = |share: f64| 600.0 + side * (210.0 + 560.0 * share * share);
        let roof = |share: f64| 400.0 - 420.0 * share * share - 40.0;
        let foot = |share: f64| 566.0 + 300.0 * share * share;
        let (a, b) = (far, near);
        let outline =
            [(across(a), roof(a)), (across(b), roof(b)), (across(b), foot(b)), (across(a), foot(a))];
        let colour = ink.mix(INK, 0.34).mix(ROSE, 0.28 * (1.0 - far));
        canvas.fill(&outline, Paint::fade(colour.shade(0.92), colour.shade(0.72), roof(b), foot(b)));
        for column in 0_u8..3 {
            for floor in 0_u8..4 {
                let (from, to) =
                    (far + 0.035 + 0.075 * f64::from(column), far + 0.085 + 0.075 * f64::from(column));
                let (upper, lower) = (0.1 + 0.225 * f64::from(floor), 0.24 + 0.225 * f64::from(floor));
                let at =
                    |share: f64, down: f64| (across(share), roof(share) + (foot(share) - roof(share)) * down);
                let lit = floor == 3 || canvas.chance.hit(0.45);
                let glass = if lit { GLOW.mix(OCHRE, 0.2) } else { INK };
                canvas.fill(
                    &[at(from, upper), at(to, upper), at(to, lower), at(from, lower)],
                    Paint::flat(glass).thin(0.8),
                );
            }
        }
        far = near;
    }
}

fn rails(canvas: &mut Canvas) {
    for (upper, lower) in [(560.0, 330.0), (640.0, 870.0)] {
        let outline =
            [(upper - 1.0, 600.0), (upper + 1.0, 600.0), (lower + 7.0, 830.0), (lower - 7.0, 830.0)];
        canvas.fill(&outline, Paint::fade(ROSE, MIST, 600.0, 800.0).thin(0.6));
    }
    canvas.glow((600.0, 770.0), 200.0, GLOW, 0.28);
    canvas.line((600.0, 356.0), (600.0, -40.0), 2.4, Paint::flat(INK).thin(0.8));
    canvas.wire((60.0, 120.0), (1140.0, 120.0), 46.0, Paint::flat(INK).thin(0.6));
    canvas.wire((230.0, 262.0), (970.0, 262.0), 24.0, Paint::flat(INK).thin(0.5));
}

fn tram(canvas: &mut Canvas) {
    canvas.ellipse((600.0, 706.0), (150.0, 15.0), Paint::flat(INK).thin(0.6));
    canvas.fill(
        &[(490.0, 400.0), (710.0, 400.0), (728.0, 440.0), (728.0, 690.0), (472.0, 690.0), (472.0, 440.0)],
        Paint::fade(CREAM, SAND, 400.0, 690.0),
    );
    canvas.fill(
        &[(472.0, 574.0), (728.0, 574.0), (728.0, 690.0), (472.0, 690.0)],
        Paint::fade(RED, RED.mix(INK, 0.3), 574.0, 690.0),
    );
    canvas.fill(
        &[(494.0, 452.0), (706.0, 452.0), (712.0, 560.0), (488.0, 560.0)],
        Paint::fade(NAVY, SLATE, 452.0, 560.0),
    );
    canvas
        .fill(&[(500.0, 458.0), (600.0, 458.0), (560.0, 554.0), (494.0, 554.0)], Paint::flat(GLOW).thin(0.3));
    canvas.ellipse((645.0, 508.0), (17.0, 20.0), Paint::flat(INK));
    canvas.fill(&[(612.0, 560.0), (622.0, 534.0), (668.0, 534.0), (678.0, 560.0)], Paint::flat(INK));
    canvas.block((548.0, 414.0), (104.0, 26.0), Paint::flat(INK));
    canvas.block((560.0, 421.0), (52.0, 12.0), Paint::flat(GLOW));
    canvas.block((622.0, 421.0), (18.0, 12.0), Paint::flat(GLOW));
    canvas.line((560.0, 400.0), (600.0, 356.0), 4.0, Paint::flat(INK));
    canvas.line((640.0, 400.0), (600.0, 356.0), 4.0, Paint::flat(INK));
    canvas.line((560.0, 356.0), (640.0, 356.0), 4.0, Paint::flat(INK));
    canvas.block((480.0, 690.0), (240.0, 18.0), Paint::flat(INK));
    for x in [512.0, 688.0] {
        canvas.glow((x, 622.0), 64.0, GLOW, 0.8);
        canvas.disc((x, 622.0), 12.0, Paint::flat(PAPER));
    }
}
