//! Colours, and chance that can be repeated.

/// Red, green and blue from 0 to 255.
#[derive(Clone, Copy, Debug)]
pub(super) struct Colour(pub(super) [f64; 3]);

impl Colour {
    pub(super) const fn hex(code: u32) -> Self {
        let [_, red, green, blue] = code.to_be_bytes();
        Self([byte(red), byte(green), byte(blue)])
    }

    /// This colour with a share of the other, from 0 to 1.
    pub(super) fn mix(self, other: Self, share: f64) -> Self {
        let ([r, g, b], [x, y, z]) = (self.0, other.0);
        Self([r + (x - r) * share, g + (y - g) * share, b + (z - b) * share])
    }

    /// Lighter with a factor above 1, darker below.
    pub(super) fn shade(self, factor: f64) -> Self {
        Self(self.0.map(|part| part * factor))
    }

    pub(super) fn bytes(self) -> [u8; 3] {
        self.0.map(|part| u8::try_from(whole(part + 0.5).clamp(0, 255)).unwrap_or(0))
    }
}

#[expect(clippy::as_conversions, reason = "every byte is exactly an f64, and From is not const")]
const fn byte(part: u8) -> f64 {
    part as f64
}

/// The next whole number below. The only way from a fraction to a whole number in Rust is `as`, which saturates.
#[expect(clippy::as_conversions, reason = "there is no TryFrom<f64>; the cast saturates and cannot fail")]
pub(super) fn whole(value: f64) -> i32 {
    value.floor() as i32
}

pub(super) const PAPER: Colour = Colour::hex(0xf3_eee2);
pub(super) const INK: Colour = Colour::hex(0x2b_3440);
pub(super) const NAVY: Colour = Colour::hex(0x3d_4f63);
pub(super) const SLATE: Colour = Colour::hex(0x5c_7288);
pub(super) const BLUE: Colour = Colour::hex(0x8a_a4b8);
pub(super) const MIST: Colour = Colour::hex(0xc3_d0d6);
pub(super) const SAND: Colour = Colour::hex(0xd9_c7a8);
pub(super) const CREAM: Colour = Colour::hex(0xee_e2c8);
pub(super) const OCHRE: Colour = Colour::hex(0xb9_9a68);
pub(super) const GREEN: Colour = Colour::hex(0x7b_8a74);
pub(super) const MOSS: Colour = Colour::hex(0x55_6653);
pub(super) const ROSE: Colour = Colour::hex(0xd4_ac98);
pub(super) const BRICK: Colour = Colour::hex(0xa8_6f5c);
pub(super) const RED: Colour = Colour::hex(0x8f_1d21);
pub(super) const GLOW: Colour = Colour::hex(0xf2_cf8a);

/// Chance from a seed (`splitmix64`).
#[derive(Clone, Debug)]
pub(super) struct Chance(u64);

impl Chance {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// From 0 to 1.
    pub(super) fn share(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        unit(mixed(self.0))
    }

    pub(super) fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.share()
    }

    /// True with this probability.
    pub(super) fn hit(&mut self, share: f64) -> bool {
        self.share() < share
    }
}

fn mixed(value: u64) -> u64 {
    let value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}

/// From 32 random bits to the span from 0 to 1.
fn unit(bits: u64) -> f64 {
    f64::from(u32::try_from(bits >> 32).unwrap_or(0)) / 4_294_967_296.0
}

/// A random value from −1 to 1 for a point of a grid.
pub(super) fn speck(seed: u64, x: i32, y: i32) -> f64 {
    let place = u64::from(x.cast_unsigned()) << 32 | u64::from(y.cast_unsigned());
    unit(mixed(place ^ mixed(seed))) * 2.0 - 1.0
}

/// Soft noise from −1 to 1: specks of a grid with smooth ways between them.
pub(super) fn noise(seed: u64, x: f64, y: f64) -> f64 {
    let (left, top) = (whole(x), whole(y));
    let ease = |t: f64| t * t * (3.0 - 2.0 * t);
    let (u, v) = (ease(x - f64::from(left)), ease(y - f64::from(top)));
    let row = |y: i32| {
        let (a, b) = (speck(seed, left, y), speck(seed, left.saturating_add(1), y));
        a + (b - a) * u
    };
    let (upper, lower) = (row(top), row(top.saturating_add(1)));
    upper + (lower - upper) * v
}
