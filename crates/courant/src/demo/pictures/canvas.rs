//! A sheet to paint on: polygons with soft edges, washes and glows, and the grain of the paper at the end.
//!
//! Drawings use a space of 1200 by 800 units; other sizes show it as large as needed to fill them.

use super::colour::{Chance, Colour, PAPER, noise, speck, whole};

/// Width of the space drawings are made in.
pub(super) const WIDE: f64 = 1200.0;
/// Height of the space drawings are made in.
pub(super) const HIGH: f64 = 800.0;

/// Lines tested per row of pixels, for soft edges.
const FINE: u8 = 4;

pub(super) type Point = (f64, f64);

/// How a shape is filled: from one colour at a height to another at a lower one, covering a share of what is below.
#[derive(Clone, Copy, Debug)]
pub(super) struct Paint {
    top: Colour,
    bottom: Colour,
    from: f64,
    to: f64,
    cover: f64,
    brush: f64,
}

impl Paint {
    pub(super) fn flat(colour: Colour) -> Self {
        Self { top: colour, bottom: colour, from: 0.0, to: 1.0, cover: 1.0, brush: 0.018 }
    }

    pub(super) fn fade(top: Colour, bottom: Colour, from: f64, to: f64) -> Self {
        Self { top, bottom, from, to, ..Self::flat(top) }
    }

    /// Thinner paint, from 0 to 1.
    pub(super) fn thin(self, cover: f64) -> Self {
        Self { cover, ..self }
    }

    /// How uneven the brush lays the paint on; 0 is even.
    pub(super) fn brush(self, brush: f64) -> Self {
        Self { brush, ..self }
    }

    fn at(&self, y: f64) -> Colour {
        let share = ((y - self.from) / (self.to - self.from)).clamp(0.0, 1.0);
        self.top.mix(self.bottom, share)
    }
}

pub(super) struct Canvas {
    width: u32,
    height: u32,
    /// Pixels per unit, and where the drawing's origin lies.
    scale: f64,
    left: f64,
    top: f64,
    seed: u64,
    pub(super) chance: Chance,
    pixels: Vec<Colour>,
}

impl Canvas {
    pub(super) fn new(seed: u64, width: u32, height: u32) -> Self {
        let (wide, high) = (f64::from(width), f64::from(height));
        let scale = (wide / WIDE).max(high / HIGH);
        let count = usize::try_from(u64::from(width) * u64::from(height)).unwrap_or(0);
        Self {
            width,
            height,
            scale,
            left: (wide - WIDE * scale) / 2.0,
            top: (high - HIGH * scale) / 2.0,
            seed,
            chance: Chance::new(seed),
            pixels: vec![PAPER; count],
        }
    }

    /// A new field of noise for this drawing.
    pub(super) fn grain(&self, field: u64) -> u64 {
        self.seed.wrapping_mul(31).wrapping_add(field)
    }

    /// Fills a polygon (even-odd rule).
    pub(super) fn fill(&mut self, outline: &[Point], paint: Paint) {
        let points: Vec<Point> = outline.iter().map(|point| self.to_pixels(*point)).collect();
        let edge =
            |pick: fn(f64, f64) -> f64, start: f64| points.iter().fold(start, |best, (_, y)| pick(best, *y));
        let first = whole(edge(f64::min, f64::INFINITY)).max(0);
        let last =
            whole(edge(f64::max, f64::NEG_INFINITY)).min(i32::try_from(self.height).unwrap_or(i32::MAX) - 1);
        let mut row = Cover::new(self.width);
        for y in first..=last {
            for fine in 0..FINE {
                let line = f64::from(y) + (f64::from(fine) + 0.5) / f64::from(FINE);
                row.add(&crossings(&points, line));
            }
            self.blend(y, &row, paint);
            row.clear();
        }
    }

    fn to_pixels(&self, (x, y): Point) -> Point {
        (x * self.scale + self.left, y * self.scale + self.top)
    }

    fn blend(&mut self, y: i32, row: &Cover, paint: Paint) {
        let Some((start, shares)) = row.covered() else { return };
        let height = (f64::from(y) + 0.5 - self.top) / self.scale;
        let colour = paint.at(height);
        let (seed, scale) = (self.grain(77), 1.0 / self.scale);
        let offset = usize::try_from(y).unwrap_or(0) * usize::try_from(self.width).unwrap_or(0) + start;
        let pixels = self.pixels.iter_mut().skip(offset);
        for ((pixel, share), x) in pixels.zip(shares).zip(u32::try_from(start).unwrap_or(0)..) {
            if *share > 0.0 {
                let lift = if paint.brush > 0.0 {
                    // Long strokes across, and cloudy pools of paint.
                    let x = f64::from(x) * scale;
                    let stroke = noise(seed, x / 190.0, height / 17.0);
                    1.0 + paint.brush * (stroke + noise(seed ^ 5, x / 70.0, height / 60.0))
                } else {
                    1.0
                };
                *pixel = pixel.mix(colour.shade(lift), share.min(1.0) * paint.cover);
            }
        }
    }

    /// Light around a point, fading to nothing at the radius.
    pub(super) fn glow(&mut self, centre: Point, radius: f64, colour: Colour, strength: f64) {
        let ((x, y), radius) = (self.to_pixels(centre), (radius * self.scale).max(1.0));
        let width = usize::try_from(self.width).unwrap_or(0).max(1);
        for (row, line) in (0_i32..).zip(self.pixels.chunks_mut(width)) {
            let down = (f64::from(row) + 0.5 - y) / radius;
            if down.abs() >= 1.0 {
                continue;
            }
            for (column, pixel) in (0_i32..).zip(line) {
                let across = (f64::from(column) + 0.5 - x) / radius;
                let near = 1.0 - (across * across + down * down);
                if near > 0.0 {
                    *pixel = pixel.mix(colour, near * near * strength);
                }
            }
        }
    }

    /// The finished sheet in bytes: a slight darkening towards the corners, and grain.
    pub(super) fn finish(self) -> Vec<u8> {
        let seed = self.grain(99);
        let width = usize::try_from(self.width).unwrap_or(0).max(1);
        let (half_width, half_height) = (f64::from(self.width) / 2.0, f64::from(self.height) / 2.0);
        let mut out = Vec::with_capacity(self.pixels.len() * 3);
        for (y, line) in (0_i32..).zip(self.pixels.chunks(width)) {
            let down = f64::from(y) / half_height - 1.0;
            for (x, pixel) in (0_i32..).zip(line) {
                let across = f64::from(x) / half_width - 1.0;
                let corner = 1.0 - 0.05 * (across * across * down * down);
                let grain = 0.5 * speck(seed, x, y) + 0.7 * speck(seed ^ 3, x / 2, y / 2);
                out.extend(Colour(pixel.shade(corner).0.map(|part| part + grain)).bytes());
            }
        }
        out
    }
}

/// Where a line cuts the outline, from left to right.
fn crossings(points: &[Point], line: f64) -> Vec<f64> {
    let ends = points.iter().skip(1).chain(points.first());
    let mut found: Vec<f64> = points
        .iter()
        .zip(ends)
        .filter(|((_, from), (_, to))| (*from <= line) != (*to <= line))
        .map(|((x, from), (to_x, to))| x + (line - from) / (to - from) * (to_x - x))
        .collect();
    found.sort_by(f64::total_cmp);
    found
}

/// How much of each pixel of one row a shape covers.
struct Cover {
    shares: Vec<f64>,
    first: usize,
    end: usize,
}

impl Cover {
    fn new(width: u32) -> Self {
        let width = usize::try_from(width).unwrap_or(0);
        Self { shares: vec![0.0; width], first: width, end: 0 }
    }

    fn add(&mut self, crossings: &[f64]) {
        let width = f64::from(u32::try_from(self.shares.len()).unwrap_or(0));
        let weight = 1.0 / f64::from(FINE);
        for pair in crossings.chunks_exact(2) {
            let [from, to] = pair else { continue };
            let (from, to) = (from.clamp(0.0, width), to.clamp(0.0, width));
            if to <= from {
                continue;
            }
            let (start, end) = (index(from), index(to.ceil()));
            self.first = self.first.min(start);
            self.end = self.end.max(end);
            let inside = self.shares.iter_mut().enumerate().take(end).skip(start);
            for (at, share) in inside {
                let left = f64::from(u32::try_from(at).unwrap_or(0));
                *share += weight * (to.min(left + 1.0) - from.max(left)).clamp(0.0, 1.0);
            }
        }
    }

    /// The covered part of the row and where it starts.
    fn covered(&self) -> Option<(usize, &[f64])> {
        self.shares
            .get(self.first..self.end)
            .filter(|shares| !shares.is_empty())
            .map(|shares| (self.first, shares))
    }

    fn clear(&mut self) {
        if let Some(shares) = self.shares.get_mut(self.first..self.end) {
            shares.fill(0.0);
        }
        self.first = self.shares.len();
        self.end = 0;
    }
}

fn index(position: f64) -> usize {
    usize::try_from(whole(position)).unwrap_or(0)
}
