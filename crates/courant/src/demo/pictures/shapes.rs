//! Shapes that several scenes are made of.

use super::canvas::{Canvas, HIGH, Paint, Point, WIDE};
use super::colour::{Colour, INK, noise};

impl Canvas {
    /// A rectangle by its left top corner and size.
    pub(super) fn block(&mut self, (x, y): Point, (width, height): Point, paint: Paint) {
        self.fill(&[(x, y), (x + width, y), (x + width, y + height), (x, y + height)], paint);
    }

    pub(super) fn ellipse(&mut self, (x, y): Point, (wide, high): Point, paint: Paint) {
        let outline: Vec<Point> = (0_u8..72)
            .map(|step| (f64::from(step) * 5.0).to_radians().sin_cos())
            .map(|(sine, cosine)| (x + wide * cosine, y + high * sine))
            .collect();
        self.fill(&outline, paint);
    }

    pub(super) fn disc(&mut self, centre: Point, radius: f64, paint: Paint) {
        self.ellipse(centre, (radius, radius), paint);
    }

    /// A straight stroke.
    pub(super) fn line(&mut self, from: Point, to: Point, width: f64, paint: Paint) {
        let (across, down) = (to.0 - from.0, to.1 - from.1);
        let length = across.hypot(down).max(0.001);
        let (x, y) = (-down / length * width / 2.0, across / length * width / 2.0);
        self.fill(
            &[(from.0 + x, from.1 + y), (to.0 + x, to.1 + y), (to.0 - x, to.1 - y), (from.0 - x, from.1 - y)],
            paint,
        );
    }

    /// A hanging wire between two points.
    pub(super) fn wire(&mut self, from: Point, to: Point, sag: f64, paint: Paint) {
        let at = |step: u8| {
            let share = f64::from(step) / 16.0;
            let hang = sag * 4.0 * share * (1.0 - share);
            (from.0 + (to.0 - from.0) * share, from.1 + (to.1 - from.1) * share + hang)
        };
        for step in 0..16 {
            self.line(at(step), at(step + 1), 2.0, paint);
        }
    }

    /// The whole sheet down to a height.
    pub(super) fn sky(&mut self, top: Colour, bottom: Colour, horizon: f64) {
        self.block((-400.0, -400.0), (2000.0, horizon + 401.0), Paint::fade(top, bottom, 0.0, horizon));
    }

    /// Land, water or cloud from a wavy upper edge to the bottom. `roll` is the height of the waves and `length`
    /// the way from one to the next.
    pub(super) fn ridge(&mut self, field: u64, y: f64, (roll, length): Point, paint: Paint) {
        let seed = self.grain(field);
        let mut outline: Vec<Point> = (0_i16..=250)
            .map(|step| f64::from(step) * 8.0 - 400.0)
            .map(|x| {
                let wave = noise(seed, x / length, 0.5) + 0.35 * noise(seed ^ 9, x / length * 2.7, 0.5);
                (x, y + roll * wave)
            })
            .collect();
        outline.extend([(1700.0, HIGH + 400.0), (-500.0, HIGH + 400.0)]);
        self.fill(&outline, paint);
    }

    /// Long clouds with a flat base between two heights.
    pub(super) fn clouds(&mut self, count: u8, (from, to): Point, paint: Paint) {
        for place in 0..count {
            let lane = (f64::from(place) + self.chance.between(0.2, 0.8)) / f64::from(count);
            let (x, y) = (WIDE * lane, self.chance.between(from, to));
            let half = self.chance.between(70.0, 230.0);
            let bumps: Vec<Point> = (0..4)
                .map(|_| (self.chance.between(-0.6, 0.6) * half, self.chance.between(0.25, 0.55) * half))
                .collect();
            self.fill(&cloud((x, y), half, &bumps), paint);
        }
    }

    /// Light strokes on water, finer towards the horizon.
    pub(super) fn ripples(&mut self, count: u16, (from, to): Point, paint: Paint) {
        for _ in 0..count {
            let depth = self.chance.share().powf(1.3);
            let (x, y) = (self.chance.between(-60.0, WIDE + 60.0), from + (to - from) * depth);
            let long = self.chance.between(20.0, 80.0) * (0.35 + depth);
            self.ellipse((x, y), (long, 0.8 + 2.6 * depth), paint);
        }
    }

    /// A flying bird, two strokes.
    pub(super) fn bird(&mut self, (x, y): Point, size: f64, colour: Colour) {
        let paint = Paint::flat(colour);
        for side in [-1.0, 1.0] {
            self.line((x, y), (x + side * size * 0.5, y - size * 0.34), size * 0.11, paint);
            self.line(
                (x + side * size * 0.5, y - size * 0.34),
                (x + side * size, y - size * 0.2),
                size * 0.08,
                paint,
            );
        }
    }

    /// A standing person in outline, feet at the point.
    pub(super) fn person(&mut self, (x, y): Point, size: f64, coat: Colour) {
        let at = |across: f64, up: f64| (x + across * size, y - up * size);
        for side in [-1.0, 1.0] {
            let leg =
                [at(side * 0.02, 0.4), at(side * 0.025, 0.0), at(side * 0.09, 0.0), at(side * 0.11, 0.4)];
            self.fill(&leg, Paint::flat(coat.mix(INK, 0.75)));
        }
        let paint = Paint::flat(coat);
        let half = [(0.05, 0.85), (0.105, 0.82), (0.135, 0.76), (0.15, 0.52), (0.13, 0.5), (0.14, 0.28)];
        let right = half.iter().map(|(across, up)| at(*across, *up));
        let left = half.iter().rev().map(|(across, up)| at(-*across, *up));
        self.fill(&right.chain(left).collect::<Vec<Point>>(), paint);
        self.ellipse(at(0.0, 0.925), (size * 0.066, size * 0.08), Paint::flat(coat.mix(INK, 0.6)));
    }
}

/// The outline of a cloud: the highest of its bumps all along, and a flat base.
fn cloud((x, y): Point, half: f64, bumps: &[Point]) -> Vec<Point> {
    let top = |across: f64| {
        let rise = |(middle, reach): &Point| {
            let off = (across - middle) / reach;
            0.24 * reach * (1.0 - off * off).max(0.0).sqrt()
        };
        let tail = 6.0 * (1.0 - (across / half).powi(2)).max(0.0).sqrt();
        bumps.iter().map(rise).fold(tail, f64::max)
    };
    let across = |step: u8| half * (f64::from(step) / 40.0 - 1.0);
    let upper = (0..=80).map(|step| (x + across(step), y - top(across(step))));
    let lower = (0..=80).rev().map(|step| {
        let along = across(step) / half;
        (x + along * half, y + 5.0 * (1.0 - along * along).max(0.0).sqrt())
    });
    upper.chain(lower).collect()
}
