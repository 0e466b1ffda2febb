//! Scenes under a roof.

use super::canvas::{Canvas, Paint, Point};
use super::colour::{
    BLUE, BRICK, CREAM, Colour, GLOW, GREEN, INK, MIST, MOSS, NAVY, OCHRE, PAPER, RED, ROSE, SAND, SLATE,
};

pub(super) fn stage(canvas: &mut Canvas) {
    canvas.block((-400.0, -400.0), (2000.0, 1600.0), Paint::fade(NAVY, SLATE, 60.0, 560.0));
    canvas.glow((600.0, 430.0), 520.0, GLOW.mix(CREAM, 0.4), 0.62);
    for (x, foot) in [(250.0, 430.0), (600.0, 600.0), (950.0, 770.0)] {
        canvas.fill(
            &[(x - 14.0, 90.0), (x + 14.0, 90.0), (foot + 120.0, 640.0), (foot - 120.0, 640.0)],
            Paint::fade(CREAM, GLOW, 90.0, 640.0).thin(0.2),
        );
    }
    scenery(canvas);
    canvas.fill(
        &[(120.0, 590.0), (1080.0, 590.0), (1400.0, 730.0), (-200.0, 730.0)],
        Paint::fade(SAND, OCHRE, 590.0, 730.0).brush(0.035),
    );
    for (x, half) in [(430.0, 100.0), (600.0, 130.0), (770.0, 100.0)] {
        canvas.ellipse((x, 640.0), (half, 22.0), Paint::flat(CREAM).thin(0.5));
    }
    for (x, y, size, coat) in
        [(480.0, 642.0, 170.0, INK), (640.0, 650.0, 178.0, RED), (735.0, 636.0, 160.0, NAVY)]
    {
        canvas.ellipse((x + 20.0, y), (size * 0.3, 7.0), Paint::flat(BRICK.mix(INK, 0.5)).thin(0.5));
        canvas.person((x, y), size, coat);
    }
    canvas.block((-400.0, 728.0), (2000.0, 500.0), Paint::fade(INK.mix(BRICK, 0.25), INK, 728.0, 800.0));
    curtain(canvas);
    for seat in 0_u8..15 {
        let x = f64::from(seat) * 92.0 - 50.0;
        canvas.ellipse((x, 806.0), (38.0, 38.0), Paint::flat(INK.shade(0.72)));
        canvas.disc((x + 4.0, 758.0), 19.0, Paint::flat(INK.shade(0.72)));
    }
}

/// A painted town on the backdrop.
fn scenery(canvas: &mut Canvas) {
    canvas.disc((740.0, 300.0), 64.0, Paint::flat(CREAM).thin(0.7));
    canvas.ridge(6, 470.0, (36.0, 170.0), Paint::flat(BLUE.mix(SLATE, 0.4)).thin(0.8));
    for (x, wide, high) in
        [(300.0, 90.0, 150.0), (396.0, 76.0, 210.0), (840.0, 110.0, 180.0), (760.0, 78.0, 120.0)]
    {
        let top = 596.0 - high;
        canvas.block((x, top), (wide, high), Paint::flat(SLATE.mix(NAVY, 0.4)));
        canvas
            .fill(&[(x - 6.0, top), (x + wide / 2.0, top - 50.0), (x + wide + 6.0, top)], Paint::flat(NAVY));
        canvas.block((x + wide * 0.4, top + 26.0), (16.0, 24.0), Paint::flat(GLOW));
    }
}

fn curtain(canvas: &mut Canvas) {
    let deep = RED.mix(INK, 0.5);
    for side in [-1.0, 1.0] {
        for fold in 0_u8..9 {
            let share = f64::from(fold) / 9.0;
            let at = |across: f64, y: f64| (600.0 + side * across, y);
            let (outer, inner) = (640.0 - 330.0 * share, 640.0 - 330.0 * (share + 0.115));
            let gather = 1.0 - 0.22 * share;
            let mid = |across: f64| 640.0 - (640.0 - across) * 0.62 * gather;
            let outline = [
                at(outer, -20.0),
                at(inner, -20.0),
                at(mid(inner), 470.0),
                at(inner + 26.0, 744.0),
                at(outer + 26.0, 744.0),
                at(mid(outer), 470.0),
            ];
            let colour = if fold % 2 == 0 { RED } else { RED.mix(INK, 0.28) };
            canvas.fill(&outline, Paint::fade(colour, deep, 60.0, 760.0));
        }
        canvas.line((600.0 + side * 430.0, 466.0), (600.0 + side * 660.0, 486.0), 15.0, Paint::flat(OCHRE));
    }
    for swag in 0_u8..6 {
        let x = 100.0 + f64::from(swag) * 200.0;
        canvas.ellipse((x, 12.0), (122.0, 108.0), Paint::fade(RED.mix(INK, 0.2), deep, 0.0, 120.0));
        canvas.ellipse((x, 4.0), (84.0, 74.0), Paint::flat(RED).thin(0.6));
    }
    for tassel in 0_u8..7 {
        canvas.disc((f64::from(tassel) * 200.0, 62.0), 9.0, Paint::flat(OCHRE));
    }
    canvas.block((-400.0, -400.0), (2000.0, 436.0), Paint::flat(INK.mix(RED, 0.3)));
    canvas.block((-400.0, 34.0), (2000.0, 7.0), Paint::flat(OCHRE));
}

pub(super) fn library(canvas: &mut Canvas) {
    canvas.block(
        (-400.0, -400.0),
        (2000.0, 1600.0),
        Paint::fade(MOSS.mix(INK, 0.2), MOSS.mix(OCHRE, 0.3), 0.0, 700.0),
    );
    for left in [-10.0, 280.0, 790.0, 1080.0] {
        case(canvas, left);
    }
    tall_window(canvas);
    canvas.block(
        (-400.0, 640.0),
        (2000.0, 600.0),
        Paint::fade(BRICK.mix(OCHRE, 0.5), BRICK.mix(INK, 0.4), 640.0, 800.0).brush(0.035),
    );
    canvas.fill(
        &[(500.0, 640.0), (700.0, 640.0), (830.0, 810.0), (400.0, 810.0)],
        Paint::flat(CREAM).thin(0.3),
    );
    desk(canvas);
}

/// A bookcase with five shelves of spines.
fn case(canvas: &mut Canvas, left: f64) {
    let wood = OCHRE.mix(INK, 0.5);
    canvas.block((left - 10.0, 20.0), (270.0, 624.0), Paint::flat(wood));
    for shelf in 0_u8..5 {
        let top = 36.0 + 121.0 * f64::from(shelf);
        canvas.block((left, top), (250.0, 108.0), Paint::fade(INK, INK.mix(BRICK, 0.3), top, top + 108.0));
        let mut x = left + 3.0;
        while x < left + 238.0 {
            let (wide, high) = (canvas.chance.between(20.0, 40.0), canvas.chance.between(76.0, 100.0));
            if canvas.chance.hit(0.06) {
                x += 18.0;
                continue;
            }
            let wide = wide.min(left + 248.0 - x);
            spine(canvas, (x, top + 108.0), (wide, high));
            x += wide + 1.2;
        }
    }
}

fn spine(canvas: &mut Canvas, (x, foot): Point, (wide, high): Point) {
    let inks = [BLUE, SAND, GREEN, BRICK, SLATE, CREAM, OCHRE, NAVY, ROSE, MIST];
    let pick = canvas.chance.share() * 10.0;
    let ink = (0_u8..).zip(inks).find(|(at, _)| f64::from(*at) + 1.0 > pick).map_or(SAND, |(_, ink)| ink);
    let ink = if canvas.chance.hit(0.05) { RED } else { ink.mix(INK, 0.26) };
    canvas.block((x, foot - high), (wide, high), Paint::fade(ink, ink.shade(0.84), foot - high, foot));
    if wide > 32.0 {
        let band = Paint::flat(if canvas.chance.hit(0.5) { CREAM } else { INK }).thin(0.55);
        canvas.block((x + 2.0, foot - high * 0.82), (wide - 4.0, 4.0), band);
        canvas.block((x + 2.0, foot - high * 0.2), (wide - 4.0, 3.0), band);
    }
}

fn tall_window(canvas: &mut Canvas) {
    let glass = Paint::fade(BLUE.mix(PAPER, 0.4), CREAM, 90.0, 620.0);
    canvas.block((552.0, 150.0), (216.0, 494.0), Paint::flat(CREAM.shade(0.92)));
    canvas.disc((660.0, 150.0), 108.0, Paint::flat(CREAM.shade(0.92)));
    canvas.block((568.0, 150.0), (184.0, 478.0), glass);
    canvas.disc((660.0, 150.0), 92.0, glass);
    canvas.ellipse((620.0, 600.0), (60.0, 90.0), Paint::flat(GREEN).thin(0.55));
    canvas.ellipse((710.0, 620.0), (64.0, 120.0), Paint::flat(GREEN.mix(BLUE, 0.3)).thin(0.5));
    canvas.block((552.0, 628.0), (216.0, 16.0), Paint::flat(SAND));
    for x in [627.0, 687.0] {
        canvas.block((x, 66.0), (6.0, 564.0), Paint::flat(CREAM.shade(0.92)));
    }
    for y in [150.0, 270.0, 390.0, 510.0] {
        canvas.block((566.0, y), (188.0, 6.0), Paint::flat(CREAM.shade(0.92)));
    }
    canvas.glow((660.0, 360.0), 420.0, CREAM, 0.3);
}

fn desk(canvas: &mut Canvas) {
    let wood = BRICK.mix(INK, 0.42);
    canvas.block((300.0, 650.0), (640.0, 26.0), Paint::flat(wood.shade(1.2)));
    for x in [330.0, 880.0] {
        canvas.block((x, 676.0), (30.0, 140.0), Paint::fade(wood, INK, 676.0, 800.0));
    }
    canvas.fill(
        &[(540.0, 652.0), (600.0, 634.0), (660.0, 648.0), (720.0, 634.0), (782.0, 652.0)],
        Paint::flat(PAPER),
    );
    canvas.line((660.0, 648.0), (660.0, 654.0), 3.0, Paint::flat(SLATE));
    for (y, wide, ink) in [(632.0, 120.0, NAVY), (612.0, 104.0, OCHRE), (594.0, 112.0, RED)] {
        canvas.block((350.0, y), (wide, 18.0), Paint::flat(ink));
        canvas.block((354.0 + wide - 14.0, y + 3.0), (10.0, 12.0), Paint::flat(CREAM));
    }
    canvas.line((846.0, 650.0), (846.0, 560.0), 6.0, Paint::flat(INK));
    canvas.block((820.0, 642.0), (52.0, 8.0), Paint::flat(INK));
    canvas.glow((846.0, 580.0), 180.0, GLOW, 0.55);
    canvas.fill(
        &[(796.0, 566.0), (818.0, 528.0), (874.0, 528.0), (896.0, 566.0)],
        Paint::flat(GREEN.mix(MOSS, 0.5)),
    );
    canvas.block((800.0, 565.0), (92.0, 5.0), Paint::flat(GLOW));
}

pub(super) fn bakery(canvas: &mut Canvas) {
    canvas.block((-400.0, -400.0), (2000.0, 1600.0), Paint::fade(NAVY, SLATE.mix(NAVY, 0.4), 0.0, 660.0));
    for course in 0_u8..14 {
        let y = 12.0 + 50.0 * f64::from(course);
        canvas.line((-400.0, y), (1600.0, y), 2.0, Paint::flat(INK).thin(0.28));
    }
    canvas.block(
        (-400.0, 660.0),
        (2000.0, 600.0),
        Paint::fade(SLATE.mix(INK, 0.4), INK, 660.0, 800.0).brush(0.03),
    );
    for storey in [150.0, 560.0, 970.0] {
        canvas.block((storey, -20.0), (110.0, 112.0), Paint::flat(INK));
        canvas.block((storey + 51.0, -20.0), (8.0, 112.0), Paint::flat(SLATE));
    }
    canvas.glow((470.0, 470.0), 620.0, GLOW, 0.34);
    shop_window(canvas);
    door(canvas);
    awning(canvas);
    canvas.fill(
        &[(190.0, 664.0), (760.0, 664.0), (900.0, 830.0), (40.0, 830.0)],
        Paint::fade(GLOW, OCHRE, 664.0, 830.0).thin(0.42),
    );
    canvas.person((1090.0, 706.0), 196.0, INK);
    canvas.fill(&[(1062.0, 600.0), (1030.0, 612.0), (1030.0, 660.0), (1062.0, 660.0)], Paint::flat(OCHRE));
}

fn shop_window(canvas: &mut Canvas) {
    canvas.block((166.0, 268.0), (612.0, 400.0), Paint::flat(MOSS.mix(INK, 0.4)));
    canvas.block((186.0, 288.0), (572.0, 316.0), Paint::fade(GLOW, OCHRE.mix(GLOW, 0.4), 288.0, 604.0));
    canvas.glow((470.0, 340.0), 260.0, PAPER, 0.6);
    for (y, count, size) in [(410.0, 9_u8, 26.0), (494.0, 8, 30.0), (590.0, 7, 37.0)] {
        canvas.block((186.0, y), (572.0, 10.0), Paint::flat(BRICK.mix(INK, 0.35)));
        let step = 560.0 / f64::from(count);
        for loaf in 0..count {
            let x = 192.0 + step * (f64::from(loaf) + 0.5);
            bread(canvas, (x, y), size);
        }
    }
    for x in [376.0, 566.0] {
        canvas.block((x, 288.0), (9.0, 316.0), Paint::flat(MOSS.mix(INK, 0.4)));
    }
    canvas.person((660.0, 600.0), 236.0, BRICK.mix(INK, 0.55));
    canvas.block((626.0, 470.0), (68.0, 130.0), Paint::flat(PAPER.mix(GLOW, 0.2)));
    canvas.ellipse((660.0, 362.0), (34.0, 20.0), Paint::flat(PAPER));
    canvas.block((634.0, 362.0), (52.0, 20.0), Paint::flat(PAPER));
}

fn bread(canvas: &mut Canvas, (x, y): Point, size: f64) {
    let crust = BRICK.mix(OCHRE, canvas.chance.between(0.2, 0.9));
    let (wide, high) = (size * canvas.chance.between(0.78, 1.0), size * canvas.chance.between(0.5, 0.78));
    canvas.ellipse(
        (x, y - high + 2.0),
        (wide, high),
        Paint::fade(crust.shade(1.08), crust.shade(0.74), y - high * 2.0, y),
    );
    for cut in [-0.35, 0.05, 0.45] {
        canvas.line(
            (x + wide * cut, y - high * 1.1),
            (x + wide * (cut - 0.16), y - high * 1.6),
            3.0,
            Paint::flat(CREAM).thin(0.75),
        );
    }
}

fn door(canvas: &mut Canvas) {
    let wood: Colour = MOSS.mix(INK, 0.4);
    canvas.block((812.0, 268.0), (168.0, 400.0), Paint::flat(wood));
    canvas.block((836.0, 292.0), (120.0, 236.0), Paint::fade(GLOW, OCHRE, 292.0, 528.0));
    canvas.block((836.0, 552.0), (120.0, 92.0), Paint::flat(wood.shade(0.76)));
    canvas.block((862.0, 360.0), (68.0, 40.0), Paint::flat(PAPER));
    canvas.line((872.0, 374.0), (920.0, 374.0), 4.0, Paint::flat(RED));
    canvas.line((878.0, 386.0), (914.0, 386.0), 3.0, Paint::flat(INK));
    canvas.disc((826.0, 520.0), 6.0, Paint::flat(OCHRE));
}

fn awning(canvas: &mut Canvas) {
    canvas.block((150.0, 128.0), (846.0, 66.0), Paint::flat(MOSS.mix(INK, 0.55)));
    // A pretzel between two rules, in gold.
    let (gold, board) = (Paint::flat(GLOW), Paint::flat(MOSS.mix(INK, 0.55)));
    for x in [557.0, 589.0] {
        canvas.ellipse((x, 156.0), (21.0, 17.0), gold);
        canvas.ellipse((x, 156.0), (14.0, 10.5), board);
    }
    canvas.line((561.0, 178.0), (585.0, 150.0), 6.0, gold);
    canvas.line((585.0, 178.0), (561.0, 150.0), 6.0, gold);
    for x in [300.0, 640.0] {
        canvas.block((x, 158.0), (206.0, 4.0), gold);
    }
    for stripe in 0_u8..14 {
        let colour = if stripe % 2 == 0 { RED } else { CREAM };
        let upper = 160.0 + 59.0 * f64::from(stripe);
        let lower = 132.0 + 63.0 * f64::from(stripe);
        canvas.fill(
            &[(upper, 196.0), (upper + 59.0, 196.0), (lower + 63.0, 296.0), (lower, 296.0)],
            Paint::fade(colour, colour.shade(0.74), 196.0, 296.0),
        );
        canvas.disc((lower + 31.5, 296.0), 31.5, Paint::flat(colour.shade(0.74)));
    }
}
